#!/usr/bin/env bats
# What has changed from one report to another: figures, comparisons, rows, texts.

load common

# A report with groups, sub-indicators, parts, two kinds of figure in a text, and notes.
old_report() {
    cat >old.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2-so-sanh">
  <appendix number="1"><title>Kết quả</title></appendix>
  <kinds>
    <target periods="2025 2030" base="2025"/>
    <result periods="2024"/>
    <kind name="so-ho" unit="hộ"><title>Số hộ</title></kind>
  </kinds>
  <before>Lời dẫn</before>
  <group id="mot" number="I">
    <title>Nhóm một</title>
    <indicator id="a" number="1">
      <name>Chỉ tiêu a<note>Ghi chú.</note></name>
      <lead-agency>Sở A</lead-agency>
      <target period="2025" value="60" unit="%"/>
      <target period="2030" missing="true"/>
      <result value="12.8" unit="%"/>
      <stated-comparison with="target" period="2025" value="21.3" unit="%"/>
    </indicator>
    <indicator id="b" number="2">
      <name>Chỉ tiêu b đạt <figure kind="target" period="2025" value="50" unit="%"/></name>
      <result><p>Thành phố: <figure part="tp" value="53.1" unit="%"/></p>
        <p>Xã: <figure part="xa" value="30.5" unit="%"/></p></result>
      <value kind="so-ho" min="5" max="7"/>
    </indicator>
    <indicator id="c" number="3"><name>Chỉ tiêu c</name>
      <indicator id="c1"><name>Thành phố</name><result value="1" unit="%"/></indicator>
      <indicator id="c2"><name>Phường, xã</name><result value="2" unit="%"/></indicator>
    </indicator>
  </group>
  <group number="II">
    <title>Nhóm hai</title>
    <indicator id="d" number="1"><name>Chỉ tiêu d</name></indicator>
    <indicator id="e" number="2"><name>Chỉ tiêu e</name></indicator>
    <indicator id="f" number="3"><name>Chỉ tiêu f</name></indicator>
  </group>
</report>
X
}

# changed SED_SCRIPT LINE…: the report so edited differs from the old one by these lines.
changed() {
    local script=$1
    shift
    old_report
    sed "$script" old.xml >new.xml
    exits 1 "$phuluc" diff old.xml new.xml
    diff <(printf '%s\n' "$@") - <<<"${output//$'\xC2\xA0'/ }"
}

@test "a changed figure is told with the comparison that follows from it" {
    sed 's/value="12.8"/value="14.1"/' phu-luc-1.xml >new.xml
    exits 1 "$phuluc" diff phu-luc-1.xml new.xml
    [ "$output" = "I.6 Result 2022: 12,8% → 14,1%; compared with target 2025: 21,3% → 23,5%" ]
}

@test "the same in Vietnamese" {
    needs_vietnamese
    sed 's/value="12.8"/value="14.1"/' phu-luc-1.xml >new.xml
    exits 1 "$phuluc" diff phu-luc-1.xml new.xml --lang vi
    [ "$output" = "I.6 Kết quả 2022: 12,8% → 14,1%; so với chỉ tiêu 2025: 21,3% → 23,5%" ]
}

@test "nothing has changed: nothing is told, status 0; bytes may differ" {
    old_report
    exits 0 "$phuluc" diff old.xml old.xml
    [ -z "$output" ]
    sed 's/<indicator id="d"/<!-- d -->\n    <indicator   id="d"/; s/"Nhóm/"Nhóm/' old.xml >new.xml
    ! cmp -s old.xml new.xml || false
    exits 0 "$phuluc" diff old.xml new.xml
    [ -z "$output" ]
}

@test "verdicts, blanks and values that come or go" {
    changed 's/value="12.8"/value="60"/' \
        "I.1 Result 2024: 12,8% → 60%; compared with target 2025: 21,3% → 100%, Chưa đạt → Đạt"
    changed 's/ value="12.8" unit="%"/ missing="true"/' \
        "I.1 Result 2024: 12,8% → (blank); compared with target 2025: 21,3% → (nothing), Chưa đạt → (nothing)"
    changed '/"12.8"/d' \
        "I.1 Result 2024: 12,8% → (nothing); compared with target 2025: 21,3% → (nothing), Chưa đạt → (nothing)"
    changed 's/period="2030" missing="true"/period="2030" value="80" unit="%"/' \
        "I.1 Target 2030: (blank) → 80%"
}

@test "a changed target changes the comparison of the result" {
    changed 's/value="60"/value="64"/' \
        "I.1 Target 2025: 60% → 64%; result 2024 compared with target 2025: 21,3% → 20%"
}

@test "figures count as they are printed: unit, range, decimals" {
    changed 's/min="5" max="7"/min="5" max="8"/' "I.2 Số hộ: 5-7 hộ → 5-8 hộ"
    changed 's/min="5" max="7"/value="5"/' "I.2 Số hộ: 5-7 hộ → 5 hộ"
    changed 's/id="c1"><name>Thành phố<\/name><result value="1"/id="c1"><name>Thành phố<\/name><result value="1.0"/' \
        "I.3, Thành phố – Result 2024: 1% → 1,0%"
    changed 's/"12.8" unit="%"/"12.8" unit="‰"/' \
        "I.1 Result 2024: 12,8% → 12,8‰; compared with target 2025: 21,3% → 2,1%"
}

@test "figures in texts and names are told by their parts" {
    changed 's/value="30.5"/value="36"/' "I.2 Result 2024 (xa): 30,5% → 36%"
    changed 's/>Xã: /> Các xã: /' \
        "I.2 Result 2024: “Thành phố: 53,1% Xã: 30,5%” → “Thành phố: 53,1% Các xã: 30,5%”"
    changed 's/period="2025" value="50"/period="2025" value="55"/' "I.2 Target 2025: 50% → 55%"
}

@test "texts: names, agencies, notes, titles, the words around the table" {
    changed 's/Chỉ tiêu d/Chỉ tiêu d mới/' "II.1 name: “Chỉ tiêu d” → “Chỉ tiêu d mới”"
    changed 's/Sở A/Sở B/' "I.1 lead agency: “Sở A” → “Sở B”"
    changed 's/Ghi chú\./Ghi chú mới./' \
        "I.1 name: “Chỉ tiêu a [Ghi chú.]” → “Chỉ tiêu a [Ghi chú mới.]”"
    changed 's/Kết quả</Kết quả năm</' "title: “Kết quả” → “Kết quả năm”"
    changed 's/Lời dẫn/Lời mới/' "table 1 – text above the table: “Lời dẫn” → “Lời mới”"
    changed 's/Nhóm hai/Nhóm ba/' "II title: “Nhóm hai” → “Nhóm ba”"
    changed 's/Chỉ tiêu d/<b>Chỉ tiêu<\/b> d/' \
        "II.1 name: the same words in another type style, or on other lines"
    changed 's/number="3"><name>Chỉ tiêu f/number="3a"><name>Chỉ tiêu f/' \
        "II.3a number: “3” → “3a”"
}

@test "kinds of value: what is declared of them" {
    changed 's/"2025 2030" base="2025"/"2025 2030" base="2030"/' \
        "Target – period of comparisons: “2025” → “2030”" \
        "I.1 result 2024 compared with target 2030: 21,3% → (nothing), Chưa đạt → (nothing)"
    changed 's/<result periods="2024"/<result periods="2024 2025" base="2024"/; s/<result>/<result period="2024">/; s/<result value/<result period="2024" value/' \
        "Result – periods: “2024” → “2024, 2025”" "Result – period of comparisons: (nothing) → “2024”"
    changed 's/<title>Số hộ/<title>Tổng số hộ/' "Tổng số hộ – title: “Số hộ” → “Tổng số hộ”"
    changed 's/unit="hộ"/unit="nhà"/' "Số hộ – unit: “hộ” → “nhà”" "I.2 Số hộ: 5-7 hộ → 5-7 nhà"
}

@test "rows that come and go" {
    changed '/id="d"/d' "II.1 removed: “Chỉ tiêu d”"
    changed 's/\( *\)<indicator id="d".*/&\n\1<indicator id="g" number="1a"><name>Mới<\/name><\/indicator>/' \
        "II.1a added: “Mới”"
    changed '/id="c1"/d' "I.3, Thành phố – removed"
}

@test "one row that moves is told, not those that make room" {
    changed '/id="d"/{h;d};/id="f"/{p;x}' "II.1 moved"
    old_report
    sed '/id="e"/d; s/ *<indicator id="a"/<indicator id="e" number="0"><name>Chỉ tiêu e<\/name><\/indicator>\n&/' \
        old.xml >new.xml
    exits 1 "$phuluc" diff old.xml new.xml
    [ "${lines[0]}" = "I.0 moved; it was II.2" ]
    [ "${lines[1]}" = "I.0 number: “2” → “0”" ]
    [ "${#lines[@]}" -eq 2 ]
}

@test "a group that changes place takes its indicators with it" {
    old_report
    python3 - <<'PY'
import re
text = open("old.xml").read()
groups = re.findall(r"  <group .*?</group>\n", text, re.S)
open("new.xml", "w").write(text.replace("".join(groups), groups[1] + groups[0]))
PY
    exits 1 "$phuluc" diff old.xml new.xml
    [ "$output" = "II moved" ]
}

@test "numbers that the layout counts name the rows" {
    old_report
    sed -i 's/ number="[I0-9]*"//; s/phu-luc-2-so-sanh/kinh-te-xa-hoi/' old.xml
    sed 's/value="12.8"/value="14"/' old.xml >new.xml
    exits 1 "$phuluc" diff old.xml new.xml
    echo "$output"
    [[ ${lines[0]} == "1, Chỉ tiêu a [Ghi chú.] – Result 2024: 12,8% → 14%"* ]]
}

@test "tables are known by their titles" {
    python3 - <<'PY'
import re
text = open("phu-luc-2.xml").read()
table = lambda title, id: f"""<table><title>{title}</title>
<indicator id="{id}" number="1"><name>{id}</name><result value="1" unit="%"/></indicator></table>"""
head = """<?xml version="1.0"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2"><appendix/>"""
one, two = table("Một", "x"), table("Hai", "y")
open("old.xml", "w").write(head + one + two + "</report>")
open("new.xml", "w").write(head + two + one.replace('value="1"', 'value="3"') + "</report>")
open("less.xml", "w").write(head + one + "</report>")
PY
    exits 1 "$phuluc" diff old.xml new.xml
    [ "$output" = "1 Result: 1% → 3%" ]
    exits 1 "$phuluc" diff old.xml less.xml
    [ "${lines[0]}" = "table 2 “Hai” – removed" ]
    [ "${lines[1]}" = "1 removed: “y”" ]
}

@test "JSON: one object a line, figures as exact texts, all keys always there" {
    old_report
    sed 's/value="12.8"/value="14.10"/; s/Chỉ tiêu d/Chỉ tiêu d "mới"/; /id="f"/d' old.xml >new.xml
    exits 1 "$phuluc" diff old.xml new.xml --json
    python3 - "$output" <<'PY'
import json, sys
changes = [json.loads(line) for line in sys.argv[1].splitlines()]
value, name, removed = changes
keys = set(value)
assert all(set(change) == keys for change in changes)
assert (value["change"], value["of"], value["id"], value["row"]) == ("value", "indicator", "a", "I.1")
assert (value["kind"], value["period"], value["part"]) == ("result", "2024", None)
assert value["before"] == {"text": "12,8%", "value": "12.8", "high": None, "unit": "%"}
assert value["after"]["value"] == "14.10"
comparison, = value["comparisons"]
assert comparison["with"] == {"kind": "target", "period": "2025"}
assert (comparison["before"], comparison["after"]) == ("21,3%", "23,5%")
assert (name["change"], name["field"], name["after"]["text"]) == ("field", "name", 'Chỉ tiêu d "mới"')
assert (removed["change"], removed["id"], removed["before"]) == ("removed", "f", None)
PY
}

@test "PDFs are compared by the reports inside them, also with an XML file" {
    sed 's/value="12.8"/value="14.1"/' phu-luc-1.xml >new.xml
    exits 0 "$phuluc" render phu-luc-1.xml -o old.pdf
    exits 0 "$phuluc" render new.xml -o new.pdf
    line="I.6 Result 2022: 12,8% → 14,1%; compared with target 2025: 21,3% → 23,5%"
    for pair in "old.pdf new.pdf" "phu-luc-1.xml new.pdf" "old.pdf new.xml"; do
        # shellcheck disable=SC2086 # two names
        exits 1 "$phuluc" diff $pair
        [ "$output" = "$line" ]
    done
    exits 0 "$phuluc" diff old.pdf phu-luc-1.xml
    [ -z "$output" ]
    python3 - <<'PY'
text = open("phu-luc-1.xml", encoding="utf-8").read()
text = text[text.index("?>") + 2:]
open("wide.xml", "wb").write(text.encode("utf-16-le"))
PY
    exits 0 "$phuluc" render wide.xml --encoding UTF-16LE -o wide.pdf
    exits 0 "$phuluc" diff wide.pdf old.pdf
}

@test "a PDF that brings no report is told" {
    exits 0 "$phuluc" render good.xml --pdfa 2a -o bare.pdf
    exits 3 "$phuluc" diff bare.pdf good.xml
    says "bare.pdf: error[P"
    printf '%%PDF-1.4 broken\n' >broken.pdf
    exits 3 "$phuluc" diff good.xml broken.pdf
    says "broken.pdf: error[P"
}

@test "what cannot be read is status 3, and no change is told" {
    old_report
    exits 3 "$phuluc" diff old.xml invalid.xml
    says "invalid.xml:24:7: error[X06]"
    [[ $output != *removed* ]]
    exits 3 "$phuluc" diff gone.xml old.xml
    says "gone.xml: error[F01]"
}

@test "one side may come from standard input, not both; two are needed" {
    old_report
    exits 0 "$phuluc" diff - old.xml <old.xml
    exits 2 "$phuluc" diff - - <old.xml
    exits 2 "$phuluc" diff old.xml
}

@test "changes that cannot be written are told" {
    old_report
    sed 's/value="12.8"/value="14.1"/' old.xml >new.xml
    exits 4 bash -c "'$phuluc' diff old.xml new.xml >/dev/full"
    says "O01"
}

@test "JSON is whole or refused: memory that runs out at each of the last allocations" {
    old_report
    sed 's/value="12.8"/value="14.1"/; /id="f"/d' old.xml >new.xml
    "$build/phuluc" diff old.xml new.xml --json >wanted || [ $? -eq 1 ]
    exits 0 python3 - "$build/faults/pdf-memory" <<'PY'
import os, subprocess, sys

def run(number):
    """Status and output where that allocation alone fails; and whether there was one."""
    environment = dict(os.environ, FAULT_ALLOCATION=str(number), FAULT_ONCE="1", FAULT_MARK="mark")
    done = subprocess.run([sys.argv[1], "diff", "old.xml", "new.xml", "--json"], env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    reached = os.path.exists("mark")
    if reached:
        os.unlink("mark")
    return done.returncode, done.stdout, reached

wanted = open("wanted", "rb").read()
none, last = 1 << 24, 0
while none - last > 1:  # between an allocation that is and one that is not
    middle = (last + none) // 2
    last, none = (middle, none) if run(middle)[2] else (last, middle)
assert last > 400, last
refused = 0
for number in range(last - 400, last + 1):
    status, output, reached = run(number)
    if not reached:  # hash tables are seeded anew each time
        continue
    assert status != 1 or output == wanted, (number, output)
    assert status != 0, number
    refused += status == 70
assert refused > 100, refused
PY
}

@test "two reports of 20,000 rows, all moved, are compared in no time" {
    python3 - <<'PY'
head = """<?xml version="1.0"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2"><appendix/>"""
rows = ['<indicator id="i%d"><name>%d</name><result value="%d"/></indicator>' % (i, i, i)
        for i in range(20000)]
open("old.xml", "w").write(head + "".join(rows) + "</report>")
open("new.xml", "w").write(head + "".join(reversed(rows)) + "</report>")
PY
    run timeout 60 "$phuluc" diff old.xml new.xml
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 19999 ]
}
