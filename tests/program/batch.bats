#!/usr/bin/env bats
# Batches: what is out of date by content is made, nothing else; one bad file stops none.

load common
bats_require_minimum_version 1.5.0

# reports FOLDER COUNT: so many small reports, all different.
reports() {
    mkdir -p "$1"
    for ((i = 1; i <= $2; i++)); do
        sed "s/75\.5/$i.5/" good.xml >"$1/r$i.xml"
    done
}

# made NUMBER, unchanged NUMBER …: the closing table has this count.
counts() { says "$(printf '  %-24s%7d' "$1" "$2")"; }

batch() { "$phuluc" batch in -o out "$@"; }

@test "what is made is what render makes, byte for byte" {
    reports in 3
    exits 0 batch
    counts made 3
    says "made out/r2.pdf"
    for i in 1 2 3; do
        exits 0 "$phuluc" render in/r$i.xml -o single.pdf
        cmp single.pdf out/r$i.pdf
    done
}

@test "a second batch makes nothing; times of files mean nothing" {
    reports in 3
    exits 0 batch
    touch in/*.xml
    touch -d "10 years ago" out/*.pdf
    ls -l --time-style=full-iso -i out >before
    exits 0 batch
    counts unchanged 3
    counts made 0
    ls -l --time-style=full-iso -i out | cmp - before
}

@test "each thing that changes the bytes makes a PDF anew: report, layout, profile, face, options" {
    cp -r "$checkout"/layouts "$checkout"/fonts .
    mkdir input && cp "$checkout"/input/report.xsd input/
    export PHULUC_DATA=$PWD
    reports in 2
    layout=phu-luc-2
    exits 0 batch
    sed -i 's/1\.5/1.6/' in/r1.xml
    exits 0 batch
    counts "made anew" 1
    for file in "layouts/$layout.xml" layouts/nd30.xml fonts/liberation-serif.xml; do
        sed -i '$s/$/<!-- -->/' "$file"
        exits 0 batch
        counts "made anew" 2
        exits 0 batch
        counts unchanged 2
    done
    exits 0 batch --profile hd36
    counts "made anew" 2
    exits 0 batch --pdfa 2a --profile hd36
    counts "made anew" 2
    SOURCE_DATE_EPOCH=86400 exits 0 batch
    counts "made anew" 2
}

@test "broken reports are told, the others are made; status 3, then 3 again" {
    reports in 20
    for i in 3 9 17; do cp invalid.xml in/r$i.xml; done
    : >in/empty.xml
    head -c 100 good.xml >in/torn.xml
    exits 3 batch
    counts made 17
    counts failed 5
    says "  in/r9.xml:24:7: error[X06]"
    says "  in/empty.xml: error[F03]"
    [ "$(ls out | wc -l)" -eq 17 ]
    exits 3 batch
    counts unchanged 17
    counts failed 5
}

@test "a report that breaks keeps its older PDF" {
    reports in 1
    exits 0 batch
    cp out/r1.pdf before.pdf
    cp invalid.xml in/r1.xml
    exits 3 batch
    cmp out/r1.pdf before.pdf
    printf '<rep' >in/r1.xml
    exits 3 batch --prune
    cmp out/r1.pdf before.pdf
}

@test "a changed figure is told with the comparison that follows from it" {
    mkdir in
    for i in 1 2 3; do cp phu-luc-1.xml in/$i.xml; done
    exits 0 batch
    sed -i 's/value="12.8"/value="14.1"/' in/2.xml
    exits 0 batch
    counts "made anew" 1
    says "made anew out/2.pdf"
    says "  I.6 Result 2022: 12,8% → 14,1%; compared with target 2025: 21,3% → 23,5%"
}

@test "levels without the report inside keep a copy of it, which goes with its PDF" {
    mkdir in
    cp phu-luc-1.xml in/
    for level in 2a 1a none; do
        exits 0 batch --pdfa $level
        [ "$(ls -A out | grep -c '^\..*\.report\.xml$')" -eq 1 ]
        cmp out/.*.report.xml in/phu-luc-1.xml
        sed -i 's/value="12.8"/value="14.1"/' in/phu-luc-1.xml
        exits 0 batch --pdfa $level
        says "  I.6 Result 2022: 12,8% → 14,1%"
        [ "$(ls -A out | grep -c '^\..*\.report\.xml$')" -eq 1 ]
        sed -i 's/value="14.1"/value="12.8"/' in/phu-luc-1.xml
    done
    touch in/x.xml && cp phu-luc-2.xml in/x.xml
    rm in/phu-luc-1.xml
    exits 0 batch --pdfa none --prune
    [ "$(ls -A out | wc -l)" -eq 2 ]
}

@test "what else has changed is told: options, layouts, the program" {
    mkdir in
    cp phu-luc-1.xml in/
    exits 0 batch
    exits 0 batch --profile hd05
    says "  the report says the same"
    says "  another: --profile (nothing) → hd05; presentation rules hd05"
    cp "$checkout/layouts/phu-luc-1.xml" in/ # not a report: it goes before
    mkdir other && mv in/phu-luc-1.xml other/ && cp phu-luc-1.xml in/a.xml
    exits 0 batch
    sed '$s/$/<!-- -->/' other/phu-luc-1.xml >in/phu-luc-1.xml
    sed -i 's/value="12.8"/value="14.1"/' in/a.xml
    rm out/phu-luc-1.pdf
    exits 0 batch
    says "  I.6 Result 2022: 12,8% → 14,1%"
    says "  another: layout phu-luc-1"
}

@test "a PDF whose report is no more is told, and removed with --prune; others are not" {
    reports in 3
    exits 0 batch
    rm in/r2.xml
    cp "$checkout/tests/broken/good.xml" out/other.txt
    printf '%%PDF-1.4 not of phuluc\n%%%%EOF\n' >out/other.pdf
    exits 0 batch
    says "no report any more for out/r2.pdf"
    [ -e out/r2.pdf ]
    exits 0 batch --prune
    says "removed out/r2.pdf"
    [ ! -e out/r2.pdf ] && [ -e out/other.pdf ] && [ -e out/r1.pdf ]
    exits 0 "$phuluc" batch in/r1.xml -o out --prune # of single files nothing is known
    [ -e out/r3.pdf ]
    mkdir empty
    exits 3 "$phuluc" batch empty -o out --prune # a folder that is not mounted, say
    says "empty: error[F01]: no report is in the folder"
    [ -e out/r1.pdf ]
    says "no report any more for out/r1.pdf"
    exits 3 "$phuluc" batch in empty -o out --prune
    [ -e out/r3.pdf ]
}

@test "a folder without reports is told, at a batch, a plan and a batch of several" {
    mkdir -p empty/below
    cp "$checkout/layouts/hd36.xml" empty/
    reports in 1
    for words in "" --plan "--json --quiet" in; do
        # shellcheck disable=SC2086 # words are words
        exits 3 "$phuluc" batch empty $words -o out
        says "empty: error[F01]: no report is in the folder"
    done
    is_pdf out/r1.pdf
    cd empty
    exits 3 "$phuluc" batch -o out
    says ".: error[F01]"
}

@test "what phuluc did not make, or what was signed since, is not replaced but with --replace" {
    reports in 2
    printf '%%PDF-1.4 not of phuluc\n%%%%EOF\n' >foreign.pdf
    mkdir out && cp foreign.pdf out/r1.pdf
    exits 4 batch
    says "out/r1.pdf: error[O01]"
    cmp foreign.pdf out/r1.pdf
    counts made 1
    exits 0 batch --replace
    exits 0 "$phuluc" render in/r1.xml -o single.pdf
    cmp single.pdf out/r1.pdf
    # an incremental update, as a signature makes one
    python3 - <<'PY'
import re
data = open("out/r2.pdf", "rb").read()
start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
size = int(re.search(rb"/Size (\d+)", data[start:]).group(1))
root = re.search(rb"/Root (\d+ \d+ R)", data[start:]).group(1)
xref = len(data)
data += b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size %d/Root %b/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
    size, root, start, xref)
open("out/r2.pdf", "wb").write(data)
PY
    cp out/r2.pdf signed.pdf
    exits 0 batch # up to date
    sed -i 's/2\.5/2.6/' in/r2.xml
    exits 4 batch
    says "was signed or changed since"
    cmp signed.pdf out/r2.pdf
}

@test "sub-folders are kept; reports are known by their root element" {
    reports in/a 1
    reports in/a/b 1
    cp "$checkout/layouts/phu-luc-2.xml" "$checkout/layouts/nd30.xml" "$checkout/input/report.xsd" in/
    mkdir in/.hidden && cp good.xml in/.hidden/ && cp good.xml in/.x.xml
    iconv -f UTF-8 -t UTF-16 good.xml | sed '1s/UTF-8/UTF-16/' >in/wide.xml
    python3 -c 'open("in/wide.xml","wb").write(open("good.xml").read().replace("UTF-8","UTF-16").encode("utf-16"))'
    exits 0 batch
    [ "$(cd out && find . -type f | sort | tr '\n' ' ')" = "./a/b/r1.pdf ./a/r1.pdf ./wide.pdf " ]
}

@test "the output may lie in the input, or be it" {
    reports in 2
    exits 0 "$phuluc" batch in -o in/out
    exits 0 "$phuluc" batch in -o in/out
    counts unchanged 2
    exits 0 "$phuluc" batch in -o in
    is_pdf in/r1.pdf
    cd in
    exits 0 "$phuluc" batch -o .
    counts unchanged 2
}

@test "two reports with one PDF: one is made, the other told" {
    reports a 1
    reports b 1
    exits 4 "$phuluc" batch a/r1.xml b/r1.xml -o out
    says "b/r1.xml: error[O01]"
    says "  b/r1.xml: error[O01]"
    says "2 reports:"
    counts made 1
    counts failed 1
    is_pdf out/r1.pdf
    exits 4 "$phuluc" batch a b b/r1.xml a/r1.xml -o out --json
    [ "$(grep -c '"failed","report":"b/r1.xml","pdf":"out/r1.pdf"' <<<"$output")" -eq 1 ]
    says '"reports":2,"made":0,"remade":0,"unchanged":1,"failed":1'
    exits 4 "$phuluc" batch a b -o other --plan
    [ "$(grep -c ' render .*/a/r1.xml' <<<"$output")" -eq 1 ]
    exits 0 "$phuluc" batch a/r1.xml a/r1.xml a -o out
    counts unchanged 1
}

@test "no report of the set is replaced, under whatever name, not even with --replace" {
    reports in 3
    cp in/r3.xml r3.xml
    mkdir out
    ln -s ../in/r2.xml out/r1.pdf
    exits 4 "$phuluc" batch in -o out --replace
    says "out/r1.pdf: error[O01]"
    says "it would replace 'in/r2.xml'"
    is_pdf out/r2.pdf
    is_pdf out/r3.pdf
    grep -q '<report' in/r2.xml
    ln -s r3.xml in/r3.pdf
    exits 4 "$phuluc" batch in -o in --replace
    says "it would replace 'in/r3.xml'"
    cmp r3.xml in/r3.xml
}

@test "two batches in one folder do no harm: one waits, or tells that it cannot" {
    reports in 30
    batch >/dev/null 2>first.log &
    batch >/dev/null 2>second.log || [ $? -eq 4 ]
    wait $! || [ $? -eq 4 ]
    exits 0 batch
    counts unchanged 30
    # a lock that stays taken
    mkdir held
    python3 - "$phuluc" <<'PY'
import fcntl, os, subprocess, sys
lock = os.open("held", os.O_RDONLY)
fcntl.flock(lock, fcntl.LOCK_EX)
run = subprocess.run([sys.argv[1], "batch", "in", "-o", "held"], capture_output=True, text=True)
assert run.returncode == 4 and "another phuluc" in run.stderr, run
assert os.listdir("held") == []
PY
}

@test "--strict makes none with a warning, status 1" {
    mkdir in
    cp phu-luc-1.xml good.xml in/
    exits 1 batch --strict
    counts made 1
    counts failed 1
    says "in/phu-luc-1.xml:108:7: warning[A01]"
    [ ! -e out/phu-luc-1.pdf ]
}

@test "--quiet tells only what fails" {
    reports in 2
    cp phu-luc-1.xml in/
    run --separate-stderr batch -q
    [ "$status" -eq 0 ] && [ -z "$output" ] && [ -z "$stderr" ]
    cp invalid.xml in/
    run --separate-stderr batch -q
    [ "$status" -eq 3 ]
    says "in/invalid.xml:24:7: error[X06]"
    [[ $stderr == "in/invalid.xml:24:7: error[X06]"* ]]
}

@test "JSON: an object for each report, then a summary" {
    mkdir in
    cp phu-luc-1.xml good.xml in/
    exits 0 batch
    sed -i 's/value="12.8"/value="14.1"/' in/phu-luc-1.xml
    cp invalid.xml in/
    "$phuluc" batch in -o out --json --diagnostics=json >out.json 2>messages.json || [ $? -eq 3 ]
    python3 - <<'PY'
import json
lines = {line["report"] if line.get("report") else "": line
         for line in map(json.loads, open("out.json"))}
assert lines["in/good.xml"]["outcome"] == "unchanged"
assert lines["in/invalid.xml"]["message"].startswith("in/invalid.xml:24:7: error[X06]")
changed = lines["in/phu-luc-1.xml"]
assert changed["outcome"] == "remade" and changed["pdf"] == "out/phu-luc-1.pdf"
assert changed["changes"][0]["after"]["value"] == "14.1"
summary = lines[""]
assert summary["outcome"] == "summary" and summary["reports"] == 3
assert (summary["remade"], summary["unchanged"], summary["failed"]) == (1, 1, 1)
[json.loads(line) for line in open("messages.json")]
PY
}

@test "a report that hangs is stopped and told, the others are made" {
    reports in 5
    mkfifo hang.xml # reading it never begins
    exits 70 "$phuluc" batch in/*.xml hang.xml -o out --time-limit 1
    says "hang.xml: error[I01]: it took longer than 1 s and was stopped"
    counts made 5
    counts failed 1
    [ ! -e out/hang.pdf ]
}

@test "a worker that crashes costs its own report and no other" {
    reports in 5
    mkfifo hang.xml
    "$build/check/phuluc-pdf" batch hang.xml in/*.xml -o out -j 2 >told 2>&1 &
    batch=$!
    for _ in $(seq 100); do
        [ "$(ls out 2>/dev/null | wc -l)" -lt 5 ] || break
        sleep 0.1
    done
    kill -KILL $(pgrep -P $batch) # one waits for the pipe, the other one is idle
    wait $batch || [ $? -eq 70 ]
    output=$(cat told)
    says "hang.xml: error[I01]: the process that made it was ended by signal 9"
    counts made 5
    counts failed 1
}

@test "a worker that eats memory is told of, the others are made" {
    reports in 3
    python3 - <<'PY'
rows = "".join('<indicator id="i%d"><name>Chỉ tiêu %d</name></indicator>' % (i, i) for i in range(200000))
open("in/large.xml", "w").write('<?xml version="1.0"?><report xmlns="urn:phuluc:report:1" '
                                'layout="phu-luc-2"><appendix/>' + rows + "</report>")
PY
    # The sanitizers want more memory than there is: the program without them.
    exits 70 "$build/phuluc" batch in -o out --memory-limit 110
    says "in/large.xml: error[I01]"
    says "out of memory"
    counts made 3
    counts failed 1
}

@test "an interrupted batch tells how far it came, and ends by the signal" {
    reports in 3
    mkfifo hang.xml
    "$build/check/phuluc-pdf" batch in/*.xml hang.xml -o out -j 1 --time-limit 2 >told 2>&1 &
    batch=$!
    sleep 1
    kill -TERM $batch # it waits for the report that was begun, and begins no other
    status=0
    wait $batch || status=$?
    output=$(cat told)
    [ "$status" -eq 143 ] || { echo "$status: $output"; false; }
    says "4 reports:"
    counts "not looked at" 3
}

@test "what cannot be written is told: a folder that is a file, or may not be written to" {
    reports in 2
    echo >file
    exits 4 "$phuluc" batch in -o file
    says "file: error[O01]"
    exits 4 "$phuluc" batch in -o file/below
    exits 3 "$phuluc" batch gone -o out
    says "gone: error[F01]"
    exits 2 "$phuluc" batch in
    exits 2 "$phuluc" batch - -o out
    exits 2 "$phuluc" batch in -o out --plan --json
}

@test "a disk that fills half-way: what is done is whole, the rest is told, nothing is torn" {
    mkdir disk
    unshare -Urm mount -t tmpfs none disk 2>/dev/null || skip "no file system can be mounted here"
    reports in 20
    exits 0 batch
    cat >run.sh <<'SH'
mount -t tmpfs -o size=200k none disk || exit 99
"$1" batch in -o disk >told 2>&1
echo "status $?" >>told
mkdir kept && cp -a disk/. kept/
SH
    unshare -Urm sh run.sh "$phuluc"
    output=$(cat told)
    says "status 4"
    says "No space left on device"
    done=$(ls kept | wc -l)
    [ "$done" -gt 0 ] && [ "$done" -lt 20 ]
    counts made "$done"
    counts failed $((20 - done))
    [ "$(ls -A kept | wc -l)" -eq "$done" ]
    for pdf in kept/*.pdf; do cmp "$pdf" "out/$(basename "$pdf")"; done
}

@test "killed at any moment: the next batch makes the rest, every PDF is whole, nothing is left over" {
    moments=5
    [ -z "${LONG-}" ] || moments=100
    reports in 24
    exits 0 "$phuluc" batch in -o wanted
    for ((n = 0; n < moments; n++)); do
        rm -rf out
        "$build/phuluc-pdf" batch in -o out >/dev/null 2>&1 &
        batch=$!
        sleep "0.$(printf '%03d' $((RANDOM % 150)))"
        kill -KILL $batch 2>/dev/null || true
        wait $batch 2>/dev/null || true
        for pdf in $(find out -name '*.pdf'); do cmp "$pdf" "wanted/$(basename "$pdf")"; done
        "$build/phuluc" batch in -o out -q
        diff -r wanted out
        [ "$(ls -A out | wc -l)" -eq 24 ]
    done
}

@test "a thousand reports, fifty of them broken; then one changed figure" {
    count=60 broken=3
    if [ -n "${LONG-}" ]; then
        count=1000 broken=50
    fi
    mkdir in
    for ((i = 1; i <= count; i++)); do
        if ((i % (count / broken) == 0)); then cp invalid.xml in/$i.xml; else cp phu-luc-1.xml in/$i.xml; fi
    done
    exits 3 "$build/phuluc" batch in -o out
    counts made $((count - broken))
    counts failed $broken
    [ "$(grep -c '^  in/.*error' <<<"$output")" -eq $broken ]
    for file in in/*.xml; do ! cmp -s "$file" invalid.xml || rm "$file"; done
    sed -i 's/value="12.8"/value="14.1"/' in/7.xml
    exits 0 "$build/phuluc" batch in -o out
    counts "made anew" 1
    counts unchanged $((count - broken - 1))
    says "made anew out/7.pdf"
    says "  I.6 Result 2022: 12,8% → 14,1%; compared with target 2025: 21,3% → 23,5%"
}

@test "--plan prints commands that do the same work, for parallel" {
    command -v parallel >/dev/null || skip "GNU parallel is not installed"
    mkdir -p "in/thư mục"
    cp good.xml "in/it's a \$(report) \"x\".xml"
    cp phu-luc-1.xml "in/thư mục/"
    cp good.xml in/--option.xml
    sed 's/^<layout/<!-- own -->&/' "$checkout/layouts/phu-luc-2-so-sanh.xml" >"own layout.xml"
    exits 0 "$phuluc" batch in -o wanted --layout "./own layout.xml" --profile hd36
    exits 0 batch --plan --layout "./own layout.xml" --profile hd36
    [ "${#lines[@]}" -eq 3 ]
    [ ! -e out ]
    cp in/--option.xml later.xml
    (cd / && parallel --will-cite -j 2 2>"$OLDPWD/told") <<<"$output"
    diff -r wanted out
    exits 0 batch --layout "./own layout.xml" --profile hd36
    counts unchanged 3
    exits 0 batch --plan --layout "./own layout.xml" --profile hd36
    [ -z "$output" ]
}

@test "--plan tells what is broken, and plans the rest" {
    reports in 2
    printf '<report' >in/torn.xml
    run --separate-stderr batch --plan
    [ "$status" -eq 3 ]
    [ "$(grep -c ' render ' <<<"$output")" -eq 2 ]
    [[ $stderr == *"in/torn.xml"* ]]
}

@test "control characters in names and changes are shown, not obeyed" {
    reports in 1
    mv in/r1.xml $'in/r\e[31m.xml'
    exits 0 batch
    says "made out/rU+001B[31m.pdf"
    sed -i $'s/Văn phòng/Văn \xC2\x9B phòng/' in/*.xml
    exits 3 batch
    says "  in/rU+001B[31m.xml:"
    says "U+009B"
    [[ $output != *$'\e'* && $output != *$'\xC2\x9B'* ]]
    rm in/*
    cp good.xml in/other.xml
    exits 0 batch --prune
    says "removed out/rU+001B[31m.pdf"
}

@test "--plan has one line for each command, and tells what has none" {
    reports in 2
    cp good.xml $'in/two\nlines.xml'
    run --separate-stderr batch --plan
    [ "$status" -eq 4 ]
    [ "${#lines[@]}" -eq 2 ]
    [ "$(grep -c ' render ' <<<"$output")" -eq 2 ]
    [[ $stderr == 'in/two\nlines.xml: error[O01]: '*--plan* ]]
    exits 0 batch
    is_pdf $'out/two\nlines.pdf'
    exits 0 batch --plan # nothing is to be made of it any more
    [ -z "$output" ]
}

@test "a terminal gets one line of progress" {
    command -v script >/dev/null || skip "script is not installed"
    reports in 8
    script -qec "'$phuluc' batch in -o out" /dev/null >told
    grep -q '\[[0-9]*/8\]' told
    grep -q 'made out/r3.pdf' told
    batch >plain 2>&1
    ! grep -q '/8\]' plain || false
}
