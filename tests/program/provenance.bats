#!/usr/bin/env bats
# What a PDF was made from: recorded, given back, and shown by making it again.

load common
bats_require_minimum_version 1.5.0

# changed FILE PYTHON: the bytes `b` of the file after that statement.
changed() { python3 -c 'import sys
b = bytearray(open(sys.argv[1], "rb").read())
exec(sys.argv[2])
sys.stdout.buffer.write(b)' "$1" "$2"; }

lines_of() {
    sed -n '/<phuluc:madeFrom>/,/<\/phuluc:madeFrom>/s|.*<rdf:li>\(.*\)</rdf:li>.*|\1|p' "$1" |
        sed 's/&amp;/\&/g'
}

@test "the PDF lists all that it was made from, each file with its SHA-256" {
    sha() { sha256sum "$1" | cut -d' ' -f1; }
    "$phuluc" render phu-luc-1.xml --profile nd30 -o out.pdf 2>/dev/null
    lines_of out.pdf >lines
    cat lines
    grep -qx "report $(sha phu-luc-1.xml) phu-luc-1.xml" lines
    grep -qx "layout $(sha "$checkout/layouts/phu-luc-1.xml") phu-luc-1" lines
    grep -qx "profile $(sha "$checkout/layouts/nd30.xml") nd30" lines
    grep -qx "face $(sha "$checkout/fonts/liberation-serif.xml") liberation-serif" lines
    grep -qx "option profile nd30" lines
    grep -qx "option pdfa 3a" lines
    grep -q "^program phuluc " lines
    [ "$(grep -c "^library " lines)" -ge 4 ]
    [ "$(grep -cE "^font [0-9a-f]{64} LiberationSerif-.*ttf$" lines)" -eq 4 ]
    grep -qE "^colour [0-9a-f]{64} " lines
    ! grep -qF "$BATS_TEST_TMPDIR" out.pdf || false
}

@test "the digest over all is that of the lines, and stands in the clear" {
    for level in 3a 1a; do
        "$phuluc" render phu-luc-1.xml --pdfa $level -o out.pdf 2>/dev/null
        digest=$(lines_of out.pdf | sha256sum | cut -d' ' -f1)
        grep -qa "<phuluc:digest>$digest</phuluc:digest>" out.pdf
        grep -qa "/XXphuluc<${digest^^}>" <(tail -c 1200 out.pdf)
    done
}

@test "extract gives the report back byte for byte" {
    mkdir back
    printf '\xEF\xBB\xBF' | cat - good.xml >bom.xml
    sed 's/encoding="UTF-8"/encoding="UTF-16"/' good.xml | iconv -f UTF-8 -t UTF-16 >wide.xml
    for report in phu-luc-1 phu-luc-2 bom wide; do
        "$phuluc" render $report.xml -o back/$report.pdf 2>/dev/null
        exits 0 "$phuluc" extract back/$report.pdf
        cmp $report.xml back/$report.xml
        "$phuluc" extract - -o - <back/$report.pdf | cmp $report.xml -
    done
}

@test "extract replaces no file that it was not told to, and never the PDF" {
    "$phuluc" render good.xml -o out.pdf
    echo mine >out.xml
    exits 4 "$phuluc" extract out.pdf
    says "there is such a file already, and it is not replaced"
    [ "$(cat out.xml)" = mine ]
    exits 0 "$phuluc" extract out.pdf -o out.xml
    cmp good.xml out.xml
    cp out.pdf kept.pdf
    exits 4 "$phuluc" extract out.pdf -o out.pdf
    cmp out.pdf kept.pdf
}

@test "a level that carries no report says so" {
    for level in 2a 1a none; do
        "$phuluc" render good.xml --pdfa $level -o out.pdf
        exits 3 "$phuluc" extract out.pdf -o no.xml
        says "error[P08]: a PDF of this level (--pdfa $level) carries no report"
        [ ! -e no.xml ]
        exits 3 "$phuluc" verify out.pdf
        says "error[P08]"
        exits 0 "$phuluc" verify out.pdf --source good.xml
        [ "$output" = "out.pdf: identical" ]
    done
}

@test "verify knows what it made, with whatever options, from wherever" {
    mkdir -p there/layouts
    cp "$checkout/tests/golden/portrait.layout.xml" there/layouts/own.xml
    sed 's/id="nd30"/id="own-rules"/' "$checkout/layouts/nd30.xml" >there/own-rules.xml
    cp phu-luc-1.xml there
    local words
    for words in "" "--profile nd30" "--no-tags" "--signature-field" "--number 123 --date 2024-10-15" "--layout there/layouts/own.xml" \
        "--profile there/own-rules.xml" "--pdfa 3a --face liberation-serif --encoding UTF-8"; do
        # shellcheck disable=SC2086 # words are words
        "$phuluc" render phu-luc-1.xml $words -o there/out.pdf 2>/dev/null
        local found=""
        case $words in *own.xml) found="--layout there/layouts/own.xml" ;; esac
        # shellcheck disable=SC2086
        exits 0 "$phuluc" verify there/out.pdf $found
        [ "$output" = "there/out.pdf: identical" ]
        # shellcheck disable=SC2086
        (cd / && exits 0 "$phuluc" verify "$BATS_TEST_TMPDIR/there/out.pdf" \
            --source "$BATS_TEST_TMPDIR/phu-luc-1.xml" ${found/there/$BATS_TEST_TMPDIR/there}) ||
            [[ $words == *own-rules.xml ]] # which lies beside the PDF, not beside this source
    done
    SOURCE_DATE_EPOCH=1700000000 "$phuluc" render phu-luc-1.xml -o there/out.pdf 2>/dev/null
    exits 0 "$phuluc" verify there/out.pdf
    "$phuluc" render phu-luc-1.xml -o there/out.pdf 2>/dev/null
    SOURCE_DATE_EPOCH=1700000000 exits 0 "$phuluc" verify there/out.pdf
    "$phuluc" render - -o there/out.pdf <phu-luc-1.xml 2>/dev/null
    exits 0 "$phuluc" verify - <there/out.pdf
    [ "$output" = "-: identical" ]
}

@test "a renamed report is still the source" {
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    mv phu-luc-1.xml renamed.xml
    exits 0 "$phuluc" verify out.pdf --source renamed.xml
}

@test "verify tells which part is another" {
    cp -r "$checkout/layouts" "$checkout/fonts" "$checkout/input" .
    export PHULUC_DATA=$PWD
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    exits 0 "$phuluc" verify out.pdf
    differs() { # PART FILE: the file is another, and only that is told
        local part=$1 file=$2
        cp "$file" kept
        echo "<!-- another -->" >>"$file"
        exits 1 "$phuluc" verify out.pdf --source phu-luc-1.xml
        cp kept "$file"
        says "out.pdf: different"
        says "  $part: recorded SHA-256 $(sha256sum <kept | head -c 12)…, now SHA-256 "
        [ "$(wc -l <<<"$output")" -eq 2 ]
    }
    differs "source 'phu-luc-1.xml'" phu-luc-1.xml
    differs "layout 'phu-luc-1'" layouts/phu-luc-1.xml
    differs "profile 'hd36'" layouts/hd36.xml
    differs "face 'liberation-serif'" fonts/liberation-serif.xml
}

@test "verify tells a font that is another, and render one that is damaged" {
    mkdir faces
    for style in Regular Bold Italic BoldItalic; do
        cp "$(find /usr/share/fonts -name "LiberationSerif-$style.ttf" | head -n 1)" faces
    done
    sed "s|<folder>.*</folder>|<folder>$PWD/faces</folder>|" "$checkout/fonts/liberation-serif.xml" >own.xml
    "$phuluc" render good.xml --face own.xml -o out.pdf
    exits 0 "$phuluc" verify out.pdf
    # the revision in table head, whose checksum the directory then has
    python3 - <<'END'
import struct
path = "faces/LiberationSerif-Bold.ttf"
font = bytearray(open(path, "rb").read())
for i in range(struct.unpack(">H", font[4:6])[0]):
    at = 12 + 16 * i
    if font[at:at + 4] == b"head":
        checksum, offset = struct.unpack(">II", font[at + 4:at + 12])
        font[offset + 7] ^= 1
        delta = 1 if font[offset + 7] & 1 else -1
        font[at + 4:at + 8] = struct.pack(">I", (checksum + delta) % 2**32)
open(path, "wb").write(font)
END
    exits 1 "$phuluc" verify out.pdf
    says "  font 'LiberationSerif-Bold.ttf': recorded"
    [ "$(wc -l <<<"$output")" -eq 2 ]
    changed faces/LiberationSerif-Italic.ttf 'b[len(b) // 2] ^= 4' >damaged
    cp damaged faces/LiberationSerif-Italic.ttf
    exits 3 "$phuluc" render good.xml --face own.xml -o other.pdf
    says "error[T01]"
    says "LiberationSerif-Italic.ttf\" cannot be used: it is damaged"
    [ ! -e other.pdf ]
}

@test "verify tells bytes that were changed" {
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    for at in 90 4000 20000; do
        changed out.pdf "b[$at] ^= 1" >changed.pdf
        exits 1 "$phuluc" verify changed.pdf
        says "changed.pdf: different"
        says "first at byte $at;"
    done
    qpdf out.pdf written-anew.pdf
    exits 1 "$phuluc" verify written-anew.pdf
    says "bytes: changed after the PDF was made"
    exits 0 "$phuluc" extract written-anew.pdf -o back.xml
    cmp phu-luc-1.xml back.xml
    changed out.pdf 'b = b.replace(b"option pdfa 3a", b"option pdfa 2a")' >changed.pdf
    exits 1 "$phuluc" verify changed.pdf
    says "record: it was changed after the PDF was made"
    changed out.pdf 'b = b.replace(b"option pdfa 3a", b"option pdfx 3a")' >changed.pdf
    exits 3 "$phuluc" verify changed.pdf
    says "error[P07]"
}

@test "a report inside that was exchanged is not given out for the source" {
    "$phuluc" render good.xml -o out.pdf
    sed 's/75\.5/99.9/' good.xml >other.xml
    name=$(qpdf --list-attachments out.pdf | cut -d' ' -f1)
    qpdf out.pdf --remove-attachment="$name" -- bare.pdf
    qpdf bare.pdf --add-attachment other.xml --key="$name" --filename="$name" -- exchanged.pdf
    exits 3 "$phuluc" extract exchanged.pdf -o back.xml
    [[ $output == *"error[P08]"* || $output == *"error[P09]"* ]]
    [ ! -e back.xml ]
}

@test "a signed file is identical up to where it was extended" {
    mkdir store
    certutil -N -d sql:store --empty-password
    head -c 64 /dev/urandom >noise
    certutil -S -d sql:store -n ky-so -s "CN=Co quan thu,C=VN" -x -t "CT,C,C" -m 1 -v 12 \
        -z noise -Z SHA256 --keyUsage digitalSignature,nonRepudiation </dev/null >/dev/null 2>&1
    for level in 3a 1a; do
        "$phuluc" render phu-luc-1.xml --pdfa $level --signature-field -o out.pdf 2>/dev/null
        pdfsig -nssdir sql:store -nick ky-so -sign ChuKySo out.pdf signed.pdf 2>/dev/null
        exits 0 "$phuluc" verify signed.pdf --source phu-luc-1.xml
        size=$(stat -c %s out.pdf)
        [ "$output" = "signed.pdf: identical up to byte $size, then extended by $(($(stat -c %s signed.pdf) - size)) bytes" ]
        changed signed.pdf 'b[5000] ^= 1' >changed.pdf
        exits 1 "$phuluc" verify changed.pdf --source phu-luc-1.xml
    done
    "$phuluc" render phu-luc-1.xml --signature-field -o out.pdf 2>/dev/null
    pdfsig -nssdir sql:store -nick ky-so -sign ChuKySo out.pdf signed.pdf 2>/dev/null
    "$phuluc" extract signed.pdf -o - | cmp phu-luc-1.xml -
}

@test "what phuluc did not make, or is protected, or cut short, is told" {
    "$phuluc" render good.xml -o out.pdf
    qpdf --empty foreign.pdf
    qpdf out.pdf --encrypt "" owner 256 -- encrypted.pdf
    qpdf out.pdf --encrypt user owner 256 -- locked.pdf
    head -c 9000 out.pdf >cut.pdf
    : >empty.pdf
    for command in verify extract; do
        exits 3 "$phuluc" $command foreign.pdf
        says "foreign.pdf: error[P07]: the PDF does not say what it was made from"
        exits 3 "$phuluc" $command encrypted.pdf
        says "error[P02]: the PDF is encrypted"
        exits 3 "$phuluc" $command locked.pdf
        says "error[P02]: the PDF is protected by a password"
        exits 3 "$phuluc" $command cut.pdf
        says "error[P01]"
        exits 3 "$phuluc" $command good.xml
        says "error[P01]: the PDF cannot be read (it is no PDF)"
        exits 3 "$phuluc" $command empty.pdf
        exits 3 "$phuluc" $command no-such.pdf
        says "error[F01]"
        exits 2 "$phuluc" $command
        exits 2 "$phuluc" $command a.pdf b.pdf
    done
    [ -z "$(ls -- *.xml.tmp 2>/dev/null)" ]
}

@test "damaged PDFs are borne" {
    "$phuluc" render good.xml -o out.pdf
    python3 - <<'END'
import random
dice = random.Random(5)
whole = open("out.pdf", "rb").read()
for number in range(60):
    b = bytearray(whole)
    for _ in range(dice.choice((1, 3, 30))):
        at = dice.choice((dice.randrange(len(b)), len(b) - 1 - dice.randrange(400)))
        b[at] = dice.choice((0, 32, 48 + dice.randrange(10), dice.randrange(256)))
    if dice.random() < 0.2:
        b = b[:dice.randrange(len(b))]
    open("m%02d.pdf" % number, "wb").write(b)
END
    for file in m*.pdf; do
        rm -f back.xml
        run "$phuluc" extract "$file" -o back.xml
        [[ $status =~ ^[03]$ ]] || { echo "$file: $status: $output"; false; }
        [ "$status" -eq 3 ] || cmp good.xml back.xml
    done
    for file in m0*.pdf; do
        run "$phuluc" verify "$file"
        [[ $status =~ ^[13]$ ]] || cmp out.pdf "$file"
    done
}

# object KEY=VALUE…: the JSON object in $output has these, in JSON.
object() {
    output=$output python3 -c '
import json, os, sys
lines = os.environ["output"].splitlines()
found = json.loads(lines[0])
assert len(lines) == 1, lines
assert list(found) == ["outcome", "pdf", "message", "bytes", "bytes-made", "first-difference",
                       "record-intact", "parts"], found
for wanted in sys.argv[1:]:
    key, value = wanted.split("=", 1)
    assert found[key] == json.loads(value), (key, found[key])' "$@"
}

@test "verify --json prints one object, whatever the outcome" {
    "$phuluc" render phu-luc-1.xml -o out.pdf 2>/dev/null
    size=$(stat -c %s out.pdf)
    run --separate-stderr "$phuluc" verify --json out.pdf
    [ "$status" -eq 0 ]
    object outcome='"identical"' pdf='"out.pdf"' bytes="$size" bytes-made="$size" \
        first-difference=null record-intact=true parts='[]' message=null
    { cat out.pdf && printf 'more'; } >more.pdf
    run --separate-stderr "$phuluc" verify --json more.pdf
    [ "$status" -eq 0 ]
    object outcome='"extended"' bytes=$((size + 4)) first-difference="$size"
    changed out.pdf 'b[4000] ^= 1' >changed.pdf
    run --separate-stderr "$phuluc" verify --json changed.pdf
    [ "$status" -eq 1 ]
    object outcome='"different"' first-difference=4000 parts='[]' record-intact=true
    changed out.pdf 'b = b.replace(b"option pdfa 3a", b"option pdfa 2a")' >changed.pdf
    run --separate-stderr "$phuluc" verify --json changed.pdf
    [ "$status" -eq 1 ]
    object outcome='"different"' record-intact=false
    sed 's/Phụ lục/Phụ  lục/; $a<!-- -->' phu-luc-1.xml >other.xml
    run --separate-stderr "$phuluc" verify --json out.pdf --source other.xml
    [ "$status" -eq 1 ]
    digest() { sha256sum <"$1" | cut -d' ' -f1; }
    object outcome='"different"' \
        parts='[{"part":"report","name":"phu-luc-1.xml","recorded":"'"$(digest phu-luc-1.xml)"'","now":"'"$(digest other.xml)"'"}]'
    printf 'no PDF' >none.pdf
    run --separate-stderr "$phuluc" verify --json none.pdf
    [ "$status" -eq 3 ]
    object outcome='"failed"' parts=null
    [[ $output == *'"message":"none.pdf: error[P0'* && $stderr == *"error[P0"* ]]
}

@test "verify and extract say it in Vietnamese" {
    needs_vietnamese
    "$phuluc" render good.xml -o out.pdf
    exits 0 env LC_ALL=C.UTF-8 "$phuluc" verify out.pdf --lang vi
    [ "$output" = "out.pdf: đúng như khi lập" ]
    exits 0 "$phuluc" extract out.pdf
    exits 4 "$phuluc" extract --lang vi out.pdf
    says "out.xml: lỗi[O01]: đã có tệp này và không ghi đè lên"
}
