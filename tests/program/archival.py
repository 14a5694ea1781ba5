#!/usr/bin/env python3
"""Looks at what makes a PDF a file for the archive, by qpdf, for the tests.

archival.py source FILE.pdf OUT       writes the source inside to OUT; prints its name and kind
archival.py no-source FILE.pdf        nothing is attached
archival.py metadata FILE.pdf         prints the document information; XMP must say the same
archival.py glyph-sets FILE.pdf       each font lists exactly the glyphs that its file has
archival.py limits FILE.pdf ARRAY STRING   no array, string, name, dictionary beyond what PDF/A lets
archival.py labels FILE.pdf           prints the pages' labels
archival.py view FILE.pdf             prints how a viewer opens it
archival.py intent FILE.pdf ICC       the output intent holds this profile
archival.py field FILE.pdf            prints the signature field's place on its page
archival.py field-free FILE.pdf       nothing is printed where the field is
"""
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from pdf import Document

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"


def text(value):
    assert value.startswith("u:"), value
    return value[2:]


def write_source(path, out):
    document = Document(path)
    names = document.get(document.get(document.root["/Names"])["/EmbeddedFiles"])["/Names"]
    assert len(names) == 2 and document.root["/AF"] == [names[1]], "it is not the document's own file"
    specification = document.get(names[1])
    assert text(specification["/UF"]) == text(names[0]) == text(specification["/F"])
    assert text(specification["/Desc"])
    stream = specification["/EF"]["/UF"]
    assert stream == specification["/EF"]["/F"]
    value, content = document.get(stream), document.stream(stream)
    assert value["/Params"]["/Size"] == len(content)
    with open(out, "wb") as file:
        file.write(content)
    print(text(names[0]), value["/Subtype"][1:], specification["/AFRelationship"])


def find_no_source(path):
    document = Document(path)
    assert "/AF" not in document.root and "/Names" not in document.root
    for entry in document.objects.values():
        value = entry.get("value", entry.get("stream", {}).get("dict"))
        assert not isinstance(value, dict) or value.get("/Type") not in ("/Filespec", "/EmbeddedFile")


def iso_date(value):
    match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+07'00'", value)
    return "{}-{}-{}T{}:{}:{}+07:00".format(*match.groups())


def stated_in_xmp(document):
    """Key of the document information -> what XMP has for it, and "Language"."""
    stream = document.root["/Metadata"]
    assert document.get(stream)["/Subtype"] == "/XML" and "/Filter" not in document.get(stream)
    packet = document.stream(stream).decode("utf-8")
    assert packet.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>')
    assert packet.endswith('<?xpacket end="r"?>')
    root = ElementTree.fromstring(packet.encode())
    stated = {}
    for key, tag in (("Title", DC + "title"), ("Subject", DC + "description"), ("Author", DC + "creator"),
                     ("Keywords", PDF + "Keywords"), ("Creator", XMP + "CreatorTool"),
                     ("Producer", PDF + "Producer"), ("CreationDate", XMP + "CreateDate"),
                     ("ModDate", XMP + "ModifyDate"), ("Language", DC + "language")):
        found = root.findall(".//" + tag)
        assert len(found) <= 1, f"{tag} stands twice"
        if found:
            items = found[0].findall(".//" + RDF + "li")
            assert len(items) <= 1
            stated[key] = (items or found)[0].text
    return stated


def print_metadata(path):
    document = Document(path)
    information = document.get(document.objects["trailer"]["value"]["/Info"])
    told = {key[1:]: text(value) for key, value in information.items()}
    for key in ("CreationDate", "ModDate"):
        if key in told:
            told[key] = iso_date(told[key])
    told["Language"] = text(document.root["/Lang"])
    stated = stated_in_xmp(document)
    assert told == stated, f"{told} is not {stated}"
    order = ["Title", "Subject", "Author", "Keywords", "Creator", "Producer", "CreationDate", "ModDate",
             "Language"]
    assert set(told) <= set(order)
    for key in order:
        if key in told:
            print(f"{key}: {told[key]}")


def check_glyph_sets(path):
    document = Document(path)
    count = 0
    for entry in document.objects.values():
        value = entry.get("value")
        if not isinstance(value, dict) or value.get("/Type") != "/FontDescriptor":
            continue
        font = document.stream(value["/FontFile2"])
        tables = {font[12 + 16 * i:16 + 16 * i]: struct.unpack(">I", font[20 + 16 * i:24 + 16 * i])[0]
                  for i in range(struct.unpack(">H", font[4:6])[0])}
        glyphs = struct.unpack(">H", font[tables[b"maxp"] + 4:tables[b"maxp"] + 6])[0]
        bits = "".join(f"{byte:08b}" for byte in document.stream(value["/CIDSet"]))
        assert bits == "1" * glyphs + "0" * (-glyphs % 8), f"{glyphs} glyphs, but {bits}"
        count += 1
    assert count > 0


def check_limits(path, array_limit, string_limit):
    def walk(value):
        if isinstance(value, dict):
            assert len(value) <= 4095
            for key, item in value.items():
                assert len(key) <= 128
                walk(item)
        elif isinstance(value, list):
            assert len(value) <= int(array_limit), f"an array of {len(value)}"
            for item in value:
                walk(item)
        elif isinstance(value, str) and value.startswith("u:"):
            assert len(value.encode("utf-16-be")) <= int(string_limit)
        elif isinstance(value, (int, float)):
            assert abs(value) < 2 ** 31 and (isinstance(value, int) or abs(value) <= 32767)

    document = Document(path)
    assert len(document.objects) <= 8388607
    for entry in document.objects.values():
        walk(entry.get("value", entry.get("stream", {}).get("dict")))


def print_labels(path):
    document = Document(path)
    (first, label) = document.get(document.root["/PageLabels"])["/Nums"]
    assert first == 0 and label["/S"] == "/D"
    print(*(f"{text(label['/P'])}{number}" for number, _ in enumerate(document.pages(), 1)))


def print_view(path):
    document = Document(path)
    target = document.root["/OpenAction"]
    pages = [reference for reference, _ in document.pages()]
    shown = document.root["/ViewerPreferences"]["/DisplayDocTitle"]
    print(f"page {pages.index(target[0]) + 1} {target[1]} {target[2]}, {document.root['/PageMode']},",
          "title shown" if shown else "name shown")


def check_intent(path, icc):
    document = Document(path)
    (intent,) = document.root["/OutputIntents"]
    intent = document.get(intent)
    assert intent["/S"] == "/GTS_PDFA1" and text(intent["/OutputConditionIdentifier"]).startswith("sRGB")
    assert document.get(intent["/DestOutputProfile"])["/N"] == 3
    assert document.stream(intent["/DestOutputProfile"]) == open(icc, "rb").read()


def print_field(path):
    document = Document(path)
    form = document.get(document.root["/AcroForm"])
    (reference,) = form["/Fields"]
    field = document.get(reference)
    first_page, page = next(iter(document.pages()))
    assert form["/SigFlags"] == 1 and "/NeedAppearances" not in form
    assert field["/FT"] == "/Sig" and "/V" not in field and text(field["/TU"]) and text(field["/T"])
    assert document.get(page["/Annots"]) == [reference] and field["/P"] == first_page
    assert field["/F"] & 4 and not field["/F"] & 0b100011
    assert document.stream(field["/AP"]["/N"]) == b"", "something is drawn"
    left, bottom, right, top = field["/Rect"]
    width, height = page["/MediaBox"][2:]
    print(f"{(width - right) / 72 * 25.4:.1f} mm from the right, {(height - top) / 72 * 25.4:.1f} mm "
          f"from the top, {(right - left) / 72 * 25.4:.1f} x {(top - bottom) / 72 * 25.4:.1f} mm")


def check_field_free(path):
    """No text and no rule of the page reaches into the signature field."""
    document = Document(path)
    _, page = next(iter(document.pages()))
    left, bottom, right, top = document.get(document.get(page["/Annots"])[0])["/Rect"]
    for line in subprocess.run(["pdftotext", "-bbox", "-l", "1", path, "-"], capture_output=True,
                               check=True, text=True).stdout.splitlines():
        match = re.search(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">', line)
        if match:
            x0, y0, x1, y1 = map(float, match.groups())
            height = page["/MediaBox"][3]
            assert x1 < left or x0 > right or height - y0 < bottom or height - y1 > top, line


if __name__ == "__main__":
    {"source": write_source, "no-source": find_no_source, "metadata": print_metadata,
     "glyph-sets": check_glyph_sets, "limits": check_limits, "labels": print_labels,
     "view": print_view, "intent": check_intent, "field": print_field, "field-free": check_field_free}[sys.argv[1]](*sys.argv[2:])
