#!/usr/bin/env bats
# The schemas, as an XML editor uses them.

load common

@test "the reports are valid for any schema processor" {
    exits 0 xmllint --noout --schema "$checkout/input/report.xsd" "$checkout"/input/*.xml good.xml
    for report in "$checkout"/tests/golden/*.xml; do
        [[ $(basename "$report") != *.*.xml ]] || continue
        exits 0 xmllint --noout --schema "$checkout/input/report.xsd" "$report"
    done
}

@test "the layouts, profiles and faces are valid for any schema processor" {
    exits 0 xmllint --noout --schema "$checkout/layouts/layout.xsd" "$checkout"/layouts/*.xml \
        "$checkout"/fonts/*.xml "$checkout"/tests/golden/*.*.xml
}

@test "every element, attribute and type of a report is explained in both languages" {
    python3 - "$checkout/input/report.xsd" <<'END'
import sys
import xml.etree.ElementTree as ElementTree

XS = "{http://www.w3.org/2001/XMLSchema}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
root = ElementTree.parse(sys.argv[1]).getroot()
explained = {}
for kind in root.findall(XS + "complexType") + root.findall(XS + "simpleType"):
    explained[kind.get("name")] = {d.get(LANGUAGE) for d in kind.findall(XS + "annotation/*")}
for kind in root.findall(XS + "complexType"): # what an extension does not say, its base does
    base = kind.find(f"{XS}complexContent/{XS}extension")
    if base is not None:
        explained[kind.get("name")] |= explained[base.get("base")]
bad = []
for element in [*root.iter(XS + "element"), *root.iter(XS + "attribute")]:
    languages = {d.get(LANGUAGE) for d in element.findall(XS + "annotation/*")}
    languages |= explained.get(element.get("type"), set())
    within = element.get("name") in ("b", "i") and element.get("type") == "noteText"
    if languages < {"en", "vi"} and not within:
        bad.append(element.get("name"))
print("not explained:", bad)
sys.exit(1 if bad else 0)
END
}

@test "shipped layouts are not validated again, a changed one is, whatever was changed" {
    mkdir -p data/input
    cp -r "$checkout/layouts" "$checkout/fonts" data
    cp "$checkout/input/report.xsd" data/input
    export PHULUC_DATA=$PWD/data
    echo '<damaged' >data/layouts/layout.xsd
    exits 0 "$phuluc" render good.xml
    is_pdf good.pdf
    echo '<!-- a comment more -->' >>data/layouts/phu-luc-2.xml
    exits 3 "$phuluc" render good.xml --layout phu-luc-2 -o other.pdf
    says "data/layouts/layout.xsd: error[X07]"
    [ ! -e other.pdf ]
    rm data/layouts/layout.xsd
    exits 3 "$phuluc" render good.xml --layout phu-luc-2 -o other.pdf
    says "data/layouts/layout.xsd: error[F01]"
    cp "$checkout/layouts/layout.xsd" data/layouts
    exits 0 "$phuluc" render good.xml --layout phu-luc-2 -o other.pdf
    sed -i 's/<column id="tt"/<column colour="red" id="tt"/' data/layouts/phu-luc-2.xml
    exits 3 "$phuluc" render good.xml --layout phu-luc-2 -o other.pdf
    says "error[X06]"
}

@test "a report is validated whatever it is" {
    mkdir -p data/input
    cp -r "$checkout/layouts" "$checkout/fonts" data
    echo '<damaged' >data/input/report.xsd
    exits 3 env PHULUC_DATA="$PWD/data" "$phuluc" render "$checkout/input/phu-luc-1.xml" -o out.pdf
    says "data/input/report.xsd: error[X07]"
}
