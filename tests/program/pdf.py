#!/usr/bin/env python3
"""Looks into a PDF, by qpdf, for the tests.

pdf.py glyphs FILE.pdf          every character drawn has a glyph, an outline and its Unicode
pdf.py places FILE.pdf DUMP     every text is drawn where the layout's dump has it, turned or not
pdf.py bars FILE.pdf DUMP       bars are drawn with butt ends where the layout's dump has them
pdf.py outline FILE.pdf         prints the bookmarks, indented by level, with their pages
pdf.py texts REPORT.xml TEXT    every text of the report stands in the extracted TEXT, in NFC
"""
import base64
import json
import re
import struct
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree


class Document:
    def __init__(self, path):
        out = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline",
                              "--decode-level=generalized", path],
                             capture_output=True, check=True).stdout
        self.objects = json.loads(out)["qpdf"][1]
        self.root = self.get(self.objects["trailer"]["value"]["/Root"])

    def get(self, value):
        """What a reference refers to; the dictionary of a stream."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects["obj:" + value]
            value = entry["value"] if "value" in entry else entry["stream"]["dict"]
        return value

    def stream(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def pages(self, node=None, inherited=None):
        """(reference, dictionary with inherited resources) of each page, in order."""
        node = node or self.root["/Pages"]
        value = self.get(node)
        resources = value.get("/Resources", inherited)
        if value["/Type"] == "/Page":
            yield node, dict(value, **{"/Resources": resources})
            return
        for kid in value["/Kids"]:
            yield from self.pages(kid, resources)


def read_mapping(cmap):
    """Glyph id -> text, of a ToUnicode stream."""
    mapping = {}

    def text(digits):
        return bytes.fromhex(digits).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            mapping[int(code, 16)] = text(target)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, target in re.findall(
                r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[.*?\])", block, re.S):
            codes = range(int(low, 16), int(high, 16) + 1)
            if target[0] == "[":
                for code, one in zip(codes, re.findall(r"<([0-9A-Fa-f]+)>", target)):
                    mapping[code] = text(one)
            else:
                start = text(target[1:-1])
                for code in codes:
                    mapping[code] = start[:-1] + chr(ord(start[-1]) + code - codes[0])
    return mapping


def outline_sizes(font):
    """The bytes of each glyph's outline in a TrueType file."""
    tables = {}
    for i in range(struct.unpack(">H", font[4:6])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", font[12 + 16 * i:28 + 16 * i])
        tables[tag] = font[offset:offset + length]
    count = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    if struct.unpack(">h", tables[b"head"][50:52])[0]:
        places = struct.unpack(f">{count + 1}I", tables[b"loca"][:4 * (count + 1)])
    else:
        places = [2 * p for p in struct.unpack(f">{count + 1}H", tables[b"loca"][:2 * (count + 1)])]
    return [after - before for before, after in zip(places, places[1:])]


class Font:
    def __init__(self, document, reference):
        font = document.get(reference)
        self.name = font["/BaseFont"]
        assert font["/Subtype"] == "/Type0", f"{self.name} is {font['/Subtype']}"
        assert font["/Encoding"] == "/Identity-H", self.name
        self.mapping = read_mapping(document.stream(font["/ToUnicode"]).decode("latin-1"))
        descendant = document.get(document.get(font["/DescendantFonts"])[0])
        assert descendant.get("/CIDToGIDMap", "/Identity") == "/Identity", self.name
        descriptor = document.get(descendant["/FontDescriptor"])
        self.outlines = outline_sizes(document.stream(descriptor["/FontFile2"]))

    def text_of(self, glyph):
        assert glyph != 0, f"{self.name}: glyph 0, the box, is drawn"
        assert glyph < len(self.outlines), f"{self.name}: there is no glyph {glyph}"
        assert glyph in self.mapping, f"{self.name}: glyph {glyph} has no Unicode"
        text = self.mapping[glyph]
        assert text.isspace() or self.outlines[glyph] > 0, f"{self.name}: '{text}' has no outline"
        return text


def literal_bytes(text):
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def replace(match):
        word = match.group(1)
        return bytes([int(word, 8) & 255]) if word.isdigit() else escapes.get(word, word)

    return re.sub(rb"\\([0-7]{1,3}|[\s\S])", replace, text)


TOKEN = re.compile(rb"/([^\s/<>\[\]()]+)|<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\()])*)\)"
                   rb"|([A-Za-z'\"*]+)|([-+.0-9]+)|[\[\]]")


def drawn_texts(content, fonts):
    """(matrix, text) of each text in a content stream; fails where a glyph is not there."""
    name, font, strings, numbers, matrix = None, None, [], [], None
    for match in TOKEN.finditer(content):
        key, digits, literal, operator, number = match.groups()
        if key is not None:
            name = "/" + key.decode()
        elif digits is not None:
            strings.append(bytes.fromhex(digits.decode()))
        elif literal is not None:
            strings.append(literal_bytes(literal))
        elif number is not None:
            numbers.append(float(number))
        elif operator == b"BT":
            matrix = (1, 0, 0, 1, 0, 0)
        elif operator == b"Tm":
            matrix = tuple(numbers)
        elif operator == b"Td":
            (a, b, c, d, e, f), (x, y) = matrix, numbers
            matrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
        elif operator == b"Tf":
            font = fonts[name]
        elif operator in (b"Tj", b"TJ", b"'", b'"'):
            codes = b"".join(strings)
            assert len(codes) % 2 == 0
            yield matrix, "".join(font.text_of(g) for (g,) in struct.iter_unpack(">H", codes))
        if operator is not None:
            strings, numbers = [], []


def texts_of_pages(path):
    """The texts of each page, as drawn_texts gives them."""
    document = Document(path)
    loaded = {}
    for _, page in document.pages():
        resources = document.get(page["/Resources"])
        fonts = {}
        for name, reference in document.get(resources["/Font"]).items():
            if reference not in loaded:
                loaded[reference] = Font(document, reference)
            fonts[name] = loaded[reference]
        contents = page["/Contents"]
        contents = contents if isinstance(contents, list) else [contents]
        yield list(drawn_texts(b"\n".join(document.stream(c) for c in contents), fonts))


def check_glyphs(path):
    total = 0
    for texts in texts_of_pages(path):
        for _, text in texts:
            total += len(text)
            print(text)
    assert total > 0, "no text is drawn"


def dumped_pages(path):
    """(matrix, text) of each text of each page, of a dump."""
    pages = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("page "):
            height = float(line.split()[3])
            pages.append([])
        elif line.startswith("  "):
            place, _, text = line.rstrip("\n").partition('"')
            x, y, *_, last = place.split()
            turn = (0, 1, -1, 0) if last == "rotated" else (1, 0, 0, 1)
            pages[-1].append((turn + (float(x), height - float(y)), text[:-1]))
    return pages


def check_places(path, dump):
    drawn, dumped = list(texts_of_pages(path)), dumped_pages(dump)
    assert [len(page) for page in drawn] == [len(page) for page in dumped]
    for number, pages in enumerate(zip(drawn, dumped), 1):
        for (matrix, text), (expected, dumped_text) in zip(*pages):
            # Where a line goes on in another word, a space is drawn behind it.
            assert text in (dumped_text, dumped_text + " "), f"page {number}: '{text}', not '{dumped_text}'"
            assert all(abs(a - b) < 0.01 for a, b in zip(matrix, expected)), \
                f"page {number}: '{text}' is drawn with {matrix}, not {expected}"
            print(*matrix, text)


def drawn_bars(content):
    """(x0, y0, x1, y1, thickness) of each rule with butt ends in a content stream."""
    cap, thickness = None, None
    for line in content.decode("latin-1").splitlines():
        words = line.split()
        if words[1:] == ["J"]:
            cap = words[0]
        elif words[1:] == ["w"]:
            thickness = float(words[0])
        elif words[2:3] == ["m"] and words[5:] == ["l"] and cap == "0":
            yield tuple(map(float, words[:2] + words[3:5])) + (thickness,)


def check_bars(path, dump):
    dumped = []
    for line in open(dump, encoding="utf-8"):
        if line.startswith("page "):
            height = float(line.split()[3])
            dumped.append([])
        elif line.endswith(" bar\n"):
            x0, y0, x1, y1, thickness = map(float, line.split()[1:6])
            dumped[-1].append((x0, height - y0, x1, height - y1, thickness))
    document = Document(path)
    drawn = [list(drawn_bars(document.stream(page["/Contents"]))) for _, page in document.pages()]
    assert [len(page) for page in drawn] == [len(page) for page in dumped], "other bars are drawn"
    for rules, expected in zip(drawn, dumped):
        for rule, other in zip(rules, sorted(expected, key=lambda rule: rule[4])):
            assert all(abs(a - b) < 0.01 for a, b in zip(rule, other)), f"{rule} is not {other}"
    print(sum(map(len, drawn)))


def print_outline(path):
    document = Document(path)
    numbers = {reference: i for i, (reference, _) in enumerate(document.pages(), 1)}

    def walk(item, level):
        while item:
            value = document.get(item)
            target = document.get(value.get("/Dest") or document.get(value["/A"])["/D"])
            title = value["/Title"]
            assert title.startswith("u:"), title
            print("  " * level + title[2:], numbers[target[0]])
            walk(value.get("/First"), level + 1)
            item = value.get("/Next")

    walk(document.get(document.root["/Outlines"]).get("/First"), 0)


def printed_figure(element):
    def number(text):
        whole, _, places = text.partition(".")
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
        return whole + ("," + places if places else "")

    bounds = [element.get(name) for name in ("value", "min", "max")]
    text = "-".join(number(bound) for bound in bounds if bound is not None)
    unit = element.get("unit", "")
    return text + (unit if unit in ("", "%") else " " + unit)


def printed_text(element):
    tag = element.tag.rpartition("}")[2]
    if tag == "figure" or element.get("value") or element.get("min"):
        return printed_figure(element)
    if tag == "gap":
        return " "
    text = element.text or ""
    for child in element:
        text += printed_text(child) + (child.tail or "")
        text += " " if child.tag.endswith("}p") else ""
    return text


def fold(text):
    return "".join(text.split())


def check_texts(report, extracted):
    text = open(extracted, encoding="utf-8").read()
    assert unicodedata.is_normalized("NFC", text), "the extracted text is not in NFC"
    assert "\ufffd" not in text
    whole = fold(text)
    wanted = ("label", "title", "text", "basis", "name", "lead-agency", "target", "plan", "result")
    kinds = ElementTree.parse(report).getroot().find("{*}kinds")
    skipped = set() if kinds is None else set(kinds)
    count = 0
    for element in ElementTree.parse(report).iter():
        tag = element.tag.rpartition("}")[2]
        if tag not in wanted or element.get("periods"):
            continue
        expected = fold(printed_text(element))
        assert expected in whole, f"not found: {printed_text(element)}"
        count += 1
    assert count > 30 and skipped is not None
    print(count, "texts found")


if __name__ == "__main__":
    {"glyphs": check_glyphs, "places": check_places, "bars": check_bars, "outline": print_outline,
     "texts": check_texts}[sys.argv[1]](*sys.argv[2:])
