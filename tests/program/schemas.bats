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
