#!/usr/bin/env bats
# The PDF as other programs read it.

load common

# Every appendix with its layouts, and a table with all that a table can have.
render_all() {
    "$phuluc" render phu-luc-1.xml -o phu-luc-1.pdf 2>/dev/null
    "$phuluc" render phu-luc-2.xml -o phu-luc-2.pdf 2>/dev/null
    "$phuluc" render phu-luc-2.xml --layout phu-luc-2-so-sanh -o so-sanh.pdf 2>/dev/null
}

golden() {
    "$phuluc" render "$checkout/tests/golden/$1.xml" --layout "$checkout/tests/golden/$2.layout.xml" \
        --profile "$checkout/tests/golden/small.profile.xml" -o "$1.pdf"
}

@test "qpdf finds nothing wrong" {
    render_all
    golden group-levels group-levels
    golden notes small
    golden merged-cells merged-cells
    for file in *.pdf; do
        run qpdf --check "$file"
        [ "$status" -eq 0 ] || { echo "$output"; false; }
        [[ $output != *WARNING* ]]
    done
}

@test "no box is drawn: every glyph is there, with its outline and its Unicode" {
    render_all
    golden notes small
    golden bold-italic-breaks small
    for file in *.pdf; do
        python3 "$BATS_TEST_DIRNAME/pdf.py" glyphs "$file" >drawn
        [ -s drawn ]
    done
}

# drawn_as_dumped NAME PROFILE: a golden case's texts stand in the PDF where its dump has them.
drawn_as_dumped() {
    local words=("$checkout/tests/golden/$1.xml" --layout "$checkout/tests/golden/$1.layout.xml" --profile "$2")
    "$phuluc" render "${words[@]}" -o "$1.pdf" 2>/dev/null
    "$phuluc" render "${words[@]}" --dump-layout >"$1.dump" 2>/dev/null
    python3 "$BATS_TEST_DIRNAME/pdf.py" places "$1.pdf" "$1.dump" >"$1.places"
}

@test "every text is drawn where the layout has put it, upright or turned" {
    drawn_as_dumped merged-cells nd30
    drawn_as_dumped mirrored-margins "$checkout/tests/golden/mirrored-margins.profile.xml"
    drawn_as_dumped rotated-header nd30
    [ "$(grep -c '^0.0 1.0 -1.0 0.0 ' rotated-header.places)" -eq 10 ]
}

@test "texts that a condition styles have their glyphs" {
    drawn_as_dumped conditional-rows nd30
    drawn_as_dumped conditional-cells nd30
    for style in Bold Italic BoldItalic; do
        pdffonts conditional-rows.pdf | grep -q -- "-$style "
    done
}

@test "bars are drawn exactly, without the ends that the table's rules have" {
    drawn_as_dumped bars nd30
    [ "$(python3 "$BATS_TEST_DIRNAME/pdf.py" bars bars.pdf bars.dump)" -gt 100 ]
}

@test "rotated text extracts in the order of reading" {
    "$phuluc" render "$checkout/tests/golden/rotated-header.xml" \
        --layout "$checkout/tests/golden/rotated-header.layout.xml" -o rotated.pdf 2>/dev/null
    qpdf --check rotated.pdf >/dev/null
    pdftotext -raw -enc UTF-8 rotated.pdf - | tr '\n' ' ' >text
    grep -q 'Tổng số hộ Tỷ lệ hộ nghèo đa chiều (%) Tỷ lệ hộ cận nghèo (%)' text
    grep -q 'Giường bệnh trên 10.000 dân' text
}

@test "the texts extract as Vietnamese in NFC, every one" {
    render_all
    for report in phu-luc-1 phu-luc-2; do
        pdftotext -raw -enc UTF-8 $report.pdf $report.txt
        python3 "$BATS_TEST_DIRNAME/pdf.py" texts $report.xml $report.txt
    done
}

@test "the computed comparisons are printed" {
    render_all
    pdftotext -layout phu-luc-1.pdf text
    for figure in 21,3% 33% 94% 81,4% 101,2%; do
        grep -q -- "$figure" text
    done
    pdftotext -layout so-sanh.pdf text
    grep -q '88,6%' text
    grep -q '91,1%' text
    [ "$(grep -cE '^ *[12]\.[0-9].*Vượt|Vượt *$' text)" -eq 3 ]
}

@test "the title is that of the appendix, in Vietnamese" {
    render_all
    pdfinfo -enc UTF-8 phu-luc-1.pdf | grep -qx 'Title: *PHỤ LỤC (1)'
    pdfinfo -enc UTF-8 phu-luc-2.pdf |
        grep -qx 'Title: *PHỤ LỤC II – PHÂN CÔNG TRIỂN KHAI MỤC TIÊU, CHỈ TIÊU CHUYỂN ĐỔI SỐ KẾ HOẠCH SỐ 49/KH-UBND'
    pdfinfo -enc UTF-8 phu-luc-2.pdf | grep -q 'Producer: *phuluc'
    ! pdfinfo phu-luc-2.pdf | grep -q Date || false
}

@test "every page is A4 across, and the fonts are embedded subsets" {
    render_all
    [ "$(pdfinfo -f 1 -l 9 phu-luc-1.pdf | grep -c '^Page.*841\.89 x 595\.28 pts')" -eq 2 ]
    pdffonts phu-luc-1.pdf | tail -n +3 >fonts
    [ -s fonts ]
    ! grep -vE '^[A-Z]{6}\+LiberationSerif.* yes yes yes ' fonts || false
}

@test "the bookmarks are the groups, in Vietnamese, with their pages" {
    render_all
    python3 "$BATS_TEST_DIRNAME/pdf.py" outline phu-luc-1.pdf >actual
    cat >expected <<'END'
I. Mục tiêu cơ bản đến năm 2025, phát triển chính quyền số, nâng cao hiệu quả, hiệu lực hoạt động: 1
II. Mục tiêu cơ bản đến năm 2025, phát triển kinh tế số, nâng cao năng lực cạnh tranh của nền kinh tế: 2
III. Mục tiêu cơ bản đến năm 2025, phát triển kinh tế số, thu hẹp khoảng cách số 2
END
    diff -u expected actual
    golden group-levels group-levels
    python3 "$BATS_TEST_DIRNAME/pdf.py" outline group-levels.pdf >actual
    cat >expected <<'END'
A. Nhóm cấp một 1
  I. Nhóm cấp hai 1
    1. Nhóm cấp ba 1
      a. Nhóm cấp bốn 1
B. Nhóm cấp một nữa, không có chỉ tiêu 2
END
    diff -u expected actual
    tables=$checkout/tests/golden/portrait-and-landscape
    "$phuluc" render "$tables.xml" --layout "$tables.layout.xml" -o portrait-and-landscape.pdf
    python3 "$BATS_TEST_DIRNAME/pdf.py" outline portrait-and-landscape.pdf >actual
    cat >expected <<'END'
Biểu số 1. Kết quả trong kỳ 1
  I. Chính quyền số 1
I. Chính quyền số 2
Biểu số 2. Chỉ tiêu hạ tầng 2
Biểu số 3. Nguồn lực 3
END
    diff -u expected actual
}
