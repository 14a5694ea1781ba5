#!/usr/bin/env bats
# The audit as its users meet it: rules turned on and off, acceptances, messages for programs.

load common

# codes COMMAND…: the codes it tells, sorted, on one line.
codes() { "$phuluc" "$@" --lang en 2>&1 | sed -nE 's/^.*\[(A[0-9]{2})\]: .*/\1/p' | sort | xargs; }

# json REPORT [OPTION…]: one line for each message, its operands too (messages.py).
json() { "$phuluc" check --diagnostics=json "$@" | python3 "$BATS_TEST_DIRNAME/messages.py"; }

@test "the schema lets a report name each rule of the audit, and no other code" {
    named=$(sed -n '/name="auditCode"/,/<\/xs:simpleType>/s/.*enumeration value="\(.*\)".*/\1/p' \
        "$checkout/input/report.xsd" | sort)
    rules=$(sed -nE 's/^ *\[(DIAG_[A-Z_]*)\] = \{"(A[0-9]{2})".*/\1 \2/p' \
        "$checkout/generator/base/diagnostic.c" | while read -r name code; do
        ! grep -q "{$name, " "$checkout/generator/compute/audit.c" || echo "$code"
    done | grep -v A19 | sort) # an acceptance that nothing needs cannot be accepted
    [ -n "$rules" ]
    diff <(echo "$named") <(echo "$rules")
    for code in $rules; do
        "$phuluc" check --no-warn "$code" good.xml
    done
}

@test "a render is audited, and written all the same" {
    run "$phuluc" render phu-luc-1.xml -o out.pdf
    [ "$status" -eq 0 ]
    says "[A01]: I.6"
    is_pdf out.pdf
}

@test "rules are turned on and off for a run, the last word holds" {
    [ "$(codes check phu-luc-1.xml)" = "A01 A01 A02 A04 A17" ]
    [ "$(codes check phu-luc-1.xml --no-warn A01,A17)" = "A02 A04" ]
    [ "$(codes check phu-luc-1.xml --warn A03)" = "A01 A01 A02 A03 A03 A04 A17" ]
    [ "$(codes check phu-luc-1.xml --no-warn all)" = "" ]
    [ "$(codes check phu-luc-1.xml --no-warn all --warn A02)" = "A02" ]
    [ "$(codes check phu-luc-1.xml --warn all --no-warn A01)" = "A02 A03 A03 A04 A17" ]
    [ "$(codes render phu-luc-1.xml --no-warn A01 -o out.pdf)" = "A02 A04 A17" ]
    exits 0 "$phuluc" check phu-luc-1.xml --no-warn A01,A02
}

@test "what is no rule of the audit is told" {
    for codes in "" A06 A20 F01 a01 "A01," "A01 A02"; do
        exits 2 "$phuluc" check --warn "$codes" good.xml
        says "--warn needs codes of the audit"
    done
    exits 2 "$phuluc" export --warn A01 good.xml -o out.csv
}

@test "a report turns rules on and off; the command line has the last word" {
    sed 's|</kinds>|</kinds><audit><rule code="A03" told="true"/><rule code="A01" told="false"/></audit>|' \
        phu-luc-1.xml >own.xml
    [ "$(codes check own.xml)" = "A02 A03 A03 A04 A17" ]
    [ "$(codes check own.xml --warn A01 --no-warn A03)" = "A01 A01 A02 A04 A17" ]
}

@test "--strict heeds what is accepted and what is turned off" {
    for code in A01 A02; do
        exits 1 "$phuluc" render phu-luc-1.xml --strict --no-warn $code -o out.pdf
    done
    exits 0 "$phuluc" render phu-luc-1.xml --strict --no-warn A01,A02 -o out.pdf
    sed 's|</kinds>|</kinds><audit><accept code="A01" reason="Đã rà soát"/><accept code="A02" reason="Đã rà soát"/></audit>|' \
        phu-luc-1.xml >own.xml
    exits 0 "$phuluc" render own.xml --strict -o out.pdf
    says "note[A01]: accepted (Đã rà soát): I.6: "
}

@test "an acceptance needs a reason, and a code that there is" {
    for accept in '<accept code="A01"/>' '<accept code="A01" reason=" "/>' \
        '<accept code="A06" reason="x"/>' '<accept reason="x"/>'; do
        sed "s|</kinds>|</kinds><audit>$accept</audit>|" phu-luc-1.xml >own.xml
        exits 3 "$phuluc" check own.xml
        says "error[X06]"
    done
}

@test "JSON has the finding's place, code, severity, id, row and operands" {
    run json phu-luc-1.xml
    echo "$output"
    grep -qxF "phu-luc-1.xml 108 7 warning A01 ho-so-tthc I.6 ho-so-tthc/result/2022=12.8%@107:7 ho-so-tthc/target/2025=60%@101:9" <<<"$output"
    grep -qxF "phu-luc-1.xml 120 7 warning A02 so-hoa-ket-qua I.7 so-hoa-ket-qua/result/2022=33%@119:7 so-hoa-ket-qua/target/2025=100%@113:7" <<<"$output"
    grep -qxF "summary 1 0 3 2" <<<"$output"
    run json phu-luc-2.xml
    grep -qxF "phu-luc-2.xml 34 11 warning A07 thanh-toan-truc-tuyen 1.2 thanh-toan-truc-tuyen=74@34:11 thanh-toan-truc-tuyen=243@34:11" <<<"$output"
}

@test "JSON has what is stated, computed and accepted, and how it was computed" {
    sed 's|</kinds>|</kinds><audit><accept code="A01" reason="Đã rà soát"/></audit>|' \
        phu-luc-1.xml >own.xml
    "$phuluc" check --diagnostics=json own.xml >told || true
    python3 - <<'END'
import json
found = [json.loads(line) for line in open("told")]
first = next(one for one in found if one.get("code") == "A01")
assert first["severity"] == "note" and first["accepted"] == "Đã rà soát", first
assert (first["stated"], first["computed"], first["arithmetic"]) == ("25%", "21,3%", "12,8 : 60 × 100")
blank = next(one for one in found if one.get("code") == "A02")
assert blank["accepted"] is None and blank["stated"] is None and blank["computed"] == "33%", blank
assert found[-1] == {"type": "summary", "files": 1, "errors": 0, "warnings": 1, "notes": 4}, found[-1]
END
}

@test "JSON lists more messages than a person is shown" {
    {
        echo '<?xml version="1.0" encoding="UTF-8"?>'
        echo '<report xmlns="urn:phuluc:report:1" layout="phu-luc-2"><appendix/>'
        for i in $(seq 300); do
            echo "<indicator id=\"i$i\"><name>Chỉ tiêu</name><result>50% (1/4)</result></indicator>"
        done
        echo '</report>'
    } >many.xml
    [ "$("$phuluc" check many.xml | grep -c 'A07')" -eq 200 ]
    [ "$("$phuluc" check --diagnostics=json many.xml | grep -c '"A07"')" -eq 300 ]
}

@test "in Vietnamese the finding reads as an office would write it" {
    needs_vietnamese
    export PHULUC_DATA=$checkout
    mkdir -p bin/locale
    cp "$phuluc" bin/phuluc
    cp -r "$build/locale/." bin/locale
    run bin/phuluc check --lang vi phu-luc-1.xml
    says "cảnh báo[A01]: I.6: so với chỉ tiêu 2025 ghi 25%, tính được 21,3% (12,8 : 60 × 100)"
    says "cảnh báo[A02]: I.7: so với chỉ tiêu 2025 để trống, tính được 33% (33 : 100 × 100)"
}

@test "decomposed texts are audited as composed ones" {
    python3 -c 'import sys, unicodedata
sys.stdout.write(unicodedata.normalize("NFD", open("phu-luc-1.xml").read()))' >decomposed.xml
    [ "$(codes check decomposed.xml)" = "A01 A01 A02 A04 A17" ]
}
