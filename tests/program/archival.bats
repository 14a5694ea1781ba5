#!/usr/bin/env bats
# The PDF as a file for the archive: its levels, what it says of itself, what it carries.

load common

look() { python3 "$BATS_TEST_DIRNAME/archival.py" "$@"; }

# A report with every part of the heading known, and marks of XML in it.
dated() {
    cat >dated.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2" profile="nd30">
  <appendix number="3">
    <title>KẾT QUẢ &lt;A&amp;B&gt;</title>
    <attached-to number="49" symbol="/KH-UBND">
      <type>Kế hoạch</type>
      <date day="3" month="2" year="2024"/>
      <issuer>Ủy ban nhân dân &amp; Sở</issuer>
    </attached-to>
  </appendix>
  <kinds><target periods="2025"/></kinds>
  <group><title>Nhóm</title><indicator id="a"><name>Chỉ tiêu</name><target value="1"/></indicator></group>
</report>
XML
}

@test "the report is inside, byte for byte, under its name, as the source" {
    for report in phu-luc-1 good; do
        exits 0 "$phuluc" render $report.xml -o out.pdf
        look source out.pdf inside.xml >said
        cmp inside.xml $report.xml
        diff - said <<<"$report.xml application/xml /Source"
        pdfdetach -list out.pdf | grep -qx "1: $report.xml"
    done
    iconv -f UTF-8 -t UTF-16 phu-luc-2.xml >wide.xml
    "$phuluc" render wide.xml -o out.pdf 2>/dev/null
    look source out.pdf inside.xml
    cmp inside.xml wide.xml
    "$phuluc" render - -o out.pdf <good.xml
    diff - <(look source out.pdf inside.xml) <<<"report.xml application/xml /Source"
}

@test "a name beyond ASCII is that of the source too, and bytes that are no text do no harm" {
    cp good.xml 'Phụ lục (2).xml'
    "$phuluc" render 'Phụ lục (2).xml' -o out.pdf
    diff - <(look source out.pdf inside.xml) <<<"Phụ lục (2).xml application/xml /Source"
    cp good.xml $'b\xe1o\n.xml'
    "$phuluc" render $'b\xe1o\n.xml' -o out.pdf
    diff - <(look source out.pdf inside.xml) <<<"b_o_.xml application/xml /Source"
}

@test "levels without a source carry none" {
    for level in 2a 1a none; do
        exits 0 "$phuluc" render good.xml --pdfa $level -o out.pdf
        look no-source out.pdf
    done
    exits 2 "$phuluc" render good.xml --pdfa 4
    says "--pdfa needs 3a, 2a, 1a or none, not '4'"
}

@test "1a is PDF 1.4 with a plain table of cross-references, and lists its glyphs" {
    "$phuluc" render phu-luc-1.xml --pdfa 1a -o out.pdf 2>/dev/null
    [ "$(head -n 1 out.pdf)" = "%PDF-1.4" ]
    ! grep -qaE '/(ObjStm|XRef)' out.pdf || false
    qpdf --check out.pdf >/dev/null
    look glyph-sets out.pdf
    look limits out.pdf 8191 65535
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    [ "$(head -n 1 out.pdf)" = "%PDF-1.7" ]
    grep -qa /ObjStm out.pdf
}

@test "every sample shows the same pixels at every level, with tags and without" {
    for report in "$checkout"/input/*.xml; do
        "$phuluc" render "$report" --pdfa none --no-tags -o plain.pdf 2>/dev/null
        pdftoppm -r 100 plain.pdf >plain.ppm
        [ "$(wc -c <plain.ppm)" -gt 2000000 ] # a page of 827 by 1169 pixels
        for options in "" --no-tags "--pdfa 2a" "--pdfa 1a" "--pdfa none"; do
            # shellcheck disable=SC2086 # words are meant to split
            "$phuluc" render "$report" $options -o out.pdf 2>/dev/null
            exits 1 cmp -s out.pdf plain.pdf
            pdftoppm -r 100 out.pdf | cmp - plain.ppm
        done
    done
}

@test "a table of thousands of rows keeps to the limits of PDF/A-1" {
    python3 "$checkout/tests/bench/generate.py" 4000 >many.xml
    exits 0 "$build/phuluc" render many.xml --pdfa 1a -o many.pdf
    look limits many.pdf 8191 65535
}

@test "what the file says of itself is the report's, and the same in both places" {
    dated
    for level in 3a 2a 1a none; do
        exits 0 "$phuluc" render dated.xml --pdfa $level -o out.pdf
        look metadata out.pdf >said
        diff -u - said <<'END'
Title: Phụ lục III – KẾT QUẢ <A&B>
Subject: Kèm theo Kế hoạch số 49/KH-UBND ngày 03 tháng 02 năm 2024 của Ủy ban nhân dân & Sở
Author: Ủy ban nhân dân & Sở
Keywords: Phụ lục; Kế hoạch; 49/KH-UBND; 2025
Creator: phuluc 0.1.0
Producer: phuluc 0.1.0
CreationDate: 2024-02-03T00:00:00+07:00
ModDate: 2024-02-03T00:00:00+07:00
Language: vi-VN
END
    done
}

@test "texts too long for a PDF string are cut, in both places alike" {
    dated
    long=$(printf 'Ủy ban nhân dân thành phố %.0s' {1..500})
    sed "s/Ủy ban nhân dân &amp; Sở/$long/; s/Chỉ tiêu/$long/; s/Nhóm/$long/" dated.xml >long.xml
    for level in 3a 1a; do
        exits 0 "$phuluc" render long.xml --pdfa $level -o out.pdf
        look metadata out.pdf | grep '^Author' >author
        [ "$(LC_ALL=C.UTF-8 wc -m <author)" -eq $((8 + 8000 + 1)) ]
        look limits out.pdf 8191 32767
        qpdf --check out.pdf >/dev/null
    done
}

@test "dates are the report's, else that of SOURCE_DATE_EPOCH, else none" {
    dated
    SOURCE_DATE_EPOCH=1700000000 "$phuluc" render dated.xml -o out.pdf
    look metadata out.pdf | grep -qx 'CreationDate: 2024-02-03T00:00:00+07:00'
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null # which knows the year alone
    [ -z "$(look metadata out.pdf | grep Date)" ]
    export SOURCE_DATE_EPOCH=1700000000
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    look metadata out.pdf | grep -qx 'ModDate: 2023-11-15T05:13:20+07:00'
    TZ=America/New_York "$phuluc" render phu-luc-1.xml -o - 2>/dev/null | cmp - out.pdf
    SOURCE_DATE_EPOCH=yesterday exits 2 "$phuluc" render good.xml
    says "not 'yesterday'"
}

@test "room for filling in by hand is an ellipsis in the metadata" {
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    look metadata out.pdf |
        grep -qx 'Subject: Kèm theo Báo cáo … -BC/TU ngày … / … /2024 của Ban Thường vụ Thành uỷ'
}

@test "pages are called by the number of their appendix" {
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    diff - <(look labels out.pdf) <<<"PL1-1 PL1-2"
    sed 's/ number="3"//' good.xml >only.xml
    "$phuluc" render only.xml -o out.pdf
    diff - <(look labels out.pdf) <<<"PL-1"
}

@test "a viewer opens the first page as wide as its window, with the bookmarks beside it" {
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    diff - <(look view out.pdf) <<<"page 1 /FitH 596, /UseOutlines, title shown"
    qpdf --check out.pdf
}

@test "the colours are those of the profile, and none is needed without a level" {
    "$phuluc" render good.xml -o out.pdf
    look intent out.pdf /usr/share/color/icc/sRGB.icc
    mkdir -p data/color data/input
    cp -r "$checkout/layouts" "$checkout/fonts" data
    cp "$checkout/input/report.xsd" data/input
    cp /usr/share/color/icc/sRGB.icc data/color
    PHULUC_DATA=data "$phuluc" render good.xml -o - | cmp - out.pdf
    head -c 3000 /usr/share/color/icc/sRGB.icc >data/color/sRGB.icc
    PHULUC_DATA=data exits 3 "$phuluc" render good.xml -o no.pdf
    says "data/color/sRGB.icc: error[T03]"
    PHULUC_DATA=data exits 3 "$phuluc" check good.xml
    PHULUC_DATA=data exits 0 "$phuluc" render good.xml --pdfa none -o out.pdf
    cp /usr/share/color/icc/Gray.icc data/color/sRGB.icc
    PHULUC_DATA=data exits 3 "$phuluc" render good.xml -o no.pdf
    says "T03"
    [ ! -e no.pdf ]
}
