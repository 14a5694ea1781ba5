"""Whether the manual pages of section 5 name all that the schemas allow, and nothing else.
   manual.py MANUAL_FOLDER CHECKOUT

The names are taken from the schemas by their bare XML, not by the way the pages are made."""
import re
import sys
import xml.etree.ElementTree as ElementTree

XS = "{http://www.w3.org/2001/XMLSchema}"


def schema_names(path):
    """Names of elements, and of attributes with the places that declare them."""
    root = ElementTree.parse(path).getroot()
    elements = {part.get("name") for part in root.iter(XS + "element")}
    attributes = {part.get("name") for part in root.iter(XS + "attribute")}
    return elements, attributes


def page_names(path):
    text = open(path, encoding="utf-8").read()
    elements = set(re.findall(r"^\.It Ic (\S+)", text, re.M))
    attributes = set(re.findall(r"^\.It Cm (\S+)", text, re.M))
    return elements, attributes


def used(path):
    """(element, attribute) pairs of a document."""
    for element in ElementTree.parse(path).getroot().iter():
        name = element.tag.split("}")[1]
        yield name, None
        for attribute in element.attrib:
            yield name, attribute


def page_pairs(path):
    """(element, attribute) pairs that a page explains."""
    element = None
    for line in open(path, encoding="utf-8"):
        head = re.match(r"\.It Ic (\S+)", line)
        if head:
            element = head.group(1)
            yield element, None
        head = re.match(r"\.It Cm (\S+)", line)
        if head:
            yield element, head.group(1)


def main(manual, checkout):
    import glob
    bad = 0
    for page, schema, documents in (
            ("phuluc-report.5", "input/report.xsd", ["input/*.xml"]),
            ("phuluc-layout.5", "layouts/layout.xsd", ["layouts/*.xml", "fonts/*.xml", "doc/layouts/*.xml"])):
        path = f"{manual}/man5/{page}"
        for what, wanted, found in zip(("element", "attribute"), schema_names(f"{checkout}/{schema}"),
                                       page_names(path)):
            for name in sorted(wanted ^ found):
                print(f"{page}: {what} '{name}' is only in the {'schema' if name in wanted else 'page'}")
                bad += 1
        explained = set(page_pairs(path))
        for pattern in documents:
            for document in glob.glob(f"{checkout}/{pattern}"):
                if document.endswith("doc/layouts/report.xml"):
                    continue
                for pair in set(used(document)) - explained:
                    print(f"{page}: {document} uses {pair}, which is not explained")
                    bad += 1
    sys.exit(1 if bad else 0)


main(*sys.argv[1:])
