# shellcheck shell=bash
# Each message of the program provoked, for the manual of messages: what stands in it is told.

# tells WORDS…: runs phuluc so in both languages; what it tells is added to told.en and told.vi,
# the command to commands.
tells() {
    local lang
    echo "phuluc $*" >>commands
    for lang in en vi; do
        timeout 60 "$phuluc" "$@" --lang $lang </dev/null >>told.$lang 2>&1 ||
            [ $? -le 70 ] || return 1
    done
}

# The cases of tests/broken and tests/golden that have a code each.
provoke_cases() {
    local name words
    # shellcheck source=tests/broken/words.bash
    . "$checkout/tests/broken/words.bash"
    # shellcheck source=tests/golden/words.bash
    . "$checkout/tests/golden/words.bash"
    cp "$checkout"/tests/golden/*.{xml,args} "$checkout"/tests/broken/*.{xml,args} .
    "$checkout/tests/broken/make.sh" .
    for name in no-such-file over-the-limit empty encoding-unknown utf8-invalid \
        control-character ampersand doctype tag-70000 attributes-260 depth-200 \
        attribute-missing kind-unknown year-unknown value-twice value-and-text \
        min-above-max figure-in-title number-with-unit base-missing kind-named-as-built-in \
        date-impossible tables-1001 profile-unknown layout-too-wide layout-kind-unknown \
        layout-for-each-without-periods word-too-wide layout-width-and-share \
        layout-header-too-high face-files-missing no-glyph-chinese; do
        read -ra words < <(broken_words "$name"; echo)
        tells "${words[@]}"
    done
    for name in notation-vi fixed-columns-narrowed audit-stated own-heading-texts phu-luc-1 \
        bars units-differ audit-claims audit-sums audit-columns audit-shares audit-series \
        audit-periods audit-bounds audit-spelling audit-unseen audit-accepted \
        comparison-units comparison-no-period comparison-own; do
        read -ra words < <(words_of "$name"; echo)
        tells check "${words[@]}"
    done
}

# What is wrong with the program's own files, a schema with more levels among them.
provoke_data() {
    mkdir -p damaged/input damaged/color deep/input
    cp -r "$checkout/layouts" "$checkout/fonts" damaged
    cp -r "$checkout/layouts" "$checkout/fonts" deep
    head -c 3000 /usr/share/color/icc/sRGB.icc >damaged/color/sRGB.icc
    cp "$checkout/input/report.xsd" damaged/input
    PHULUC_DATA=damaged tells render good.xml -o /dev/null
    cat >damaged/input/report.xsd <<'END'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="report" type="nothing"/>
</xs:schema>
END
    PHULUC_DATA=damaged tells render good.xml -o /dev/null
    sed '/<xs:complexType name="group4">/,/<\/xs:complexType>/s|^ *<xs:group ref="indicators"/>|<xs:sequence><xs:element name="group" type="group4" minOccurs="0" maxOccurs="unbounded"/>&</xs:sequence>|' \
        "$checkout/input/report.xsd" >deep/input/report.xsd
    PHULUC_DATA=deep tells render group-five-deep.xml -o /dev/null
    python3 - <<'END'
text = open("good.xml", encoding="utf-8").read()
open("text-long.xml", "w", encoding="utf-8").write(
    text.replace("Văn phòng", "Văn phòng, " * 4000))
END
    tells render text-long.xml -o /dev/null
}

# appendix NAME ATTRIBUTES LABEL TYPE VALUE: one of a set.
appendix() {
    cat >"set/$1.xml" <<END
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2" profile="nd30">
  <appendix$2>
    $3<title>KẾT QUẢ</title>
    <attached-to symbol="/BC-UBND">
      <type>$4</type>
      <date year="2024"/>
      <issuer>UBND tỉnh</issuer>
    </attached-to>
  </appendix>
  <group number="I">
    <title>Chính quyền số</title>
    <indicator id="ho-so" number="1">
      <name>Tỷ lệ hồ sơ trực tuyến</name>
      <result value="$5" unit="%"/>
    </indicator>
  </group>
</report>
END
}

provoke_sets() {
    mkdir set
    appendix a ' number="1"' '' 'Báo cáo' 75.5
    appendix b ' number="1"' '' 'Kế hoạch' 75.5
    appendix c ' number="3"' '' 'Báo cáo' 77.5
    appendix d '' '' 'Báo cáo' 75.5
    appendix e ' number="4"' '<label>Phụ lục VI</label>' 'Báo cáo' 75.5
    appendix f ' number="5"' '<label>Phụ lục 5</label>' 'Báo cáo' 75.5
    tells check --set set
    tells check good.xml --number 123
    tells new phu-luc-2 -o good.xml
}

# figures NAME LINE…: a table to update good.xml from.
figures() { printf '%s\n' "${@:2}" >"$1.csv"; }

provoke_sheets() {
    cp good.xml report.xml
    figures quotation-mark 'id;result' 'ho-so;"75,5'
    figures no-keys 'Mã;Kết quả' 'ho-so;75,5'
    figures no-such-id 'id;result' 'ho-so-moi;75,5'
    figures no-such-key 'id;plan:2026' 'ho-so;75,5'
    figures id-twice 'id;result' 'ho-so;75,5' 'ho-so;76'
    figures two-ways 'id;result' 'ho-so;1.234'
    figures read-only 'id;target:2025' 'ho-so;85%'
    figures text 'id;result' 'ho-so;nhiều'
    { printf 'id;result'; head -c 20000 /dev/zero | tr '\0' ';'; echo; } >too-wide.csv
    for name in quotation-mark too-wide no-keys no-such-id no-such-key id-twice two-ways \
        read-only text; do
        tells update report.xml "$name.csv" -o out.xml
    done
    tells export report.xml -o figures.xlsx
    python3 - <<'END'
import re, zipfile
workbook = zipfile.ZipFile("figures.xlsx")
with zipfile.ZipFile("formula.xlsx", "w") as changed:
    for name in workbook.namelist():
        part = workbook.read(name)
        if name == "xl/worksheets/sheet1.xml":
            part, count = re.subn(rb'<c (r="[A-Z]+[0-9]+"[^>]*)><v>75\.5</v></c>',
                                  rb'<c \1 t="e"><v>#DIV/0!</v></c>', part)
            assert count == 1, count
        changed.writestr(name, part)
END
    tells update report.xml formula.xlsx -o out.xml
    sed 's/UTF-8/UTF-16/' good.xml | iconv -f UTF-8 -t UTF-16 >utf-16.xml
    figures good 'id;result' 'ho-so;76'
    tells update utf-16.xml good.csv -o out.xml
}

provoke_pdfs() {
    local kind
    tells render good.xml -o phu-luc.pdf
    for kind in plain signed xfa; do
        python3 "$BATS_TEST_DIRNAME/foreign.py" $kind $kind $kind.pdf
    done
    echo hello >text.pdf
    qpdf --encrypt secret owner 256 -- plain.pdf protected.pdf
    for kind in protected signed xfa; do
        tells attach $kind.pdf phu-luc.pdf -o whole.pdf
    done
    tells attach plain.pdf phu-luc.pdf -o whole.pdf
    tells extract text.pdf -o back.xml
    tells extract plain.pdf -o back.xml
    tells render good.xml --pdfa 2a -o without-source.pdf
    tells extract without-source.pdf -o back.xml
    qpdf --stream-data=uncompress phu-luc.pdf - | sed 's/75\.5/99.9/' >exchanged.pdf
    tells extract exchanged.pdf -o back.xml
    mkfifo hang.xml # reading it never begins
    tells batch hang.xml -o made --time-limit 1
}

provoke_all() {
    : >told.en
    : >told.vi
    : >commands
    ln -sfn "$checkout" data
    export PHULUC_DATA=data
    provoke_cases
    provoke_data
    provoke_sets
    provoke_sheets
    provoke_pdfs
}
