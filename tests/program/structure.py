#!/usr/bin/env python3
"""Reads the structure of tagged PDFs, by qpdf, and proves that it says what the pages show.

structure.py check FOLDER            each NAME.pdf in it against its layout's dump, NAME.dump
structure.py references FILE…        no reference of the file leads nowhere, no object lies about unused
structure.py words REPORT FILE.pdf   every text of the report is read as words, none run together
structure.py print FILE.pdf          prints the elements, indented, with their texts
"""
import os
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree

from pdf import TOKEN, Document, Font, literal_bytes, printed_text

PAINTING = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}
SHOWING = {b"Tj", b"TJ", b"'", b'"'}
CHILDREN = {
    "Document": {"H1", "H2", "P", "Table", "Note", "Div", "Form"},
    "Div": {"H1", "H2", "P", "Table", "Note", "Form"}, "Form": set(),
    "Table": {"THead", "TBody"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"},
    "TH": {"Reference"}, "TD": {"Reference"}, "H1": {"Reference"}, "H2": {"Reference"},
    "P": {"Reference"}, "Note": {"Lbl"}, "Lbl": set(), "Reference": {"Link"}, "Link": set()}
IN_PDF_1_4 = {"Table": {"NonStruct"}, "NonStruct": {"TR"}}  # which has no types for parts of tables
MOST_IN_AN_ARRAY = 8191
REFERENCE = re.compile(r"\d+ \d+ R")


def fold(text):
    return "".join(text.split())


def is_reference(value):
    return isinstance(value, str) and REFERENCE.fullmatch(value)


class Element:
    def __init__(self, reference, value, parent):
        self.reference, self.value, self.parent = reference, value, parent
        self.type = value["/S"].lstrip("/")
        self.kids = []  # elements, and (page reference, id) of pieces of content
        self.attributes = value.get("/A", {})

    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def pieces(self):
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.pieces()
            else:
                yield kid


class TaggedDocument(Document):
    def __init__(self, path):
        super().__init__(path)
        with open(path, "rb") as file:
            self.children = CHILDREN if file.read(8) != b"%PDF-1.4" else {**CHILDREN, **IN_PDF_1_4}
        self.fonts = {}
        self.drawn = {}  # (page reference, id) -> text
        self.artifacts = []
        self.page_list = list(self.pages())
        for reference, page in self.page_list:
            self.read_content(reference, page)
        self.seen = set()
        self.annotations = set()
        self.tree = self.get(self.root["/StructTreeRoot"])
        (top,) = self.kid_list(self.tree)
        self.document = self.read_element(top, self.root["/StructTreeRoot"])

    # Content.

    def font(self, page, name):
        reference = self.get(self.get(page["/Resources"])["/Font"])[name]
        if reference not in self.fonts:
            self.fonts[reference] = Font(self, reference)
        return self.fonts[reference]

    def read_content(self, reference, page):
        """Every text and rule is in one marked piece or one artifact."""
        marks, font, names, numbers, strings, in_text = [], None, [], [], [], False
        pieces = 0
        for key, digits, literal, operator, number in (
                match.groups() for match in TOKEN.finditer(self.stream(page["/Contents"]))):
            if key is not None:
                names.append("/" + key.decode())
            elif digits is not None:
                strings.append(bytes.fromhex(digits.decode()))
            elif literal is not None:
                strings.append(literal_bytes(literal))
            elif number is not None:
                numbers.append(float(number))
            if operator is None:
                continue
            if operator in (b"BDC", b"BMC"):
                assert not marks, f"{names[0]} is marked within {marks}"
                marks.append((names[0], in_text))
                if names[0] != "/Artifact":
                    assert names[1:] == ["/MCID"] and numbers == [pieces], f"{names} {numbers}, not {pieces}"
                    self.drawn[reference, pieces] = ""
                    pieces += 1
            elif operator == b"EMC":
                assert marks.pop()[1] == in_text, "a mark begins and ends on both sides of BT or ET"
            elif operator in (b"BT", b"ET"):
                in_text = operator == b"BT"
            elif operator == b"Tf":
                font = self.font(page, names[0])
            elif operator in SHOWING:
                text = "".join(font.text_of(g) for (g,) in struct.iter_unpack(">H", b"".join(strings)))
                assert marks, f"'{text}' is neither marked nor an artifact"
                if marks[0][0] == "/Artifact":
                    self.artifacts.append(text)
                else:
                    self.drawn[reference, pieces - 1] += text
            elif operator in PAINTING:
                assert marks and marks[0][0] == "/Artifact", "a rule is no artifact"
            names, numbers, strings = [], [], []
        assert not marks, f"{marks} is not ended"

    # Elements.

    @staticmethod
    def kid_list(value):
        kids = value.get("/K", [])
        return kids if isinstance(kids, list) else [kids]

    def read_element(self, reference, parent):
        assert is_reference(reference), f"{reference} is no element"
        assert reference not in self.seen, f"the element {reference} is used twice"
        self.seen.add(reference)
        value = self.get(reference)
        assert value["/P"] == parent, f"the parent of {reference} is {value['/P']}, not {parent}"
        element = Element(reference, value, parent)
        assert element.type in self.children, f"{element.type} is no type of structure"
        for kid in self.kid_list(value):
            element.kids.append(self.read_kid(element, kid))
        for kid in element.elements():
            assert kid.type in self.children[element.type], f"{kid.type} in {element.type}"
        return element

    def read_kid(self, element, kid):
        if isinstance(kid, int):
            return element.value["/Pg"], kid
        if isinstance(kid, dict) and kid["/Type"] == "/MCR":
            return kid.get("/Pg") or element.value["/Pg"], kid["/MCID"]
        if isinstance(kid, dict) and kid["/Type"] == "/OBJR":
            return self.read_annotation(element, kid)
        return self.read_element(kid, element.reference)

    def read_annotation(self, element, kid):
        assert element.type in ("Link", "Form") and kid["/Obj"] not in self.annotations
        self.annotations.add(kid["/Obj"])
        key = self.get(kid["/Obj"])["/StructParent"]
        parents = dict(self.leaves(self.tree["/ParentTree"], "/Nums"))
        assert parents[key] == element.reference, f"{kid['/Obj']} does not lead back"
        return None

    def text(self, element):
        return "".join(self.drawn[piece] for piece in element.pieces() if piece)

    # Indexes.

    def leaves(self, node, key, limits=None):
        """(key, value) of each entry of a number tree or name tree, in order."""
        node = self.get(node)
        assert ("/Kids" in node) != (key in node), "a node has either kids or entries"
        if key in node:
            entries = node[key]
            pairs = list(zip(entries[::2], entries[1::2]))
        else:
            pairs = []
            for kid in node["/Kids"]:
                found = list(self.leaves(kid, key))
                assert self.get(kid)["/Limits"] == [found[0][0], found[-1][0]], "limits are wrong"
                pairs += found
        return pairs


def check_pieces(document):
    """Each piece of content is in the tree once, and the ParentTree leads back from it."""
    owners = {}
    for element in document.document.walk():
        for piece in element.kids:
            if not isinstance(piece, Element) and piece:
                assert piece in document.drawn, f"{piece} is not drawn"
                assert piece not in owners, f"{piece} '{document.drawn[piece]}' is in the tree twice"
                owners[piece] = element.reference
    lost = set(document.drawn) - set(owners)
    assert not lost, f"not in the tree: {[document.drawn[piece] for piece in lost]}"
    parents = dict(document.leaves(document.tree["/ParentTree"], "/Nums"))
    assert document.tree["/ParentTreeNextKey"] > max(parents), "ParentTreeNextKey is taken"
    for key, (reference, page) in enumerate(document.page_list):
        assert page["/StructParents"] == key and page["/Tabs"] == "/S"
        array = document.get(parents.pop(key))
        expected = [owners[reference, i] for i in range(len(array))]
        assert array == expected, f"page {key + 1}: {array} does not lead back to {expected}"
        assert (reference, len(array)) not in owners
    assert len(parents) == len(document.annotations), "keys of no page are in the ParentTree"


def check_ids(document):
    """The IDTree is sorted and leads to the elements that have these ids."""
    ids = {}
    for element in document.document.walk():
        if "/ID" in element.value:
            assert element.value["/ID"] not in ids, f"{element.value['/ID']} is given twice"
            ids[element.value["/ID"]] = element
        assert element.type not in ("TH", "Note") or "/ID" in element.value
    entries = document.leaves(document.tree["/IDTree"], "/Names") if "/IDTree" in document.tree else []
    assert [key for key, _ in entries] == sorted(ids), "the IDTree has not all ids, sorted"
    assert all(ids[key].reference == value for key, value in entries), "the IDTree leads astray"
    return ids


class Grid:
    """Where the cells of a table stand."""

    def __init__(self, table):
        self.head_rows = len(table.kids[0].kids)
        assert table.kids[0].type in ("THead", "NonStruct")
        self.place = {}  # element -> (row, column, rows, columns)
        taken = {}
        rows = [row for part in table.kids for row in part.kids]
        for number, row in enumerate(rows):
            for cell in row.kids:
                column = 0
                while (number, column) in taken:
                    column += 1
                size = (cell.attributes.get("/RowSpan", 1), cell.attributes.get("/ColSpan", 1))
                self.place[cell] = (number, column) + size
                for place in ((r, c) for r in range(number, number + size[0])
                              for c in range(column, column + size[1])):
                    assert place not in taken, f"two cells at {place}"
                    taken[place] = cell
        self.rows, self.columns = len(rows), 1 + max(column for _, column in taken)
        assert len(taken) == self.rows * self.columns, "the cells leave holes, or stand out below"

    def above(self, header, cell):
        row, column, rows, columns = self.place[header]
        other_row, other_column, _, other_columns = self.place[cell]
        return row + rows <= other_row and column < other_column + other_columns and \
            other_column < column + columns

    def beside(self, header, cell):
        row, _, rows, _ = self.place[header]
        return row <= self.place[cell][0] < row + rows


def check_headers(grid, ids):
    """Headers are TH of the same table; those of columns stand above, a row's one beside."""
    for cell, (row, _, _, _) in grid.place.items():
        names = cell.attributes.get("/Headers", [])
        assert len(set(names)) == len(names), f"{names} has a header twice"
        headers = [ids[name] for name in names]
        assert cell not in headers and all(header.type == "TH" for header in headers)
        columns = [header for header in headers if header.attributes["/Scope"] == "/Column"]
        rows = [header for header in headers if header.attributes["/Scope"] == "/Row"]
        assert all(grid.above(header, cell) for header in columns), f"{cell.value} is not below {names}"
        assert len(rows) <= 1
        if cell.type == "TH":
            scope = "/Column" if row < grid.head_rows else "/Row"
            assert cell.attributes["/Scope"] == scope
            assert all(grid.place[header][0] < row for header in rows), "a heading is below its rows"
        else:
            assert columns, f"{cell.value} has no header"
            assert all(grid.beside(header, cell) for header in rows), f"{cell.value} is not beside {names}"


def check_links(document, path):
    """Marks of notes refer to notes that are there."""
    notes = {fold(document.text(label)) for note in document.document.walk() if note.type == "Note"
             for label in note.elements()}
    assert all(re.fullmatch(r"\(\d+\)", note) for note in notes), f"labels of notes: {notes}"
    for element in document.document.walk():
        if element.type == "Reference":
            assert fold(document.text(element)) in notes, f"{path}: no note '{document.text(element)}'"
        if element.type == "Note":
            assert element.kids[0].type == "Lbl"


def check_headings(document):
    """Levels of headings begin with 1 and leave none out."""
    level = 0
    for element in document.document.walk():
        if element.type in ("H1", "H2"):
            assert int(element.type[1]) <= level + 1, "a level of headings is left out"
            level = int(element.type[1])


def check_catalog(document):
    root = document.root
    assert root["/Lang"] == "u:vi-VN" and document.get(root["/MarkInfo"])["/Marked"] is True
    assert document.get(root["/ViewerPreferences"])["/DisplayDocTitle"] is True


def check_arrays(document):
    def look(value):
        if isinstance(value, dict):
            for entry in value.values():
                look(entry)
        elif isinstance(value, list):
            assert len(value) <= MOST_IN_AN_ARRAY, f"an array of {len(value)}"
            for entry in value:
                look(entry)

    for entry in document.objects.values():
        look(entry.get("value"))


# What the dump says.

BLOCK = re.compile(r"(?P<role>[a-z-]+)(?: table (?P<table>\d+))?"
                   r"(?: row (?P<row>\d+) column (?P<column>\d+)(?: columns (?P<columns>\d+))?"
                   r"(?: open| rows (?P<rows>\d+))?(?: (?P<kind>[a-z-]+) \d+ under(?P<under>[ \d,]*))?)?"
                   r"(?P<continued> continued)?(?P<artifact> artifact)?(?: bookmark .*)?$")


def dumped_blocks(path):
    """What is to be read, in order: [block, text], a block that goes on as one."""
    blocks, cells, current, artifacts = [], {}, None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("  "):
            text = line[line.index('"') + 1:-1]
            if current:
                current[1] += text
            else:
                artifacts.append(text)
        elif not line.startswith(("page ", "rule ")):
            block = BLOCK.match(line).groupdict()
            place = (block["table"], block["row"], block["column"])
            if block["artifact"]:
                current = None
            elif block["continued"]:
                current = cells[place] if block["row"] else blocks[-1]
            elif block["role"] == "title" and blocks and blocks[-1][0]["role"] == "label":
                current = blocks[-1]
            else:
                current = [block, ""]
                blocks.append(current)
                if block["role"] == "cell":
                    cells[place] = current
    return blocks, artifacts


TYPES = {"label": "H1", "title": "H1", "table-title": "H", "notes-heading": "H", "note": "Note",
         "header": "T", "cell": "T"}


def check_under(element, block, first_header):
    """The header cells it names are exactly those that the dump says it stands under."""
    if block["role"] == "cell":
        found = [int(name.removeprefix("u:h")) - first_header
                 for name in element.attributes.get("/Headers", []) if name.startswith("u:h")]
        expected = [int(number) for number in block["under"].split(",") if number.strip()]
        assert found == expected, f"{element.value} is under {found}, not {expected}"


def check_against_dump(document, grids, path):
    """The tree reads the dump's blocks, each once, in their order, in their places."""
    blocks, artifacts = dumped_blocks(path)
    leaves = [element for element in document.document.walk()
              if element.type in ("H1", "H2", "P", "Note", "TH", "TD")]
    assert len(leaves) == len(blocks), f"{len(leaves)} elements for {len(blocks)} blocks"
    first_header = header_cells = 0
    places = {cell: (grid,) + place for grid in grids for cell, place in grid.place.items()}
    for element, (block, text) in zip(leaves, blocks):
        assert fold(document.text(element)) == fold(text), f"'{document.text(element)}' is not '{text}'"
        assert element.type.startswith(TYPES.get(block["role"], "P")), f"{element.type}: {block}"
        if element.type in ("TH", "TD"):
            check_place(block, *places[element])
            if block["role"] == "header" and (block["row"], block["column"]) == ("0", "0"):
                first_header = header_cells
            header_cells += block["role"] == "header"
            check_under(element, block, first_header)
    assert fold("".join(document.artifacts)) == fold("".join(artifacts)), "other texts are artifacts"
    return len(leaves)


def check_place(block, grid, row, column, rows, columns):
    if block["role"] == "cell":
        row -= grid.head_rows
    found = (row, column, columns)
    expected = (int(block["row"]), int(block["column"]), int(block["columns"] or 1))
    assert found == expected, f"at {found}, not {expected}"
    if block["role"] == "header":
        assert rows == int(block["rows"] or 1)


def check_document(path, dump):
    document = TaggedDocument(path)
    check_catalog(document)
    check_pieces(document)
    ids = check_ids(document)
    grids = [Grid(element) for element in document.document.walk() if element.type == "Table"]
    for grid in grids:
        check_headers(grid, ids)
    check_headings(document)
    check_links(document, path)
    check_arrays(document)
    elements = [reference for reference, entry in document.objects.items()
                if isinstance(entry.get("value"), dict) and "/S" in entry["value"] and "/P" in entry["value"]]
    assert len(elements) == len(document.seen), "an element is in no place of the tree"
    check_references(document)
    return check_against_dump(document, grids, dump)


def references_in(value):
    if isinstance(value, dict):
        for entry in value.values():
            yield from references_in(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from references_in(entry)
    elif is_reference(value):
        yield "obj:" + value


def check_references(document):
    """Every reference leads to an object, and every object is led to."""
    reached, waiting = set(), ["trailer"]
    while waiting:
        entry = document.objects[waiting.pop()]
        value = entry["value"] if "value" in entry else entry["stream"]["dict"]
        for reference in references_in(value):
            assert reference in document.objects, f"{reference} is not there"
            if reference not in reached:
                reached.add(reference)
                waiting.append(reference)
    unused = set(document.objects) - reached - {"trailer"}
    unused = {name for name in unused if not is_of_the_file(document.objects[name])}
    assert not unused, f"nothing leads to {unused}"


def is_of_the_file(entry):
    """Object streams and cross-reference streams are part of the file, not of the document."""
    return "stream" in entry and entry["stream"]["dict"].get("/Type") in ("/ObjStm", "/XRef")


def check_folder(folder):
    names = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".pdf"))
    total = 0
    for name in names:
        try:
            total += check_document(f"{folder}/{name}.pdf", f"{folder}/{name}.dump")
        except (AssertionError, KeyError, TypeError) as fault:
            raise SystemExit(f"{name}: {type(fault).__name__} {fault}") from fault
    print(len(names), "documents,", total, "elements with text")


def check_references_of(*paths):
    for path in paths:
        check_references(Document(path))


def check_words(report, path):
    document = TaggedDocument(path)
    read = [" ".join(document.text(element).split()) for element in document.document.walk()
            if element.type in ("H1", "H2", "P", "Note", "TH", "TD")]
    count = 0
    for element in ElementTree.parse(report).iter():
        if element.tag.rpartition("}")[2] in ("label", "title", "name", "lead-agency"):
            expected = " ".join(printed_text(element).split())
            assert any(expected in text for text in read), f"not read: {expected}"
            count += 1
    assert count > 20
    print(count, "texts")


def print_structure(path):
    document = TaggedDocument(path)

    def show(element, indent):
        names = " ".join(name.removeprefix("u:") for name in element.attributes.get("/Headers", []))
        own = element.value.get("/ID", "").removeprefix("u:")
        text = "" if any(isinstance(kid, Element) and kid.type not in ("Reference", "Lbl")
                         for kid in element.kids) else document.text(element)
        print("  " * indent + " ".join(filter(None, [element.type, own, f"[{names}]" if names else "", text])))
        for kid in element.elements():
            show(kid, indent + 1)

    show(document.document, 0)


if __name__ == "__main__":
    {"check": check_folder, "references": check_references_of, "words": check_words,
     "print": print_structure}[sys.argv[1]](*sys.argv[2:])
