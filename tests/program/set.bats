#!/usr/bin/env bats
# The appendices of one document beside each other, and its number and date at the end.

load common

# appendix FILE NUMBER [SED]: an appendix of a small set, changed; their layout lies beside them.
appendix() {
    mkdir -p set
    cat >set/bang.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<layout xmlns="urn:phuluc:layout:1" profile="nd30">
  <page orientation="landscape"/>
  <table>
    <columns>
      <column id="tt" width="12mm"><header>TT</header><cell><number/></cell></column>
      <column id="chi-tieu" share="1"><header>Chỉ tiêu</header><cell><name/></cell></column>
      <column id="ke-hoach" for-each="plan" width="auto">
        <header><period/></header>
        <cell><value kind="plan"/></cell>
      </column>
    </columns>
    <group-row level="1"><cell span="rest"><number/>. <title/></cell></group-row>
  </table>
</layout>
X
    cat >"set/$1" <<X
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="bang" profile="nd30">
  <appendix number="$2">
    <title>PHỤ LỤC $2</title>
    <attached-to symbol="/BC-UBND">
      <type>Báo cáo</type>
      <date year="2024"/>
      <issuer>Ủy ban nhân dân tỉnh</issuer>
    </attached-to>
  </appendix>
  <kinds>
    <target periods="2025"/>
    <plan periods="2023 2024" base="2024" unit="triệu đồng"/>
  </kinds>
  <group number="I">
    <title>Thu</title>
    <indicator id="thu" number="1">
      <name>Tổng thu, chỉ tiêu <figure kind="target" period="2025" value="95" unit="%"/></name>
      <plan period="2023" value="1500"/>
      <plan period="2024" min="1600" max="1700"/>
      <of-which>
        <indicator id="dat">
          <name>Thu từ đất</name>
          <plan period="2023">Đạt <figure part="nha" value="5"/>, <figure part="dat" value="6"/></plan>
        </indicator>
      </of-which>
    </indicator>
  </group>
</report>
X
    [ -z "${3-}" ] || sed -i "$3" "set/$1"
}

# finds STATUS: checks the set; $found has what the set alone tells, places without the folder.
finds() {
    exits "$1" "$phuluc" check --set set "${@:2}"
    found=$(grep '\[D0' <<<"$output" | sed 's|set/||g; s/\xc2\xa0/ /g' || true)
}

@test "a set in which all agrees has nothing to be told, whatever the order and unit" {
    appendix b.xml 1
    appendix a.xml 2 's/<plan periods="2023 2024" base="2024" unit="triệu đồng"/<plan periods="2024 2023" base="2024" unit="tỷ đồng"/
        s/value="1500"/value="1.5"/; s/min="1600" max="1700"/min="1.6" max="1.70"/
        s/part="nha" value="5"/part="nha" value="5000" unit="nghìn đồng"/; s/part="dat" value="6"/& unit="triệu đồng"/
        s/unit="tỷ đồng">Đạt/>Đạt/; s/value="95" unit="%"/value="950" unit="‰"/'
    finds 0
    [ -z "$found" ]
    says "2 files checked: errors 0, warnings 0, notes 0"
}

@test "layouts in the folder, hidden files and folders below are no appendices" {
    appendix a.xml 1
    appendix .hidden.xml 7
    mkdir -p set/below
    cp set/.hidden.xml set/below/b.xml
    [ -e set/bang.xml ]
    cp "$checkout/layouts/nd30.xml" "$checkout/fonts/liberation-serif.xml" set
    finds 0
    says "1 file checked"
}

@test "files may be named instead of a folder; an empty folder is told" {
    appendix a.xml 1
    appendix b.xml 3
    exits 1 "$phuluc" check --set set/a.xml set/b.xml
    says "set/b.xml:3:3: warning[D02]"
    mkdir empty
    exits 3 "$phuluc" check --set empty
    says "empty: error[F01]: no report is in the folder"
    exits 3 "$phuluc" check --set set/none.xml
    exits 2 "$phuluc" check --set
    exits 3 "$phuluc" check set
}

@test "numbers: twice, missing, none" {
    appendix a.xml 2
    appendix b.xml 2
    appendix c.xml 6
    appendix d.xml 7 's/<appendix number="7">/<appendix>/'
    finds 1
    [ "$found" = "a.xml:3:3: warning[D02]: the appendix has the number 2, and there is no 1
b.xml:3:3: warning[D01]: the appendix has the number 2, which that of a.xml:3:3 has already; correct one of the two
c.xml:3:3: warning[D02]: the appendix has the number 6, and there is no 3–5; before it comes 2, b.xml:3:3
d.xml:3:3: warning[D03]: the appendix has no number, and the set has 4 appendices; add number=\"…\"" ]
}

@test "one appendix needs no number, and none is missing where a file could not be read" {
    appendix a.xml 1 's/<appendix number="1">/<appendix>/'
    finds 0
    [ -z "$found" ]
    appendix a.xml 1
    appendix b.xml 2 's/<title>/<titel>/'
    appendix c.xml 3
    finds 3
    [ -z "$found" ]
    says "set/b.xml:"
}

@test "labels of their own: the number, and the numerals of the rules" {
    appendix a.xml 1 's|<title>PHỤ|<label>PHỤ LỤC I</label>&|'
    appendix b.xml 2 's|<title>PHỤ|<label>Phụ lục (III)</label>&|'
    appendix c.xml 3 's|<title>PHỤ|<label>PHỤ LỤC 3.</label>&|'
    finds 1
    [ "$found" = "b.xml:4:5: warning[D04]: the label gives the appendix the number 3, its attribute 'number' says 2; correct one of the two
c.xml:4:5: warning[D05]: the label has its number in Arabic numerals, the rules nd30 have Roman ones; correct it, or leave <label> out" ]
    # a label numbers an appendix that has no other number; a letter is none
    appendix b.xml 2 's|<title>PHỤ|<label>Phụ lục II</label>&|; s/ number="2"//'
    appendix c.xml 3 's|<title>PHỤ|<label>Phụ lục C</label>&|'
    finds 0
    [ -z "$found" ]
}

@test "Roman and Arabic numerals by the profile, one form in a set" {
    for profile in hd05 hd36; do
        appendix a.xml 1 "s/nd30/$profile/; s|<title>PHỤ|<label>PHỤ LỤC 1</label>&|"
        appendix b.xml 2 "s/nd30/$profile/"
        finds 0
        [ -z "$found" ]
    done
    appendix b.xml 2
    finds 1
    [ "$found" = "b.xml:3:3: warning[D05]: the appendix is numbered in Roman numerals, that of a.xml:3:3 in Arabic ones; give all of a set the same rules" ]
}

@test "the document that they are attached to: each part, blanks, a line of its own, none" {
    appendix a.xml 1
    appendix b.xml 2 's/symbol="\/BC-UBND"/number="12" symbol="\/KH-UBND"/; s/>Báo cáo</>Kế hoạch</
        s/<date year/<date month="4" year/; s/Ủy ban/Uỷ ban/'
    appendix c.xml 3 '/<attached-to/,/<\/attached-to>/d'
    appendix d.xml 4 's|</issuer>|&<text>(Kèm theo Báo cáo)</text>|'
    finds 1
    [ "$found" = "b.xml:5:5: warning[D06]: document date: …/4/2024 here, …/…/2024 in a.xml:5:5; the appendices of a set belong to one document
b.xml:5:5: warning[D06]: document number: 12 here, (blank) in a.xml:5:5; the appendices of a set belong to one document
b.xml:5:5: warning[D06]: document symbol: /KH-UBND here, /BC-UBND in a.xml:5:5; the appendices of a set belong to one document
b.xml:5:5: warning[D06]: document type: Kế hoạch here, Báo cáo in a.xml:5:5; the appendices of a set belong to one document
b.xml:5:5: warning[D06]: issuer of the document: Uỷ ban nhân dân tỉnh here, Ủy ban nhân dân tỉnh in a.xml:5:5; the appendices of a set belong to one document
c.xml:3:3: warning[D06]: the appendix is attached to no document, that of a.xml:5:5 is; add <attached-to>" ]
}

@test "figures: the number, a bound, a part, a unit, in names too" {
    appendix a.xml 1
    appendix b.xml 2 's/value="95"/value="96"/; s/value="1500"/value="1500.01"/; s/max="1700"/max="1701"/
        s/part="dat" value="6"/part="dat" value="6" unit="ha"/'
    finds 1
    [ "$found" = "b.xml:18:32: warning[D07]: indicator 'thu', target:2025: 96% here, 95% in a.xml:18:32; correct one of the two
b.xml:19:7: warning[D07]: indicator 'thu', plan:2023: 1.500,01 triệu đồng here, 1.500 triệu đồng in a.xml:19:7; correct one of the two
b.xml:20:7: warning[D07]: indicator 'thu', plan:2024: 1.600-1.701 triệu đồng here, 1.600-1.700 triệu đồng in a.xml:20:7; correct one of the two
b.xml:24:67: warning[D07]: indicator 'dat', plan:2023, dat: 6 ha here, 6 triệu đồng in a.xml:24:67; correct one of the two" ] ||
        { echo "$found"; false; }
    # a value that one of them leaves out, leaves blank or has in words contradicts none
    appendix b.xml 2 '/period="2023" value="1500"/d; s/<plan period="2024".*/<plan period="2024" missing="true"\/>/'
    appendix c.xml 3 's/<plan period="2023" value="1500".*/<plan period="2023">Chưa có<\/plan>/'
    finds 0
    [ -z "$found" ]
}

@test "the same in Vietnamese, codes and places" {
    needs_vietnamese
    appendix a.xml 2
    appendix b.xml 2 's/value="95"/value="96"/; s/>Báo cáo</>Kế hoạch</; s|<title>PHỤ|<label>PHỤ LỤC 3</label>&|'
    finds 1
    english=$(sed -E 's/: [a-z]+\[/[/; s/\]:.*/]/' <<<"$found")
    [ "$(wc -l <<<"$english")" -eq 6 ]
    run "$phuluc" check --set set --lang vi
    [ "$status" -eq 1 ]
    vietnamese=$(grep '\[D0' <<<"$output" | sed -E 's|set/||g; s/: cảnh báo\[/[/; s/\]:.*/]/')
    [ "$english" = "$vietnamese" ]
    [[ $output != *"correct one"* && $output != *" here, "* ]]
}

@test "JSON lines for a set" {
    appendix a.xml 1
    appendix b.xml 3 's/value="95"/value="96"/'
    run "$phuluc" check --set set --diagnostics=json
    [ "$status" -eq 1 ]
    python3 -c 'import json, sys
lines = [json.loads(line) for line in sys.stdin]
found = {line["code"]: line for line in lines if line["type"] == "message"}
assert found["D02"]["file"] == "set/b.xml" and found["D02"]["line"] == 3, lines
assert found["D07"]["id"] == "thu" and found["D07"]["stated"] == "96%", lines' <<<"$output"
}

# reference_of FILE…: the line about the document, as it is printed.
reference_of() { "$phuluc" render "$@" --dump-layout 2>/dev/null | sed -n '/^reference/,/^[a-z]/p' | sed -n 's/.*"\(.*\)"/\1/p' | tr -d '\n' | sed 's/\xc2\xa0/ /g'; }

@test "--number and --date fill in what the report leaves blank, and nothing else" {
    appendix a.xml 1
    before=$(reference_of set/a.xml)
    run reference_of set/a.xml --number 123 --date 2024-02-05
    [[ $output == *"Báo cáo số 123/BC-UBND ngày 05 tháng 02 năm 2024 của"* ]] || { echo "$output"; false; }
    run reference_of set/a.xml --number 123
    [[ $output == *"số 123/BC-UBND ngày "*" năm 2024"* ]]
    [ "$(reference_of set/a.xml)" = "$before" ]
    exits 0 "$phuluc" check set/a.xml --number 123 --date 2024-02-05
    says "warnings 0"
}

@test "a report that says otherwise is told, and keeps what it says" {
    appendix a.xml 1 's/<attached-to /&number="49" /'
    exits 1 "$phuluc" check set/a.xml --number 123 --date 2023-10-15
    says "set/a.xml:5:5: warning[D08]: the report gives the document the number '49', --number says '123'"
    says "set/a.xml:5:5: warning[D08]: the report dates the document …/…/2024, --date says 15/10/2023"
    run reference_of set/a.xml --number 123 --date 2023-10-15
    [[ $output == *"số 49/BC-UBND ngày "*" năm 2024"* ]]
    [[ $output != *15* && $output != *10* ]]
    exits 0 "$phuluc" check set/a.xml --number 49 --date 2024-10-15
    exits 1 "$phuluc" render set/a.xml --number 123 --strict -o out.pdf
    [ ! -e out.pdf ]
    appendix b.xml 2 '/<attached-to/,/<\/attached-to>/d'
    exits 1 "$phuluc" check set/b.xml --number 123
    says "set/b.xml:3:3: warning[D08]: the report names no document"
    appendix c.xml 3 's|</issuer>|&<text>(Kèm theo Báo cáo)</text>|'
    exits 1 "$phuluc" check set/c.xml --date 2024-10-15
    says "set/c.xml:8:44: warning[D08]: the report has the whole line about the document in <text>"
}

@test "a whole set gets its number and date at once" {
    appendix a.xml 1
    appendix b.xml 2 's/<attached-to /&number="123" /'
    finds 1
    finds 0 --number 123 --date 2024-10-15
    [ -z "$found" ]
    finds 1 --number 124
    [[ $found == *"b.xml:5:5: warning[D06]: document number: 123 here, 124 in a.xml"* ]]
    [[ $found == *"b.xml:5:5: warning[D08]"* ]]
}

@test "number and date change the PDF and its digest; the same ones give the same bytes" {
    appendix a.xml 1
    "$phuluc" render set/a.xml -o none.pdf
    "$phuluc" render set/a.xml --number 123 --date 2024-10-15 -o one.pdf
    "$phuluc" render set/a.xml --date 2024-10-15 --number 123 -o same.pdf
    "$phuluc" render set/a.xml --number 124 --date 2024-10-15 -o other.pdf
    cmp one.pdf same.pdf
    digest() { grep -aoE 'XXphuluc<[0-9A-F]{64}>' "$1"; }
    [ -n "$(digest none.pdf)" ]
    [ "$(for file in none one other; do digest $file.pdf; done | sort -u | wc -l)" -eq 3 ]
    pdftotext one.pdf - | grep -q "số 123/BC-UBND"
}

@test "a pipe or a folder named like a report is none, and not waited for" {
    appendix a.xml 1
    mkfifo set/pipe.xml
    mkdir set/folder.xml
    exits 0 timeout 20 "$phuluc" check --set set
    says "1 file checked"
    exits 0 timeout 20 "$phuluc" batch set -o out
    rm set/a.xml
    exits 3 timeout 20 "$phuluc" check --set set
    says "no report is in the folder"
    mkdir -p data
    cp -r "$checkout"/layouts "$checkout"/fonts "$checkout"/input data
    mkfifo data/layouts/pipe.xml
    PHULUC_DATA=$PWD/data exits 3 timeout 20 "$phuluc" render good.xml --layout none
    says "phu-luc-1"
}

@test "number and date that are none are refused" {
    appendix a.xml 1
    for words in "--number=" "--date 2024-02-30" "--date 15/10/2024" "--date 2024-1-1" "--date 2024-10-15x" \
        "--date 0000-01-01"; do
        # shellcheck disable=SC2086 # words are words
        exits 2 "$phuluc" check set/a.xml $words
    done
    exits 0 "$phuluc" check set/a.xml --date 2024-02-29
    for number in $'1\n2' $'\xff' "$(printf '%061d' 0)"; do
        exits 2 "$phuluc" check set/a.xml --number "$number"
    done
    exits 0 "$phuluc" check set/a.xml --number '123a/đ'
}

@test "a batch makes a whole set with its number and date, once" {
    appendix a.xml 1
    appendix b.xml 2
    exits 0 "$phuluc" batch set -o out
    exits 0 "$phuluc" batch set -o out --number 123 --date 2024-10-15
    for name in a b; do
        pdftotext out/$name.pdf text
        grep -q "số 123/BC-UBND" text
        "$phuluc" render set/$name.xml --number 123 --date 2024-10-15 -o one.pdf
        cmp one.pdf out/$name.pdf
    done
    before=$(stat -c %y out/*.pdf)
    exits 0 "$phuluc" batch set -o out --number 123 --date 2024-10-15
    [ "$(stat -c %y out/*.pdf)" = "$before" ]
    exits 0 "$phuluc" batch set -o out --number 124 --date 2024-10-15 --plan
    [ "$(grep -c -- '--number' <<<"$output")" -eq 2 ]
}
