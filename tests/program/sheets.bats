#!/usr/bin/env bats
# Spreadsheets: figures out and back, and reports from tables.

load common

workbook() { python3 "$BATS_TEST_DIRNAME/workbooks.py" "$@"; }

# A small report of which all kinds of values are to be had.
small() {
    cat >small.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2">
  <appendix><title>T</title></appendix>
  <kinds>
    <plan periods="2024 2025" base="2024"/>
    <result type="number" unit="tỷ đồng"/>
    <kind name="so-ho" type="number"><title>Số hộ</title></kind>
    <kind name="ghi" type="text"/>
  </kinds>
  <group id="g" number="I">
    <title>Nhóm</title>
    <indicator id="a" number="1">
      <name>Thu, "nội địa"; <figure kind="target" value="7" unit="%"/></name>
      <plan period="2024"  value='12.80'   unit="%" /><!-- kept -->
      <plan missing="true" period="2025"/>
      <result value="1664183.5"/>
      <value kind="so-ho" min="14" max="18"/>
      <value kind="ghi">- đã &amp; xong</value>
    </indicator>
    <indicator id="b">
      <name>Hai</name>
      <plan period="2024">Một <b>đậm</b></plan>
      <plan period="2025">chưa có</plan>
    </indicator>
  </group>
</report>
X
}

# table LINES…: a table of figures.
table() { printf '%s\n' "$@" >t.csv; }

@test "export and update change nothing, CSV and XLSX, both samples and all kinds of values" {
    small
    for report in phu-luc-1 phu-luc-2 small; do
        for file in f.csv f.xlsx; do
            exits 0 "$phuluc" export $report.xml -o $file
            cp $report.xml before.xml
            exits 0 "$phuluc" update $report.xml $file
            says "nothing is changed"
            cmp before.xml $report.xml
        done
        exits 0 "$phuluc" export $report.xml -o f.csv --separator ,
        exits 0 "$phuluc" update $report.xml f.csv
        says "nothing is changed"
        workbook resave f.xlsx other.xlsx
        ! cmp -s f.xlsx other.xlsx || false
        exits 0 "$phuluc" update $report.xml other.xlsx
        says "nothing is changed"
    done
}

@test "a workbook that LibreOffice has saved changes nothing" {
    made=$BATS_TEST_DIRNAME/libreoffice # its make.sh says how
    cp "$made/report.xml" report.xml
    grep -aq LibreOffice <(unzip -p "$made/saved.xlsx" docProps/app.xml)
    exits 0 "$phuluc" update report.xml "$made/saved.xlsx"
    says "nothing is changed"
    cmp "$made/report.xml" report.xml
}

@test "a whole sample, saved by the LibreOffice that is here, changes nothing" {
    command -v soffice >/dev/null || skip "LibreOffice is not installed"
    "$phuluc" export phu-luc-1.xml -o f.xlsx
    HOME=$PWD timeout 120 soffice --headless --convert-to xlsx --outdir saved f.xlsx >/dev/null 2>&1
    exits 0 "$phuluc" update phu-luc-1.xml saved/f.xlsx
    says "nothing is changed"
}

@test "a table that LibreOffice has filled in: percentages, formulas, ranges, texts" {
    made=$BATS_TEST_DIRNAME/libreoffice
    sed -e 's/value="12.80"/value="13.5"/' -e 's/1664183.5/1700001/' -e 's/min="14" max="18"/min="15" max="19"/' \
        -e 's/chưa có/đã giao/' -e 's/97.5/98.2/' "$made/report.xml" >wanted.xml
    exits 0 "$phuluc" update "$made/report.xml" "$made/filled.xlsx" -o out.xml
    says "sheet 'Số liệu'"
    says "a, plan:2024: 12,80% → 13,5%"
    says "5 values changed"
    diff wanted.xml out.xml
}

@test "the exported CSV: byte order mark, separators, quotes, marks" {
    small
    "$phuluc" export small.xml -o f.csv
    cat >wanted.csv <<'X'
Mã;TT;Nội dung;Đơn vị tính;Mục tiêu;Kế hoạch 2024;Kế hoạch 2025;Kết quả;Số hộ;ghi
id;number;name;unit;target;plan:2024;plan:2025;result;so-ho;ghi
;I;Nhóm;;;;;;;
a;1;"Thu, ""nội địa""; 7%";;[khóa] 7%;12,80%;(để trống);1664183,5 tỷ đồng;14–18;" - đã & xong"
b;;Hai;;;[khóa] Một đậm;chưa có;;;
X
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' wanted.csv; } | cmp - f.csv
    "$phuluc" export small.xml -o - --separator , | sed -n 4p | grep -F '[khóa] 7%,12.80%,(để trống),1664183.5 tỷ đồng'
}

@test "the exported workbook: the same bytes each time, numbers with their decimals, locked but for figures" {
    small
    "$phuluc" export phu-luc-1.xml -o f.xlsx
    "$phuluc" export phu-luc-1.xml -o g.xlsx
    cmp f.xlsx g.xlsx
    python3 - <<'X'
import re, zipfile
book = zipfile.ZipFile("f.xlsx")
sheet, styles = (book.read(f"xl/{n}.xml").decode() for n in ("worksheets/sheet1", "styles"))
assert "<sheetProtection" in sheet and "password" not in sheet and "hashValue" not in sheet
xfs = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1].split("</cellXfs>")[0])
style = lambda c: xfs[int(re.search(rf'<c r="{c}"(?: s="(\d+)")?', sheet)[1])]
assert re.search(r'<c r="K11" s="\d+"><v>12\.8</v>', sheet), sheet[:2000]
assert 'locked="0"' in style("K11") and 'locked="0"' not in style("A11") and 'locked="0"' not in style("E11")
assert 'formatCode="#,##0.0"' in styles
X
    sed -i 's/value="1664183.5"/value="123456789012345.678"/' small.xml
    "$phuluc" export small.xml -o f.xlsx
    exits 0 "$phuluc" update small.xml f.xlsx
    says "nothing is changed"
}

@test "an update of one figure changes that attribute and nothing else" {
    small
    table 'id;plan:2024' 'a;13,5'
    sed "s/'12.80'/'13.5'/" small.xml >wanted.xml
    exits 0 "$phuluc" update small.xml t.csv -o out.xml
    says "a, plan:2024: 12,80% → 13,5%"
    says "1 value changed"
    cmp wanted.xml out.xml
    exits 0 "$phuluc" update small.xml t.csv
    cmp wanted.xml small.xml
    # with a byte order mark and line ends of Windows
    small
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' small.xml; } >dos.xml
    { printf '\xef\xbb\xbf'; sed 's/$/\r/' wanted.xml; } >dos-wanted.xml
    exits 0 "$phuluc" update dos.xml t.csv
    cmp dos-wanted.xml dos.xml
    # to standard output; the list goes to standard error
    small
    "$phuluc" update small.xml t.csv -o - 2>/dev/null | cmp wanted.xml -
}

@test "an update: blank cells, ranges, units, texts, values that were not there" {
    small
    table 'id;plan:2024;plan:2025;result;so-ho;ghi' \
        'a;(để trống);5;1.700.000 tỷ đồng;20;a <b' 'b;[khóa] Một đậm;6–7%;8;9 %;'
    exits 0 "$phuluc" update small.xml t.csv -o out.xml
    sed -e "s/  value='12.80'   unit=\"%\"/  missing=\"true\"   unit=\"%\"/" \
        -e 's/<plan missing="true" period="2025"/<plan value="5" period="2025"/' \
        -e 's/1664183.5/1700000/' -e 's/min="14" max="18"/value="20"/' \
        -e 's/- đã &amp; xong/a \&lt;b/' \
        -e 's|<plan period="2025">chưa có</plan>|<plan period="2025" min="6" max="7" unit="%"/>\n      <result value="8" unit="PLACE"/>\n      <value kind="so-ho" value="9" unit="%"/>|' \
        -e 's/ unit="PLACE"//' small.xml >wanted.xml
    diff wanted.xml out.xml
    # and back again
    "$phuluc" export small.xml -o f.csv
    "$phuluc" export out.xml -o g.csv
    exits 0 "$phuluc" update small.xml g.csv
    "$phuluc" export small.xml -o h.csv
    cmp g.csv h.csv
}

# wrong CODE TEXT LINES…: that table is refused so, and nothing is written.
wrong() {
    table "${@:3}"
    exits 3 "$phuluc" update small.xml t.csv
    says "error[$1]"
    says "$2"
    cmp small.xml kept.xml
}

@test "what an update refuses, each with its cell" {
    small
    cp small.xml kept.xml
    wrong S03 "no row of keys" 'Mã;Kết quả' 'a;1'
    wrong S04 "no indicator 'z'" 'id;result' 'z;1'
    wrong S04 "in a row without an id" 'id;result' ';1'
    wrong S05 "no column 'plan:2026'" 'id;plan:2026' 'a;1'
    wrong S05 "no column 'plan'" 'id;plan' 'a;1'
    wrong S06 "two columns have the key 'result'" 'id;result;result' 'a;1;1'
    wrong S06 "a row above gives the figures of indicator 'a'" 'id;result' 'a;1' 'a;2'
    wrong S07 "'1.234' can be read two ways" 'id;result' 'a;1.234'
    wrong S07 "'12.8' has '.' before its decimals" 'id;result' 'a;12.8'
    wrong S07 "'12,5' has ',' before its decimals" 'id,result' 'a,"12,5"'
    wrong S07 "'1,234' can be read two ways" 'id,result' 'a,"1,234"'
    wrong S07 "'1234567890123456789' is no number" 'id;result' 'a;1234567890123456789'
    wrong S07 "'1,2,3' is no number" 'id;result' 'a;1,2,3'
    wrong S07 "begins with the greater number" 'id;result' 'a;5–4'
    wrong S09 "stands in the indicator's name" 'id;target' 'a;8%'
    wrong S09 "text with figures or type styles" 'id;plan:2024' 'b;Hai đậm'
    wrong S09 "the unit of the row is" 'id;unit;result' 'a;kg;1664183,5'
    wrong S10 "is a text, and a number belongs here" 'id;result' 'a;nhiều'
    wrong S10 "no unit of the report" 'id;result' 'a;5 con'
    wrong S10 "the cell is empty" 'id;result' 'a;'
    wrong S01 "a quotation mark in this field" 'id;result' 'a;"1'
    wrong F05 "is no character of the encoding" 'id;result' $'a;\xe1'
    # all in one run, each with line and column
    wrong S07 "t.csv:2:3: error[S07]: column 2: indicator 'a', result: '12.8'" 'id;result;ghi' 'a;12.8;b' 'q;1;2'
    says "t.csv:3:1: error[S04]: column 1"
    # a record that begins on line 3 has the line 3, after a cell with a line end
    wrong S04 "t.csv:4:1:" 'id;ghi' 'a;"b' 'c"' 'q;1'
}

@test "an update of a report in another encoding is refused" {
    small
    sed 's/UTF-8/UTF-16/' small.xml | iconv -f UTF-8 -t UTF-16 >wide.xml
    table 'id;result' 'a;1'
    exits 3 "$phuluc" update wide.xml t.csv
    says "S11"
}

@test "CSV in another encoding, where it is named" {
    small
    table 'id;ghi' 'a;Nguyễn Huệ'
    iconv -f UTF-8 -t UTF-16 t.csv >wide.csv
    exits 0 "$phuluc" update small.xml wide.csv -o out.xml
    says "→ Nguyễn Huệ"
    iconv -f UTF-8 -t WINDOWS-1258//TRANSLIT t.csv >old.csv
    exits 0 "$phuluc" update small.xml old.csv --encoding windows-1258 -o out2.xml
    cmp out.xml out2.xml
    exits 3 "$phuluc" update small.xml old.csv
    says "error[F05]"
}

@test "CSV in TCVN3, VNI, VISCII, TCVN5712-1 and windows-1258 is the same as in UTF-8" {
    small
    table 'id;plan:2025;ghi' 'a;chưa giao hết;“Nguyễn Huệ” – thị trấn, phường đã xong'
    exits 0 "$phuluc" update small.xml t.csv -o wanted.xml
    grep -q 'Nguyễn Huệ' wanted.xml
    for encoding in tcvn3 vni VISCII TCVN5712-1 windows-1258; do
        [[ $encoding != [VT]* ]] || sed -i 's/“//; s/”//; s/–/-/' t.csv # they have no such marks
        exits 0 "$phuluc" update small.xml t.csv -o wanted.xml
        python3 "$BATS_TEST_DIRNAME/transcode.py" "$encoding" UTF-8 <t.csv >old.csv
        ! cmp -s t.csv old.csv || false
        exits 0 "$phuluc" update small.xml old.csv --encoding "$encoding" -o out.xml
        cmp wanted.xml out.xml
    done
    # typed with tones by themselves
    python3 -c 'import sys, unicodedata; sys.stdout.write(unicodedata.normalize("NFD", sys.stdin.read()))' \
        <t.csv >apart.csv
    ! cmp -s t.csv apart.csv || false
    exits 0 "$phuluc" update small.xml apart.csv -o out.xml
    cmp wanted.xml out.xml
}

@test "a byte of CSV that its encoding has no meaning for is an error with its place" {
    small
    printf 'id;ghi\na;x\xff\n' >t.csv
    exits 3 "$phuluc" update small.xml t.csv --encoding tcvn3 -o out.xml
    says "t.csv:2:4: error[F05]: byte 10 of the file (0xFF)"
    [ ! -e out.xml ]
}

@test "cells of a workbook: shared, inline, formulas, percentages, errors, dates" {
    small
    printf '%s\n' $'A2\ts\tid' $'B2\ti\tplan:2024' $'C2\tt\tresult' $'D2\ti\tghi' $'E2\ts\tso-ho' \
        $'A3\tt\ta' $'B3\tp\t0.128' $'C3\tf\t1664183.5000000001' $'D3\ts\t- đã & xong' $'E3\ti\t14 - 18' >cells
    workbook make f.xlsx <cells
    exits 0 "$phuluc" update small.xml f.xlsx
    says "sheet 'Bảng'"
    says "nothing is changed"
    sed -e 's/0.128/0.135/' -e 's/1664183.5000000001/1.5E-2/' cells | workbook make f.xlsx
    exits 0 "$phuluc" update small.xml f.xlsx -o out.xml
    says "a, plan:2024: 12,80% → 13,5%"
    says "a, result: 1664183,5 tỷ đồng → 0,015 tỷ đồng"
    sed -e 's/B3\tp\t0.128/B3\te\t#DIV\/0!/' -e 's/E3\ti.*/E3\td\t45570/' cells | workbook make f.xlsx
    exits 3 "$phuluc" update small.xml f.xlsx
    says "f.xlsx: error[S08]: Bảng!B3: indicator 'a', plan:2024: the cell holds the error #DIV/0!"
    says "Bảng!E3"
    says "a date"
    sed 's/E3\ti.*/E3\ti\t1.234/' cells | workbook make f.xlsx
    exits 3 "$phuluc" update small.xml f.xlsx
    says "two ways"
}

@test "hostile workbooks are refused within bounds" {
    small
    for kind in bomb strings cells; do
        workbook $kind h.xlsx
        exits 3 timeout 60 "$phuluc" update small.xml h.xlsx
        says "error[S02]"
        # the sanitizers reserve more than a machine has: memory is bounded without them
        exits 3 bash -c 'ulimit -t 20 -v 1000000; exec "$@"' - "$build/phuluc" update small.xml h.xlsx
        says "error[S02]"
    done
    for kind in doctype entity deep outside; do
        workbook $kind h.xlsx
        exits 3 timeout 60 "$phuluc" update small.xml h.xlsx
        says "error[S01]"
    done
    workbook claims h.xlsx
    exits 3 bash -c "ulimit -t 10; $phuluc update small.xml h.xlsx"
    says "no row of keys"
    printf 'PK\3\4rubbish' >short.xlsx
    exits 3 "$phuluc" update small.xml short.xlsx
    says "cut short or damaged"
}

@test "damaged workbooks are told or read" {
    count=200
    [ -z "${LONG-}" ] || count=3000
    "$phuluc" export phu-luc-1.xml -o f.xlsx
    export ASAN_OPTIONS=exitcode=99
    workbook mutate "$phuluc" phu-luc-1.xml f.xlsx $count
}

@test "import: headers over two rows, groups, sub-indicators, parts, units, what is not placed" {
    cat >t.csv <<'X'
Phụ lục I;;;;;;
TÌNH HÌNH THU;;;;;;
;;;;;;Đơn vị tính: tỷ đồng
TT;Chỉ tiêu;ĐVT;Kế hoạch;;Thực hiện năm 2024;Ghi chú
;;;2024;2025;;
A;B;C;1;2;3;4
I;Thu ngân sách;;;;;
1;Thu nội địa;tỷ đồng;9.000;9.500;9.120,5;tốt
;Trong đó:;;;;;
-;Thuế TNDN;tỷ đồng;1.664.183;…;4–5
2;Xuất nhập khẩu;tỷ đồng;12.8;10;"11,4"
2.1;Cảng;tỷ đồng;1;2;chưa có số liệu
;NGƯỜI LẬP BIỂU;;;;;
X
    exits 0 "$phuluc" import t.csv --layout phu-luc-1 -o out.xml
    says "row 7: group I 'Thu ngân sách'"
    says "row 8: indicator 1 'Thu nội địa', plan 2024 = 9.000 tỷ đồng, plan 2025 = 9.500 tỷ đồng, result 2024 = 9.120,5 tỷ đồng"
    says "row 10: part 'Thuế TNDN', plan 2024 = 1.664.183 tỷ đồng, plan 2025 = (để trống), result 2024 = 4–5 tỷ đồng"
    says "row 12: sub-indicator 2.1 'Cảng'"
    says "row 8, column 7: 'tốt' is not placed"
    says "row 11, column 4: '12.8' is not placed"
    says "row 13: 'NGƯỜI LẬP BIỂU' is not placed"
    run "$phuluc" check out.xml
    says "errors 0"
    grep -q '<title>TÌNH HÌNH THU</title>' out.xml
    grep -q '<unit-line>Đơn vị tính: tỷ đồng</unit-line>' out.xml
    exits 4 "$phuluc" import t.csv --layout phu-luc-1 -o out.xml
    says "O01"
}

@test "import: merged cells of a workbook, percentages, dashes in names" {
    workbook make t.xlsx <<'X'
A1	s	STT
A1:A2	m	
B1	s	Nội dung
B1:B2	m	
C1	s	Kế hoạch
C1:D1	m	
C2	n	2024
D2	n	2025
E1	s	Kết quả 2024
E1:E2	m	
A3	n	1
B3	s	Tỷ lệ hộ nghèo
C3	p	0.025
D3	i	2 %
E3	f	1.9
B4	s	- Thành thị
E4	e	#N/A
X
    exits 0 "$phuluc" import t.xlsx --layout phu-luc-1 -o out.xml
    says "row 3: indicator 1 'Tỷ lệ hộ nghèo', plan 2024 = 2,5%, plan 2025 = 2%, result 2024 = 1,9"
    says "row 4: sub-indicator 'Thành thị'"
    says "row 4, Bảng!E4: '#N/A' is not placed: it is an error of a formula"
    run "$phuluc" check out.xml
    says "errors 0"
}

@test "import: no table, no layout, no name" {
    printf 'a;b\n1;2\n' >t.csv
    exits 3 "$phuluc" import t.csv --layout phu-luc-1 -o out.xml
    says "S03"
    [ ! -e out.xml ]
    exits 2 "$phuluc" import t.csv -o out.xml
    exits 2 "$phuluc" import t.csv --layout phu-luc-1
    exits 2 "$phuluc" export small.xml
    exits 2 "$phuluc" export small.xml -o f.ods
    exits 2 "$phuluc" export small.xml -o f.csv --separator x
    exits 2 "$phuluc" update small.xml
}

# Red, and from right to left: what a cell can hold, and how a terminal is to show it.
harm=$'\xC2\x9B31m\xE2\x80\xAE' shown='U+009B31mU+202E'

# not_obeyed FILE COMMAND…: a table with ESC is refused, as no report can hold that; it is told
# all the same.
not_obeyed() {
    sed -i $'s/\xC2\x9B/\e[/' "$1"
    exits 3 "$phuluc" "${@:2}" -o none.xml
    says "error[F06]: the character U+001B is not allowed"
    [ ! -e none.xml ]
    output=${output//$'\n'/ }
    harmless
}

@test "import lists cells in a way that does nothing to a terminal" {
    name=$'t\e[31m.csv'
    printf '%s\n' "TÌNH HÌNH$harm" "Đơn vị tính: tỷ$harm đồng" 'TT;Chỉ tiêu;ĐVT;Kế hoạch 2024' \
        "1;Thu$harm;tỷ$harm;9" "2;\"Chi
hai\";;chưa$harm" ";KÝ TÊN$harm;;" >"$name"
    exits 0 "$phuluc" import "$name" --layout phu-luc-1 -o out.xml
    says "row 1: the title, 'TÌNH HÌNH$shown'"
    says "row 2: the unit of the table, 'Đơn vị tính: tỷ$shown đồng'"
    says "row 4: indicator 1 'Thu$shown', plan 2024 = 9 tỷ$shown"
    says "row 5: indicator 2 'Chi\\nhai', plan 2024 = chưa$shown"
    says "row 7: 'KÝ TÊN$shown' is not placed"
    output=${output//$'\n'/ }
    harmless
    printf '%s\n' 'TT;Chỉ tiêu;Kế hoạch 2024;Ghi chú' "1;Thu;9;ghi$harm" >"$name"
    exits 0 "$phuluc" import "$name" --layout phu-luc-1 -o other.xml
    says "'ghi$shown' is not placed"
    output=${output//$'\n'/ }
    harmless
    not_obeyed "$name" import "$name" --layout phu-luc-1
}

@test "update lists cells, sheets and files likewise" {
    small
    name=$'t\e[31m.csv'
    printf '%s\n' 'id;ghi' "a;xong$harm" >"$name"
    exits 0 "$phuluc" update small.xml "$name" -o out.xml
    says "tU+001B[31m.csv: fields separated by ';'"
    says "a, ghi: - đã & xong → xong$shown"
    output=${output//$'\n'/ }
    harmless
    exits 0 "$phuluc" update out.xml <(printf '%s\n' 'id;ghi' 'a;lại') # of the report likewise
    says "a, ghi: xong$shown → lại"
    output=${output//$'\n'/ }
    harmless
    not_obeyed "$name" update small.xml "$name"
}

@test "no table and no report is replaced by what is made from it, under whatever name" {
    small
    cp small.xml kept.xml
    table 'id;plan:2024' 'a;13,5'
    cp t.csv kept.csv
    ln -s t.csv link.xml
    for target in t.csv link.xml; do
        exits 4 "$phuluc" update small.xml t.csv -o "$target"
        says "$target: error[O01]"
        says "it would replace 't.csv'"
        cmp t.csv kept.csv
        cmp small.xml kept.xml
    done
    printf 'TT;Chỉ tiêu;Kế hoạch 2024\n1;Thu;13,5\n' >office.csv
    cp office.csv kept.csv
    exits 4 "$phuluc" import office.csv --layout phu-luc-1 -o office.csv
    says "it would replace 'office.csv'"
    cmp office.csv kept.csv
    ln -s small.xml f.csv
    exits 4 "$phuluc" export small.xml -o f.csv
    says "it would replace 'small.xml'"
    cmp small.xml kept.xml
}

@test "what cannot be told is not done: import and update with a full standard output" {
    printf 'TT;Chỉ tiêu;Kế hoạch 2024\n1;Thu;13,5\n' >office.csv
    run bash -c '"$0" import office.csv --layout phu-luc-1 -o out.xml >/dev/full' "$phuluc"
    [ "$status" -eq 4 ]
    says "-: error[O01]: standard output could not be written to the end"
    [ ! -e out.xml ]
    exits 0 "$phuluc" import office.csv --layout phu-luc-1 -o out.xml
    small
    cp small.xml kept.xml
    table 'id;plan:2024' 'a;13,5'
    run bash -c '"$0" update small.xml t.csv >/dev/full' "$phuluc"
    [ "$status" -eq 4 ]
    says "-: error[O01]: standard output could not be written to the end"
    cmp small.xml kept.xml
    [ -z "$(ls -A | grep phuluc-)" ]
    exits 0 "$phuluc" update small.xml t.csv
}

@test "import refuses what export has written, and points to update" {
    for table in f.csv f.xlsx; do
        "$phuluc" export phu-luc-1.xml -o $table
        exits 3 "$phuluc" import $table --layout phu-luc-1 -o out.xml
        says "$table: error[S03]: the table has a row of keys"
        says "phuluc update"
        [ ! -e out.xml ]
    done
}

@test "phuluc whose phuluc-sheet cannot be run says which, and renders without it" {
    mkdir alone
    cp "$phuluc" alone/phuluc
    printf 'no program' >alone/phuluc-sheet
    chmod +x alone/phuluc-sheet
    exits 70 alone/phuluc export good.xml -o figures.csv
    says "alone/phuluc-sheet, cannot be run"
    exits 0 alone/phuluc render good.xml
}

@test "render loads no library for spreadsheets" {
    run ldd "$build/phuluc"
    [[ $output != *libzip* && $output != *xlsxwriter* ]]
}
