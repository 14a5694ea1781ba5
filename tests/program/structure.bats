#!/usr/bin/env bats
# The structure of tagged PDFs, by a reading of their own.

load common

structure() { python3 "$BATS_TEST_DIRNAME/structure.py" "$@"; }

# render NAME WORDS…: NAME.pdf and NAME.dump in the folder tagged.
render() {
    local name=$1
    shift
    "$phuluc" render "$@" -o "tagged/$name.pdf" 2>told || [ $? -eq 3 ] || { cat told; false; }
    [ ! -e "tagged/$name.pdf" ] || "$phuluc" render "$@" --dump-layout >"tagged/$name.dump" 2>/dev/null
}

@test "each text is in the tree once, in the order of reading, under its headers: samples" {
    mkdir tagged
    render phu-luc-1 phu-luc-1.xml
    render phu-luc-2 phu-luc-2.xml
    render so-sanh phu-luc-2.xml --layout phu-luc-2-so-sanh
    render nd30 phu-luc-1.xml --profile nd30
    structure check tagged | grep '^4 documents'
    structure words phu-luc-1.xml tagged/phu-luc-1.pdf
    structure words phu-luc-2.xml tagged/phu-luc-2.pdf
}

@test "the structure holds in PDF 1.4, and with a signature field in it" {
    mkdir tagged
    render old phu-luc-1.xml --pdfa 1a
    render signed phu-luc-2.xml --signature-field
    render both vi-du-ngan-sach.xml --pdfa 1a --signature-field
    structure check tagged | grep '^3 documents'
    for name in signed both; do
        structure print tagged/$name.pdf | grep -q '^ *Form'
    done
    structure references tagged/old.pdf tagged/signed.pdf tagged/both.pdf
}

@test "each text is in the tree once, in the order of reading, under its headers: golden cases" {
    mkdir tagged
    # shellcheck source=tests/golden/words.bash
    . "$checkout/tests/golden/words.bash"
    cp "$checkout"/tests/golden/*.xml "$checkout"/tests/golden/*.args .
    ln -s "$checkout" data # that the cases of the samples name
    for name in $(golden_names); do
        read -ra words < <(words_of "$name"; echo)
        render "$name" "${words[@]}"
    done
    [ "$(ls tagged/*.pdf | wc -l)" -gt 80 ]
    structure check tagged
}

@test "each text is in the tree once, in the order of reading, under its headers: random tables" {
    mkdir tagged
    tables=80
    [ -z "${LONG-}" ] || tables=2000
    "$build/check/random/tables" --write . $tables 1000
    for layout in *.layout.xml; do
        name=${layout%.layout.xml}
        render "$name" "$name.xml" --layout "./$layout" --profile "./$name.profile.xml"
    done
    [ "$(ls tagged/*.pdf | wc -l)" -gt 60 ]
    structure check tagged
}

@test "more rows, notes and pages than an array of PDF/A-1 may have" {
    mkdir tagged
    python3 - >many.xml <<'END'
print('<report xmlns="urn:phuluc:report:1" layout="phu-luc-2"><appendix number="1"><title>Nhiều</title></appendix>')
print('<kinds><result periods="2024"/></kinds>')
for i in range(9000):
    print(f'<indicator id="i{i}"><name>Chỉ tiêu {i}<note>Ghi chú {i}</note></name>'
          f'<result period="2024" value="{i}"/></indicator>')
print('</report>')
END
    "$build/phuluc" render many.xml -o tagged/many.pdf 2>/dev/null
    "$build/phuluc" render many.xml --dump-layout >tagged/many.dump 2>/dev/null
    structure check tagged
    structure print tagged/many.pdf >tree
    [ "$(grep -c '^  Div' tree)" -eq 3 ] && [ "$(grep -c '^      TBody' tree)" -eq 3 ]
    [ "$(grep -c '^ *Note' tree)" -eq 9000 ]
}

@test "marks of notes are references, and labels of the notes they refer to" {
    "$phuluc" render "$checkout/tests/golden/notes.xml" --layout "$checkout/tests/golden/small.layout.xml" \
        --profile "$checkout/tests/golden/small.profile.xml" -o notes.pdf
    structure print notes.pdf >tree
    diff - <(grep -E '^ *(Reference|Lbl|Note)' tree | sed 's/^ *//; s/ *$//') <<'END'
Reference (1)
Reference (2)
Reference (3)
Reference (4)
Note n10 (1) Kèm theo phụ lục khác.
Lbl (1)
Note n11 (2) Theo Nghị định 42/2022/NĐ-CP.
Lbl (2)
Note n12 (3) Số liệu ước đến cuối năm, chưa gồm hồ sơ mật, tính trên tổng số hồ sơ của toàn tỉnh trong năm.
Lbl (3)
Note n13 (4) Do Văn phòng cung cấp.
Lbl (4)
END
    grep -qx '  H1 Phụ lục IV DANH MỤC(1)' tree
}

@test "without tags there is neither structure nor mark, and the same is drawn" {
    "$phuluc" render phu-luc-2.xml -o tagged.pdf 2>/dev/null
    "$phuluc" render phu-luc-2.xml --no-tags -o bare.pdf 2>/dev/null
    qpdf --qdf --object-streams=disable tagged.pdf tagged.qdf
    qpdf --qdf --object-streams=disable bare.pdf bare.qdf
    grep -aq '/StructTreeRoot' tagged.qdf
    ! grep -aqE 'BDC|EMC|/StructTreeRoot|/MarkInfo|/StructParents|/Tabs' bare.qdf || false
    pdftotext tagged.pdf tagged.txt
    pdftotext bare.pdf bare.txt
    cmp tagged.txt bare.txt
    for file in tagged bare; do pdftoppm -r 50 -png $file.pdf $file; done
    for page in tagged-*.png; do cmp "$page" "bare${page#tagged}"; done
    [ "$(stat -c %s bare.pdf)" -lt "$(stat -c %s tagged.pdf)" ]
}
