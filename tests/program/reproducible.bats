#!/usr/bin/env bats
# The same input, options and parts give the same bytes: whoever makes them, where and when.

load common

# The words of the PDFs that are compared, a line each.
cases() {
    cat <<'END'
phu-luc-1.xml
phu-luc-2.xml --pdfa 1a
vi-du-ngan-sach.xml --no-tags --profile nd30
vi-du-kinh-te-xa-hoi.xml --pdfa none --signature-field
vi-du-nhiem-vu.xml --pdfa 2a
END
}

# same_bytes COMMAND…: what it writes to standard output, with the words of each case put
# behind it, is what render has written.
same_bytes() {
    local words number=0
    while read -ra words; do
        number=$((number + 1))
        "$@" "${words[@]}" -o - 2>/dev/null >other.pdf
        cmp "$number.pdf" other.pdf || { echo "$* ${words[*]}"; return 1; }
    done < <(cases)
}

make_cases() {
    local words number=0
    while read -ra words; do
        number=$((number + 1))
        "$phuluc" render "${words[@]}" -o $number.pdf 2>/dev/null
    done < <(cases)
}

@test "the same bytes on every run, and at any time" {
    make_cases
    same_bytes "$phuluc" render
    sleep 1.1
    same_bytes "$phuluc" render
}

@test "the same bytes in any locale, time zone, environment and with any umask" {
    make_cases
    for locale in C.UTF-8 vi_VN.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
        same_bytes env LC_ALL=$locale LANG=$locale "$phuluc" render
    done
    same_bytes env TZ=Pacific/Apia "$phuluc" render
    same_bytes env TZ=:/nonexistent LANGUAGE=vi HOME=/nonexistent TMPDIR=/nonexistent "$phuluc" render
    same_bytes env -i PHULUC_DATA="$checkout" "$phuluc" render
    same_bytes "$phuluc" render --lang vi
    (umask 077 && same_bytes "$phuluc" render)
    (umask 077 && "$phuluc" render phu-luc-1.xml -o private.pdf 2>/dev/null)
    cmp 1.pdf private.pdf
}

@test "the same bytes from any folder, by any path, on any disk" {
    make_cases
    mkdir -p deep/er
    cp ./*.xml deep/er
    here=$PWD
    (cd / && cmp "$here/1.pdf" <("$phuluc" render "$here/phu-luc-1.xml" -o - 2>/dev/null))
    (cd deep && cmp "$here/1.pdf" <("$phuluc" render er/../er/phu-luc-1.xml -o - 2>/dev/null))
    cmp 1.pdf <("$phuluc" render ./deep//er/phu-luc-1.xml -o - 2>/dev/null)
    mkdir data
    cp -r "$checkout/layouts" "$checkout/fonts" "$checkout/input" data
    same_bytes env PHULUC_DATA="$PWD/data" "$phuluc" render
    same_bytes env PHULUC_DATA=./data/../data "$phuluc" render
    by_name=$(sha256sum <("$phuluc" render phu-luc-1.xml --layout phu-luc-1 -o - 2>/dev/null) | cut -c 1-64)
    for path in data/layouts/phu-luc-1.xml "$PWD/data/layouts/phu-luc-1.xml" ./data/layouts/phu-luc-1.xml; do
        [ "$(sha256sum <("$phuluc" render phu-luc-1.xml --layout "$path" -o - 2>/dev/null) | cut -c 1-64)" = "$by_name" ]
    done
    mv phu-luc-1.xml report.xml # as the report inside is called where it is piped
    cmp <("$phuluc" render - -o - <report.xml 2>/dev/null) <("$phuluc" render report.xml -o - 2>/dev/null)
}

@test "the same bytes by gcc and clang, with optimisation and without" {
    make_cases # by gcc -O1, under the sanitizers
    same_bytes "$build/phuluc" render
    same_bytes "$build/clang/phuluc" render
    for words in "phu-luc-1.xml" "phu-luc-2.xml --layout phu-luc-2-so-sanh"; do
        for program in "$build/phuluc" "$build/clang/phuluc"; do
            # shellcheck disable=SC2086 # words are words
            cmp <("$phuluc" render --dump-layout $words 2>/dev/null) \
                <("$program" render --dump-layout $words 2>/dev/null)
        done
    done
}

@test "the same bytes with one thread and two, by each compiler" {
    python3 "$checkout/tests/bench/generate.py" 3000 >large.xml
    "$build/phuluc" render large.xml --threads 1 -o one.pdf 2>/dev/null
    for program in "$build/phuluc" "$build/clang/phuluc"; do
        for threads in 1 2 2; do
            cmp one.pdf <("$program" render large.xml --threads $threads -o - 2>/dev/null)
        done
    done
}

@test "the same bytes by one job and many" {
    mkdir set
    while read -r report _; do cp "$report" set; done < <(cases)
    for report in set/*.xml; do
        "$phuluc" render "$report" -o "$(basename "$report" .xml).pdf" 2>/dev/null
    done
    for jobs in 1 4; do
        rm -rf made
        "$phuluc" batch set -o made -j $jobs >/dev/null 2>&1
        for report in set/*.xml; do
            name=$(basename "$report" .xml).pdf
            cmp "$name" "made/$name"
        done
    done
}

@test "dates come from the report, else from SOURCE_DATE_EPOCH" {
    dates() { pdfinfo "$1" | sed -n 's/^CreationDate: *//p'; }
    "$phuluc" render phu-luc-1.xml -o without.pdf 2>/dev/null
    SOURCE_DATE_EPOCH=1700000000 "$phuluc" render phu-luc-1.xml -o with.pdf 2>/dev/null
    SOURCE_DATE_EPOCH=1700000000 TZ=Pacific/Apia "$phuluc" render phu-luc-1.xml -o again.pdf 2>/dev/null
    [ -z "$(dates without.pdf)" ]
    [ -n "$(dates with.pdf)" ]
    cmp with.pdf again.pdf
    ! cmp -s with.pdf without.pdf || false
    ! grep -qa "$(date +%Y%m%d)" without.pdf || false
}
