#!/usr/bin/env bats
# The command line: where the PDF goes, options, languages, exit statuses.

load common

@test "the PDF goes beside the report" {
    exits 0 "$phuluc" render good.xml
    [ -z "$output" ]
    is_pdf good.pdf
}

@test "a report without .xml at its end gets .pdf behind its name" {
    cp good.xml report
    exits 0 "$phuluc" render report
    is_pdf report.pdf
}

@test "-o names the file, before or behind the report" {
    exits 0 "$phuluc" render good.xml -o one.pdf
    exits 0 "$phuluc" render -o two.pdf good.xml
    exits 0 "$phuluc" render --output=three.pdf good.xml
    is_pdf one.pdf
    cmp one.pdf two.pdf
    cmp one.pdf three.pdf
    [ ! -e good.pdf ]
}

@test "-o - is standard output" {
    "$phuluc" render good.xml -o - >out.pdf
    exits 0 "$phuluc" render good.xml
    cmp out.pdf good.pdf
}

@test "the report - is standard input" {
    cp good.xml report.xml # as the report inside is called where it is piped
    exits 0 "$phuluc" render report.xml
    "$phuluc" render - -o - <good.xml >out.pdf
    cmp out.pdf report.pdf
    cat good.xml | "$phuluc" render - -o piped.pdf
    cmp piped.pdf report.pdf
    exits 3 "$phuluc" check - <invalid.xml
    says "-:24:7: error[X06]"
}

@test "standard input needs a place for the PDF" {
    exits 2 "$phuluc" render - <good.xml
    says "-o"
}

@test "a file named - is reached by ./-" {
    cp good.xml ./-
    exits 0 "$phuluc" check ./-
}

@test "--dump-layout prints pages, and writes no file" {
    exits 0 "$phuluc" render --dump-layout good.xml
    [[ ${lines[0]} == "page 1 "* ]]
    [ ! -e good.pdf ]
}

@test "findings are warnings for render, and status 1 for check" {
    exits 0 "$phuluc" render phu-luc-1.xml -o out.pdf
    says "phu-luc-1.xml:108:7: warning[A01]"
    is_pdf out.pdf
    exits 1 "$phuluc" check phu-luc-1.xml
    says "phu-luc-1.xml:108:7: warning[A01]"
}

@test "--strict writes nothing where there is a finding" {
    echo old >out.pdf
    exits 1 "$phuluc" render phu-luc-1.xml --strict -o out.pdf
    says "strict"
    [ "$(cat out.pdf)" = old ]
}

@test "--strict dumps nothing where there is a finding" {
    "$phuluc" render phu-luc-1.xml --strict --dump-layout >dump 2>told || status=$?
    [ "$status" -eq 1 ]
    [ ! -s dump ]
}

@test "--strict lets notes pass" {
    sed '/<attached-to/,/<\/attached-to>/d' good.xml >noted.xml
    exits 0 "$phuluc" render noted.xml --strict -o out.pdf
    says "note[A05]"
    is_pdf out.pdf
}

@test "check writes no file and sums up" {
    before=$(ls)
    exits 0 "$phuluc" check good.xml
    says "1 file checked"
    [ "$(ls)" = "$before" ]
}

@test "check tells on standard output, render on standard error" {
    "$phuluc" check phu-luc-1.xml >out 2>err || true
    [ -s out ] && [ ! -s err ]
    "$phuluc" render phu-luc-1.xml >out 2>err
    [ ! -s out ] && [ -s err ]
}

@test "check of several files: the worst status wins" {
    exits 0 "$phuluc" check good.xml vi-du-nhiem-vu.xml
    exits 1 "$phuluc" check good.xml phu-luc-1.xml phu-luc-2.xml
    exits 3 "$phuluc" check invalid.xml phu-luc-1.xml
    exits 3 "$phuluc" check phu-luc-1.xml no-such.xml good.xml
    says "3 files checked"
    run bash -c '"$0" check invalid.xml >/dev/full' "$phuluc"
    [ "$status" -eq 4 ]
}

@test "check goes on after a file that is refused" {
    exits 3 "$phuluc" check no-such.xml invalid.xml no-glyph.xml
    says "no-such.xml: error[F01]"
    says "invalid.xml:24:7: error[X06]"
    says "no-glyph.xml:23:7: error[T02]"
}

@test "--layout, --profile and --face take a name or a path" {
    exits 0 "$phuluc" render good.xml --layout phu-luc-2 --profile hd36 --face liberation-serif -o a.pdf
    exits 0 "$phuluc" render good.xml --layout "$checkout/layouts/phu-luc-2.xml" \
        --profile "$checkout/layouts/hd36.xml" --face "$checkout/fonts/liberation-serif.xml" -o b.pdf
    cmp a.pdf b.pdf
}

@test "--max-bytes refuses larger files" {
    size=$(stat -c %s good.xml)
    exits 3 "$phuluc" check good.xml --max-bytes 100
    says "error[F02]"
    exits 3 "$phuluc" check - --max-bytes 100 <good.xml
    says "error[F02]"
    cp "$checkout/layouts/phu-luc-2.xml" big.xml
    printf '<!-- %05000d -->\n' 0 >>big.xml
    exits 3 "$phuluc" check good.xml --layout ./big.xml --max-bytes $((size + 10))
    says "big.xml: error[F02]"
}

@test "--help and --version" {
    exits 0 "$phuluc" --help
    says "phuluc render"
    says "Exit status"
    long_help=$output
    exits 0 "$phuluc" -h
    [ "$output" = "$long_help" ]
    exits 0 "$phuluc" render --help
    exits 0 "$phuluc" --version
    [[ $output =~ ^phuluc\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}

@test "every option is in the help, and the help fits 80 columns" {
    exits 0 "$phuluc" --help
    for option in --output --layout --profile --face --encoding --strict --dump-layout --lang --max-bytes \
        --help --version; do
        says "$option"
    done
    ! LC_ALL=C.UTF-8 grep -E '.{81}' <<<"$output" || false
}

@test "the help of a command says what holds of it" {
    for command in render check export update import diff attach extract verify; do
        exits 0 "$phuluc" "$command" --help
        says "A file named - is read from standard input."
    done
    for command in new batch watch; do
        exits 0 "$phuluc" "$command" --help
        [[ $output != *"standard input"* ]]
    done
    for command in render check diff verify batch; do
        exits 0 "$phuluc" "$command" --help
        says $'\n  1   '
    done
    for command in new export update import attach watch extract; do
        exits 0 "$phuluc" "$command" --help
        says $'  0   clean\n  2   '
    done
    exits 0 "$phuluc" batch --help
    says "the folder of the PDFs"
    [[ $output != *extract* ]]
    exits 0 "$phuluc" new --help
    says "(default: standard output)"
    exits 0 "$phuluc" update --help
    says "(default: in place of the report)"
    exits 0 "$phuluc" watch --help
    says "watch: makes the PDFs of a folder"
}

@test "the help of each command fits 80 columns, in Vietnamese too" {
    for words in render check new export update import diff attach batch watch extract verify ""; do
        # shellcheck disable=SC2086 # words are words
        exits 0 "$phuluc" $words --help
        ! LC_ALL=C.UTF-8 grep -E '.{81}' <<<"$output" || false
    done
    needs_vietnamese
    for words in render check new export update import diff attach batch watch extract verify ""; do
        # shellcheck disable=SC2086 # words are words
        exits 0 env LC_ALL=C.UTF-8 "$phuluc" $words --help --lang vi
        ! LC_ALL=C.UTF-8 grep -E '.{81}' <<<"$output" || false
        ! grep -q 'standard\|default' <<<"$output" || false
    done
}

@test "options of every command may come before it" {
    exits 3 "$phuluc" --diagnostics=json --lang=en check invalid.xml
    says '"code":"X06"'
    exits 0 "$phuluc" --max-bytes 1000000 export good.xml -o - # of another program
    says "id;number"
    exits 3 "$phuluc" --max-bytes 10 export good.xml -o -
    says "error[F02]"
    exits 0 "$phuluc" --help batch
    [[ $output == "Usage: phuluc batch "* ]]
    exits 0 "$phuluc" -- check good.xml
    exits 2 "$phuluc" --strict render good.xml
    says "the option --strict comes behind the command"
    exits 2 "$phuluc" --lang vi
    says "render, check"
    exits 2 "$phuluc" --lang vi draw good.xml
    says "'draw'"
    exits 2 "$phuluc" check --strict good.xml
    [ ! -e good.pdf ]
    needs_vietnamese
    exits 3 "$phuluc" --lang vi check invalid.xml
    says "lỗi[X06]"
}

@test "wrong usage is status 2 and points to the help" {
    for words in "" "--strict" "draw good.xml" "render" "check" "render good.xml phu-luc-2.xml" \
        "check good.xml -o x.pdf" "render good.xml --colour" "render good.xml -o" \
        "render good.xml --lang fr" "render good.xml --max-bytes 0" \
        "render good.xml --max-bytes -1" "render good.xml --max-bytes 1k" \
        "render good.xml --strict=yes"; do
        # shellcheck disable=SC2086 # words are words
        exits 2 "$phuluc" $words
        says "--help"
    done
    [ ! -e good.pdf ]
}

# refused WORDS… SAID: status 2, and told so, in one line above the hint, of which a terminal
# takes no harm.
refused() {
    exits 2 "$phuluc" "${@:1:$#-1}"
    echo "$output"
    [ "${lines[0]}" = "phuluc: ${!#}" ]
    [ "${#lines[@]}" -eq 2 ]
    output=${output//$'\n'/ }
    harmless
}

@test "what is no option is told in our words, and does nothing to a terminal" {
    refused render good.xml --colour=red "there is no option --colour"
    says "Try 'phuluc --help'."
    refused --colour render good.xml "there is no option --colour"
    refused render $'--c\e[31m\xE2\x80\xAE' good.xml "there is no option --cU+001B[31mU+202E"
    refused render good.xml -x "there is no option -x"
    refused -: render good.xml "there is no option -:"
    refused batch -qzj1 . "there is no option -z"
    refused render good.xml -ô -x "there is no option -ô"
    refused render good.xml $'-\xE2\x80\xAEo' "there is no option -U+202E"
    refused render good.xml $'-\e[31m' "there is no option -U+001B"
    refused render good.xml $'-\x9b' $'there is no option -\xEF\xBF\xBD'
    refused render good.xml --pr "--pr may be any of these: --profile, --prune"
    refused render good.xml --out "the option --output needs FILE behind it"
    refused render good.xml -o "the option --output needs FILE behind it"
    refused --lang "the option --lang needs vi|en behind it"
    refused render good.xml --strict=$'\e[31m' "the option --strict takes no argument"
    exits 0 "$phuluc" render good.xml --stri --out=out.pdf # what is clear may be short
    is_pdf out.pdf
}

@test "the same in Vietnamese" {
    needs_vietnamese
    refused render --lang vi --colour good.xml "không có tùy chọn --colour"
    says "Gõ 'phuluc --help' để xem hướng dẫn."
    refused render --lang vi $'--c\e[31m\xE2\x80\xAE' "không có tùy chọn --cU+001B[31mU+202E"
    refused render --lang vi good.xml -ô "không có tùy chọn -ô"
    refused render --lang vi --pr good.xml "--pr có thể là một trong các tùy chọn: --profile, --prune"
    refused render --lang vi good.xml --output "sau tùy chọn --output phải ghi TỆP"
    refused render --lang vi good.xml --strict=yes "tùy chọn --strict không nhận giá trị"
}

@test "new writes a report that is valid as it stands, for every layout" {
    for layout in "$checkout"/layouts/*.xml; do
        name=$(basename "$layout" .xml)
        grep -q '^<layout ' "$layout" || continue
        exits 0 "$phuluc" new "$name" -o "$name.new.xml"
        exits 0 "$phuluc" check "$name.new.xml"
        says "errors 0, warnings 0, notes 0"
        exits 0 "$phuluc" render "$name.new.xml"
        is_pdf "$name.new.pdf"
    done
}

@test "new gives each kind of the layout a value, and comments" {
    exits 0 "$phuluc" new phu-luc-1 --year 1999
    says '<plan periods="1999 2000 2001" base="1999"/>'
    says '<plan period="2001" value='
    says 'layout="phu-luc-1"'
    says '<!-- Số ghi với dấu chấm thập phân'
}

@test "new declares the periods that a layout means by a name, before the base or by themselves" {
    cp "$checkout/tests/golden/comparison-periods.layout.xml" .
    exits 0 "$phuluc" new ./comparison-periods.layout.xml --year 2024 -o new.xml
    output=$(cat new.xml)
    says '<result periods="2020 2024 2025 2026" base="2025">'
    says '<named-period name="cung-ky" period="2024"/>'
    says '<result period="2020" value='
    exits 1 "$phuluc" check new.xml
    says "errors 0, warnings 1, notes 0" # L08: its columns are too wide
}

@test "new goes by the year it is told, else by SOURCE_DATE_EPOCH" {
    exits 0 env SOURCE_DATE_EPOCH=86400 "$phuluc" new phu-luc-1
    says 'periods="1970 1971 1972"'
    exits 0 env SOURCE_DATE_EPOCH=86400 "$phuluc" new phu-luc-1 --year 1999
    says 'periods="1999 2000 2001"'
    exits 2 "$phuluc" new phu-luc-1 --year 99999
    exits 2 "$phuluc" new phu-luc-1 --year x
}

@test "new replaces no file" {
    echo kept >mine.xml
    exits 4 "$phuluc" new phu-luc-1 -o mine.xml
    says "mine.xml: error[O01]: there is such a file already"
    [ "$(cat mine.xml)" = kept ]
}

@test "new needs one layout that is there" {
    exits 2 "$phuluc" new
    exits 2 "$phuluc" new phu-luc-1 phu-luc-2
    exits 3 "$phuluc" new phu-luc-99
    says "phu-luc-1, phu-luc-2"
}
