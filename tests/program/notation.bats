#!/usr/bin/env bats
# Reports with their figures in Vietnamese notation: the same pages, and changed in it.

load common

vietnamese() { python3 "$BATS_TEST_DIRNAME/vietnamese.py"; }

# table LINES…: a table of figures.
table() { printf '%s\n' "$@" >t.csv; }

@test "every report gives the same pages and findings in Vietnamese notation" {
    for report in phu-luc-1 phu-luc-2 vi-du-kinh-te-xa-hoi vi-du-ngan-sach vi-du-nhiem-vu; do
        mkdir -p vi
        vietnamese <$report.xml >vi/$report.xml
        ! cmp -s $report.xml vi/$report.xml || false
        "$phuluc" render --dump-layout $report.xml >expected 2>told
        "$phuluc" render --dump-layout vi/$report.xml >actual 2>vi/told
        cmp expected actual
        # columns move: the figures are shorter or longer
        sed -E 's/:[0-9]+:[0-9]+:/:/' told >found
        sed -E 's|^vi/||; s/:[0-9]+:[0-9]+:/:/; /R14/d' vi/told >vi/found
        diff found vi/found
    done
}

@test "what can be read two ways is told, at most ten times and then counted" {
    vietnamese <phu-luc-2.xml >two.xml
    exits 1 "$phuluc" check two.xml # it has findings, as in the other notation
    numbers=$(grep -oE 'value="[0-9]{1,3}\.[0-9]{3}"' two.xml | wc -l)
    [ "$numbers" -gt 0 ]
    [ "$(grep -c 'note\[R14\]' <<<"$output")" -eq "$numbers" ]
    says "'1.157' can be read two ways"
    vietnamese <vi-du-ngan-sach.xml >many.xml
    exits 0 "$phuluc" check many.xml
    [ "$(grep -c 'note\[R14\]' <<<"$output")" -eq 11 ]
    numbers=$(grep -oE 'value="[0-9]{1,3}\.[0-9]{3}"' many.xml | wc -l)
    says "note[R14]: $numbers numbers of this report can be read two ways"
}

@test "export and update change nothing in a report in Vietnamese notation" {
    for report in phu-luc-1 phu-luc-2 vi-du-kinh-te-xa-hoi; do
        vietnamese <$report.xml >vi.xml
        cp vi.xml before.xml
        for file in f.csv f.xlsx; do
            "$phuluc" export $report.xml -o plain-$file
            exits 0 "$phuluc" export vi.xml -o $file
            cmp plain-$file $file
            exits 0 "$phuluc" update vi.xml $file
            says "nothing is changed"
            cmp before.xml vi.xml
        done
    done
}

# All ways to write a figure.
all_ways() {
    cat >small.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2" notation='vi'>
  <appendix><title>T</title></appendix>
  <kinds>
    <plan periods="2024 2025 2026" base="2024"/>
    <result unit="tỷ đồng"/>
    <kind name="so-ho"><title>Số hộ</title></kind>
  </kinds>
  <indicator id="a" number="1">
    <name>Một</name>
    <plan period="2024"  value = '12,80 %' /><!-- kept -->
    <plan value="14-18%" period="2025"/>
    <plan value="14% – 18%" period="2026"/>
    <result value="1.664.183,5"/>
    <value kind="so-ho" value="950"></value>
  </indicator>
  <indicator id="b" number="2">
    <name>Hai</name>
    <plan period="2024" min="14%" max="18 %"/>
    <plan period="2025" missing="true"/>
    <plan period="2026">chưa có</plan>
    <result value="12,5%"/>
    <value kind="so-ho" min="1.000" max="2.000.000"/>
  </indicator>
</report>
X
}

@test "an update writes as the report is written, and changes nothing else" {
    all_ways
    table 'id;plan:2024;plan:2025;plan:2026;result;so-ho' \
        'a;13,5%;15–19%;16%;1.700.000,25;1.200.000' 'b;15–19%;7%;8%;1.500 tỷ đồng;3.000.000'
    sed -e "s/'12,80 %'/'13,5 %'/" -e 's/"14-18%"/"15-19%"/' -e 's/"14% – 18%"/"16%"/' \
        -e 's/1.664.183,5/1.700.000,25/' -e 's/"950"/"1200000"/' \
        -e 's/min="14%" max="18 %"/min="15%" max="19 %"/' \
        -e 's/period="2025" missing="true"/period="2025" value="7" unit="%"/' \
        -e 's|<plan period="2026">chưa có</plan>|<plan period="2026" value="8" unit="%"/>|' \
        -e 's/value="12,5%"/value="1500" unit="tỷ đồng"/' \
        -e 's/min="1.000" max="2.000.000"/value="3.000.000"/' small.xml >wanted.xml
    exits 0 "$phuluc" update small.xml t.csv -o out.xml
    says "a, plan:2024: 12,80% → 13,5%"
    says "b, result: 12,5% → 1500 tỷ đồng"
    diff wanted.xml out.xml
    # and back again
    "$phuluc" export small.xml -o f.csv
    "$phuluc" export out.xml -o g.csv
    exits 0 "$phuluc" update small.xml g.csv
    "$phuluc" export small.xml -o h.csv
    cmp g.csv h.csv
}

@test "an update makes ranges of numbers and blanks of figures, and adds values" {
    all_ways
    table 'id;plan:2024;plan:2025;result' 'a;12–13,5%;(để trống);1.664.183,5' 'b;16%;9–10%;12,5%'
    sed -e "s/'12,80 %'/'12-13,5 %'/" -e 's/value="14-18%" period="2025"/missing="true" period="2025"/' \
        -e 's/min="14%" max="18 %"/value="16%"/' \
        -e 's/period="2025" missing="true"/period="2025" min="9" max="10" unit="%"/' small.xml >wanted.xml
    exits 0 "$phuluc" update small.xml t.csv -o out.xml
    diff wanted.xml out.xml
    sed -i '/<result value="1.664/d' small.xml
    table 'id;result' 'a;12,25' 'b;12,5%'
    exits 0 "$phuluc" update small.xml t.csv -o out.xml
    grep -q '^    <result value="12,25"/>$' out.xml
}

@test "an update tells notes of the report once, and none of its own" {
    all_ways
    table 'id;so-ho' 'b;5'
    exits 0 "$phuluc" update small.xml t.csv -o out.xml
    [ "$(grep -c 'note\[R14\]' <<<"$output")" -eq 1 ]
}
