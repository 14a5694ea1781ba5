#!/usr/bin/env bats
# The file written: whole or not there, and the same bytes always.

load common

@test "an older PDF stays where the input is refused" {
    echo old >out.pdf
    for report in invalid.xml no-glyph.xml no-such.xml; do
        exits 3 "$phuluc" render "$report" -o out.pdf
        [ "$(cat out.pdf)" = old ]
    done
    exits 3 "$phuluc" render good.xml --layout none -o out.pdf
    [ "$(cat out.pdf)" = old ]
}

@test "an older PDF is replaced, and keeps nothing of its own" {
    head -c 300000 /dev/zero >out.pdf
    exits 0 "$phuluc" render good.xml -o out.pdf
    "$phuluc" render good.xml -o - | cmp - out.pdf
}

@test "nothing else is left in the folder" {
    mkdir place
    exits 0 "$phuluc" render good.xml -o place/out.pdf
    exits 3 "$phuluc" render invalid.xml -o place/no.pdf
    [ "$(ls -A place)" = out.pdf ]
}

@test "a link to a PDF stays a link" {
    mkdir archive
    echo old >archive/real.pdf
    ln -s archive/real.pdf out.pdf
    exits 0 "$phuluc" render good.xml -o out.pdf
    [ -L out.pdf ]
    is_pdf archive/real.pdf
}

@test "a new PDF has the rights that the umask leaves" {
    umask 027
    exits 0 "$phuluc" render good.xml
    [ "$(stat -c %a good.pdf)" = 640 ]
}

@test "a full device is told, with status 4" {
    exits 4 "$phuluc" render good.xml -o /dev/full
    says "/dev/full: error[O01]"
    run bash -c '"$0" render good.xml -o - >/dev/full' "$phuluc"
    [ "$status" -eq 4 ]
    says "error[O01]"
    run bash -c '"$0" render --dump-layout good.xml >/dev/full' "$phuluc"
    [ "$status" -eq 4 ]
}

@test "whatever a command prints, a full standard output is told, with status 4" {
    "$phuluc" render good.xml
    sed 's/75\.5/75.6/' good.xml >new.xml
    for words in --help "check --help" --version "check good.xml" "check invalid.xml" \
        "check --diagnostics json good.xml" "render --dump-layout good.xml" "verify good.pdf" \
        "diff good.xml new.xml" "batch good.xml -o out"; do
        # shellcheck disable=SC2086 # words are words
        run bash -c '"$@" >/dev/full' - "$phuluc" $words
        [ "$status" -eq 4 ]
        says "O01"
        says "standard output could not be written to the end: No space left on device"
        # shellcheck disable=SC2086
        run bash -c '"$@" >&-' - "$phuluc" $words
        [ "$status" -eq 4 ]
        says "standard output could not be written to the end: Bad file descriptor"
    done
}

@test "a closed pipe is told, with status 4" {
    run bash -c 'set -o pipefail; { sleep 0.3; "$0" render phu-luc-1.xml -o -; } | true' "$phuluc"
    [ "$status" -eq 4 ]
    says "error[O01]"
}

@test "a closed standard output is told, with status 4" {
    run bash -c '"$0" render good.xml -o - >&-' "$phuluc"
    [ "$status" -eq 4 ]
}

@test "a folder that may not be written to is told, with status 4" {
    mkdir closed
    echo old >closed/out.pdf
    chmod 555 closed
    chmod 755 .
    as=() # root may write anywhere: another user is taken on, who can reach the program
    if [ "$(id -u)" -eq 0 ]; then
        as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
        "${as[@]}" "$phuluc" render good.xml -o - >new.pdf 2>/dev/null ||
            skip "no other user can be taken on here"
    fi
    for name in out.pdf new.pdf; do
        run "${as[@]}" "$phuluc" render good.xml -o closed/$name
        [ "$status" -eq 4 ]
        says "closed/$name: error[O01]"
        says "choose a folder that you may write to"
    done
    chmod u+w closed
    [ "$(cat closed/out.pdf)" = old ]
    [ "$(ls -A closed)" = out.pdf ]
}

@test "a name that is too long is told, one that just fits is written" {
    exits 4 "$phuluc" render good.xml -o "$(printf '%0252d' 0).pdf"
    says "error[O01]"
    says "choose a shorter name"
    exits 0 "$phuluc" render good.xml -o "$(printf '%0251d' 0).pdf"
    FAULT_NO_TMPFILE=1 exits 0 "$build/faults/calls" render good.xml -o "$(printf '%0251d' 1).pdf"
    [ -z "$(ls -A | grep phuluc-)" ]
}

@test "a folder that is not there, and a folder as output, are told" {
    exits 4 "$phuluc" render good.xml -o none/out.pdf
    says "none/out.pdf: error[O01]"
    mkdir folder.pdf
    exits 4 "$phuluc" render good.xml -o folder.pdf
    says "folder.pdf: error[O01]"
    says "give the name of a file in that folder"
    exits 4 "$phuluc" render good.xml -o folder.pdf/
    exits 4 "$phuluc" render good.xml -o none/
    [ -z "$(ls -A folder.pdf)" ]
}

@test "the identity of a PDF is that of its sources" {
    identity() { qpdf --json "$1" | python3 -c 'import json, sys
print(json.load(sys.stdin)["qpdf"][1]["trailer"]["value"]["/ID"])'; }
    "$phuluc" render good.xml -o a.pdf
    sed 's/75\.5/75.6/' good.xml >other.xml
    "$phuluc" render other.xml -o b.pdf
    "$phuluc" render good.xml --profile hd36 -o c.pdf
    [ "$(identity a.pdf)" != "$(identity b.pdf)" ]
    [ "$(identity a.pdf)" != "$(identity c.pdf)" ]
}

@test "the report itself is never written over" {
    cp good.xml report.xml
    exits 4 "$phuluc" render report.xml -o report.xml
    says "it would replace 'report.xml'"
    cmp good.xml report.xml
    ln -s report.xml link.xml
    exits 4 "$phuluc" render report.xml -o link.xml
    cmp good.xml report.xml
}

@test "a private file stays private when it is replaced" {
    "$phuluc" render good.xml -o private.pdf
    chmod 600 private.pdf
    "$phuluc" render good.xml -o private.pdf
    [ "$(stat -c %a private.pdf)" = 600 ]
}

@test "a link to a file that is not there yet is followed" {
    mkdir other
    ln -s other/made.pdf link.pdf
    "$phuluc" render good.xml -o link.pdf
    [ -L link.pdf ]
    is_pdf other/made.pdf
}

@test "--strict writes nothing to a pipe either" {
    sed 's/Văn phòng/Vănphòngủybannhândânthànhphốvàcácđơnvịtrựcthuộckhác/' good.xml >wide.xml
    "$phuluc" render wide.xml --strict -o - >out 2>messages || status=$?
    [ "${status:-0}" -eq 1 ]
    grep -q 'L05' messages
    [ ! -s out ]
}

@test "a second thread changes no byte" {
    "$checkout/tests/bench/generate.py" 1500 >large.xml
    exits 0 "$phuluc" render large.xml --threads 1 -o one.pdf
    exits 0 "$phuluc" render large.xml --threads 2 -o two.pdf
    exits 0 "$phuluc" render large.xml -o default.pdf
    cmp one.pdf two.pdf
    cmp one.pdf default.pdf
    qpdf --check two.pdf
}

@test "faults in a large file have their places, though its text was let go of" {
    "$checkout/tests/bench/generate.py" 8000 >large.xml
    [ "$(stat -c %s large.xml)" -gt $((4 << 20)) ]
    line=$(grep -n 'id="chi-tieu-7000"' large.xml | cut -d : -f 1)
    sed "$line s/id=\"chi-tieu-7000\"/id=\"chi-tieu-1\"/; $((line + 2)) s/unit=\"%\"/unit=\"文\"/" \
        large.xml >faulty.xml
    exits 3 "$phuluc" render faulty.xml -o out.pdf --threads 2
    says "faulty.xml:$line:5: error[X06]"
    sed "$((line + 2)) s/unit=\"%\"/unit=\"文\"/" large.xml >glyph.xml
    exits 3 "$phuluc" render glyph.xml -o out.pdf
    says "glyph.xml:$((line + 2)):7: error[T02]"
    sed "$((line + 2)) s|/>|>|" large.xml >syntax.xml
    exits 3 "$phuluc" render syntax.xml -o out.pdf
    says "error[X01]"
    told=$output
    exits 3 "$phuluc" render syntax.xml -o out.pdf --pdfa 2a # whose text is not let go of
    [ "$output" = "$told" ]
    sed "$((line + 1)) s|<name>|<name>Hoá đơn, hòa giải, khỏe: |" large.xml >tones.xml
    exits 0 "$phuluc" render tones.xml -o out.pdf --threads 2
    says "'Hoá' ($((line + 1)):13)"
    told=$output
    exits 0 "$phuluc" render tones.xml -o out.pdf --pdfa 2a
    [ "$output" = "$told" ]
    exits 0 "$phuluc" render large.xml -o out.pdf
    qpdf --show-attachment=large.xml out.pdf | cmp - large.xml
}

@test "a second thread that validates changes no message" {
    "$checkout/tests/bench/generate.py" 1000 >large.xml
    [ "$(stat -c %s large.xml)" -gt 262144 ]
    line=$(grep -n 'id="chi-tieu-700"' large.xml | cut -d : -f 1)
    sed "$((line + 3)) s/period=\"[0-9]*\"/period=\"1999\"/" large.xml >reader.xml
    sed "$((line + 3)) s/unit=\"%\"/unitt=\"%\"/" reader.xml >schema.xml
    sed "$line s/chi-tieu-700\"/chi-tieu-1\"/" schema.xml >double.xml
    sed "$((line + 3)) s/unit=/<b/" large.xml >syntax.xml
    sed '2 s/urn:phuluc:report:1/urn:phuluc:report:2/' large.xml >root.xml
    sed "$line q" large.xml >short.xml
    sed '2 s/report/rapport/' large.xml >first.xml
    for name in reader schema double syntax root short first; do
        exits 3 "$phuluc" render $name.xml -o out.pdf --threads 1
        told=$output
        [[ $told == *error* ]]
        exits 3 "$phuluc" render $name.xml -o out.pdf --threads 2
        [ "$output" = "$told" ]
    done
    sed 's/unit="%"/& x="1"/' large.xml >many.xml
    exits 3 "$phuluc" render many.xml -o out.pdf --threads 1
    told=$output
    says "more messages are not shown"
    exits 3 "$phuluc" render many.xml -o out.pdf --threads 2
    [ "$output" = "$told" ]
    exits 3 "$phuluc" render double.xml -o out.pdf --threads 2
    says "double.xml:$line:5: error[X06]: element 'indicator': the id 'chi-tieu-1'"
    says "error[X06]: element 'target', attribute 'unitt'"
}
