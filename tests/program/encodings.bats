#!/usr/bin/env bats
# The same report in other encodings, line ends and Unicode forms gives the same pages.

load common

# The second sample with punctuation that few of the old encodings have.
add_punctuation() { sed -i '0,/<title>/s/<title>/<title>“–…” ≥ /' phu-luc-2.xml; }

transcode() { python3 "$checkout/tests/program/transcode.py" "$@"; }

# same_pages EXPECTED_REPORT REPORT [OPTION…]: in the dump and in the PDF.
same_pages() {
    local report=$1
    shift
    "$phuluc" render --dump-layout "$report" 2>/dev/null >expected
    "$phuluc" render --dump-layout "$@" 2>told >actual || { cat told; return 1; }
    cmp expected actual
    "$phuluc" render "$report" -o expected.pdf 2>/dev/null
    "$phuluc" render "$@" -o actual.pdf 2>/dev/null
    pdftotext -layout expected.pdf expected.txt
    pdftotext -layout actual.pdf actual.txt
    [ -s expected.txt ]
    cmp expected.txt actual.txt
}

# same_in ENCODING [NAME]: both samples, the encoding declared, as NAME.
same_in() {
    local name
    add_punctuation
    for name in phu-luc-1 phu-luc-2; do
        transcode "$@" <"$name.xml" >other.xml
        ! cmp -s "$name.xml" other.xml || false
        same_pages "$name.xml" other.xml
    done
}

# agrees_with_iconv ENCODING: what the tests' own tables make of a sample, iconv reads the same.
agrees_with_iconv() {
    transcode "$1" UTF-8 <phu-luc-1.xml | iconv -f "$1" -t UTF-8 | cmp - phu-luc-1.xml
}

@test "TCVN5712-1" {
    agrees_with_iconv TCVN5712-1
    same_in TCVN5712-1
}

@test "TCVN5712-1 with tones behind their letters" {
    transcode TCVN5712-1 <phu-luc-1.xml >one.xml
    sed 's/\xb8/a\xb3/g; s/\xca/\xa9\xb3/g; s/\xf9/\xad\xb4/g' one.xml >other.xml
    ! cmp -s one.xml other.xml || false
    same_pages phu-luc-1.xml other.xml
}

@test "VISCII" {
    agrees_with_iconv VISCII
    same_in VISCII
}

@test "windows-1258" {
    agrees_with_iconv windows-1258
    same_in windows-1258
    same_in windows-1258 CP1258
}

@test "UTF-16 with a byte order mark, either way round" {
    same_in UTF-16LE
    same_in UTF-16BE
}

@test "TCVN3 and VNI, declared" {
    same_in tcvn3
    same_in vni
}

@test "UTF-8 with a byte order mark" {
    { printf '\xef\xbb\xbf'; cat phu-luc-1.xml; } >mark.xml
    same_pages phu-luc-1.xml mark.xml
}

@test "line ends of Windows" {
    sed 's/$/\r/' phu-luc-1.xml >crlf.xml
    same_pages phu-luc-1.xml crlf.xml
}

@test "decomposed Vietnamese is composed" {
    same_in decomposed UTF-8
}

@test "--encoding wins over the declaration" {
    for encoding in TCVN5712-1 VISCII windows-1258 tcvn3 vni; do
        transcode "$encoding" UTF-8 <phu-luc-1.xml >other.xml
        same_pages phu-luc-1.xml other.xml --encoding "$encoding"
        exits 3 "$phuluc" check other.xml
        says "error[F05]"
    done
    exits 1 "$phuluc" check --encoding vni other.xml
}

@test "--encoding is for the report alone" {
    transcode vni <good.xml >other.xml
    sed 's/ encoding="UTF-8"//' "$checkout/layouts/phu-luc-2.xml" >mine.xml
    exits 0 "$phuluc" check other.xml --layout ./mine.xml --encoding vni
}

@test "messages have the lines and columns of the file, counted in characters" {
    sed 's|</lead-agency>|&<plan period="2026" value="1"/>|' good.xml >faulty.xml
    exits 3 "$phuluc" check faulty.xml
    says "faulty.xml:23:43: error[R02]"
    expected=$output
    for encoding in TCVN5712-1 VISCII windows-1258 UTF-16LE UTF-16BE tcvn3 vni; do
        mkdir -p "$encoding"
        transcode "$encoding" <faulty.xml >"$encoding/faulty.xml"
        cd "$encoding"
        exits 3 "$phuluc" check faulty.xml
        cd ..
        grep -q '&#' "$encoding/faulty.xml" || [ "$output" = "$expected" ] # references are longer
    done
}

@test "a layout in an old encoding" {
    transcode windows-1258 <"$checkout/layouts/phu-luc-1.xml" >mine.xml
    same_pages phu-luc-1.xml phu-luc-1.xml --layout ./mine.xml
    transcode decomposed UTF-8 <"$checkout/layouts/phu-luc-1.xml" >apart.xml
    ! cmp -s "$checkout/layouts/phu-luc-1.xml" apart.xml || false
    same_pages phu-luc-1.xml phu-luc-1.xml --layout ./apart.xml
}

@test "UTF-16 asked for: the byte order mark or the first character tells the order" {
    for order in LE BE; do
        transcode UTF-16$order UTF-8 <phu-luc-1.xml >other.xml
        same_pages phu-luc-1.xml other.xml --encoding UTF-16
        same_pages phu-luc-1.xml other.xml --encoding utf-16$order
        tail -c +3 other.xml >bare.xml
        same_pages phu-luc-1.xml bare.xml --encoding UTF-16
        same_pages phu-luc-1.xml bare.xml --encoding UTF-16$order
    done
}

@test "names in Vietnamese are the same composed and decomposed" {
    cat >names.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2-so-sanh">
  <appendix/>
  <kinds><kind name="số-hồ-sơ" unit="lượt"><title>Số hồ sơ</title></kind></kinds>
  <group number="1">
    <title>Nhóm</title>
    <indicator id="tỷ-lệ" number="1">
      <name>Đạt <figure kind="target" part="thành-phố" value="50" unit="tỷ đồng"/></name>
      <result>Là <figure part="thành-phố" value="40" unit="tỷ đồng"/></result>
      <value kind="số-hồ-sơ" value="1"/>
      <stated-comparison with="số-hồ-sơ" value="80" unit="%"/>
    </indicator>
  </group>
</report>
XML
    same_pages names.xml names.xml
    grep -q "80%" actual
    # every other attribute decomposed, so that both forms meet
    python3 - <<'PY'
import re, unicodedata
text = open("names.xml", encoding="utf-8").read()
count = 0
def other(match):
    global count
    count += 1
    return unicodedata.normalize("NFD" if count % 2 else "NFC", match[0])
open("mixed.xml", "w", encoding="utf-8").write(re.sub('"[^"]*"', other, text))
PY
    ! cmp -s names.xml mixed.xml || false
    same_pages names.xml mixed.xml
}
