#!/usr/bin/env python3
"""Whether a joined PDF is its parts one after the other, by a reading of its own.
   joined.py OUT.pdf CLAIMS PARENT.pdf APPENDIX.pdf…

CLAIMS is "none" or "3a ua", what the whole must claim, and nothing else."""
import re
import subprocess
import sys

from pdf import Document

REFERENCE = re.compile(r"\d+ \d+ R")


def plain(value):
    """A string's text, without qpdf's mark of its form."""
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return value[2:] if value.startswith("u:") else value


class Part(Document):
    """A PDF, or the pages of one from `first` on, `count` of them."""

    def __init__(self, path):
        super().__init__(path)
        self.path = path
        self.page_list = list(self.pages())
        self.numbers = {reference: i for i, (reference, _) in enumerate(self.page_list)}

    def contents(self):
        for _, page in self.page_list:
            contents = page.get("/Contents", [])
            parts = contents if isinstance(contents, list) else [contents]
            yield b"\n".join(self.stream(part) for part in parts)

    def leaves(self, node, key):
        node = self.get(node)
        pairs = node.get(key, [])
        yield from zip(pairs[::2], pairs[1::2])
        for kid in node.get("/Kids", []):
            yield from self.leaves(kid, key)

    def labels(self):
        """The label's range and the number in it, of each page."""
        ranges = dict(self.leaves(self.root["/PageLabels"], "/Nums")) if "/PageLabels" in self.root else {}
        found, start, current = [], 0, {"/S": "/D"}
        for number in range(len(self.page_list)):
            if number in ranges:
                start, current = number, self.get(ranges[number])
            prefix = plain(current.get("/P", "u:"))
            found.append((prefix, current.get("/S"), current.get("/St", 1) + number - start))
        return found

    def destination(self, item):
        """(number of the page, how it is shown), however the item says it."""
        value = item.get("/Dest")
        if value is None:
            action = self.get(item.get("/A", {}))
            value = action.get("/D") if action.get("/S") == "/GoTo" else None
        value = self.get(value)
        if isinstance(value, str):
            names = self.get(self.root.get("/Names", {}))
            strings = {plain(k): v for k, v in self.leaves(names["/Dests"], "/Names")} if "/Dests" in names else {}
            value = self.get(strings[plain(value)] if not value.startswith("/") else
                             self.get(self.root["/Dests"])[value])
            value = value["/D"] if isinstance(value, dict) else value
        return (self.numbers[value[0]], *value[1:]) if value else None

    def bookmarks(self, item=None):
        """(title, place, open, those below) of each."""
        item = self.get(self.root.get("/Outlines", {})) if item is None else item
        found, below, previous = [], item.get("/First"), None
        while below:
            value = self.get(below)
            assert value.get("/Prev") == previous, f"{below}: its /Prev is {value.get('/Prev')}"
            kids = self.bookmarks(value)
            count = value.get("/Count", 0)
            assert abs(count) == seen(kids) or not kids and not count, f"{plain(value['/Title'])}: /Count is {count}"
            found.append((plain(value["/Title"]), self.destination(value), count > 0, kids))
            previous, below = below, value.get("/Next")
        assert item.get("/Last") == previous
        return found

    def files(self):
        """(name, content) of each file inside, in the order of the tree."""
        names = self.get(self.root.get("/Names", {}))
        if "/EmbeddedFiles" not in names:
            return []
        found = []
        for key, reference in self.leaves(names["/EmbeddedFiles"], "/Names"):
            value = self.get(reference)
            found.append((plain(value["/UF"]), self.stream(self.get(value["/EF"])["/F"])))
            assert plain(value["/F"]) == plain(value["/UF"])
            assert reference in self.get(self.root["/AF"]), f"{key} belongs to nothing"
        return found

    def links(self):
        """The places that the annotations of all pages lead to."""
        for number, (_, page) in enumerate(self.page_list):
            for annotation in self.get(page.get("/Annots", [])):
                value = self.get(annotation)
                if value["/Subtype"] == "/Link":
                    yield number, self.destination(value)

    def elements(self, value=None):
        """(type, kids) of the elements below one: kids are elements, or (page, id) of content."""
        value = self.get(self.root["/StructTreeRoot"]) if value is None else value
        kids = self.get(value.get("/K", []))
        for kid in kids if isinstance(kids, list) else [value["/K"]]:
            if isinstance(kid, int):
                yield self.numbers[value["/Pg"]], kid
                continue
            reference, kid = kid, self.get(kid)
            if kid.get("/Type") == "/MCR":
                yield self.numbers[kid.get("/Pg") or value["/Pg"]], kid["/MCID"]
            elif kid.get("/Type") == "/OBJR":
                yield "object", self.get(kid["/Obj"])["/Subtype"]
            else:
                assert self.get(kid["/P"]) == value, f"{reference}: its parent is another"
                yield Element(self, reference, kid)


class Element:
    def __init__(self, part, reference, value):
        self.reference, self.value = reference, value
        self.type = value["/S"]
        self.kids = list(part.elements(value))
        attributes = part.get(value.get("/A", {}))
        attributes = attributes if isinstance(attributes, list) else [attributes]
        self.headers = [plain(h) for a in attributes if not isinstance(a, int) for h in part.get(a).get("/Headers", [])]

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def seen(bookmarks):
    return sum(1 + (seen(below) if is_open else 0) for _, _, is_open, below in bookmarks)


def moved(bookmarks, pages):
    return [(title, place and (place[0] + pages, *place[1:]), is_open, moved(below, pages))
            for title, place, is_open, below in bookmarks]


def title_of(part):
    title = part.get(part.objects["trailer"]["value"].get("/Info", {})).get("/Title")
    return plain(title) if title else part.path.split("/")[-1].removesuffix(".pdf")


def check_pages(whole, parts):
    contents = [content for part in parts for content in part.contents()]
    assert list(whole.contents()) == contents, "the pages are not those of the parts"
    assert whole.labels() == [label for part in parts for label in part.labels()], whole.labels()
    for text in ("pdftotext",):
        out = subprocess.run([text, whole.path, "-"], capture_output=True, check=True).stdout
        assert out == b"".join(subprocess.run([text, part.path, "-"], capture_output=True, check=True).stdout
                               for part in parts), "other text"


def check_bookmarks(whole, parts):
    expected, first = parts[0].bookmarks(), len(parts[0].page_list)
    for part in parts[1:]:
        expected.append((title_of(part), (first, "/Fit"), False, moved(part.bookmarks(), first)))
        first += len(part.page_list)
    assert whole.bookmarks() == expected, whole.bookmarks()
    assert whole.get(whole.root["/Outlines"])["/Count"] == seen(expected)


def check_links(whole, parts):
    expected, first = [], 0
    for part in parts:
        expected += [(page + first, place and (place[0] + first, *place[1:])) for page, place in part.links()]
        first += len(part.page_list)
    assert list(whole.links()) == expected, list(whole.links())


def check_files(whole, parts):
    found = whole.files()
    assert len({name for name, _ in found}) == len(found), "two files of one name"
    assert sorted(content for _, content in found) == sorted(c for part in parts for _, c in part.files())
    for name, content in parts[0].files():
        assert (name, content) in found, f"{name} of the parent is no longer there"


def check_fields(whole):
    form = whole.get(whole.root.get("/AcroForm", {}))
    names = [plain(whole.get(field)["/T"]) for field in whole.get(form.get("/Fields", []))]
    assert len(set(names)) == len(names), names
    widgets = [a for _, page in whole.page_list for a in whole.get(page.get("/Annots", []))
               if whole.get(a)["/Subtype"] == "/Widget"]
    def leaves(fields):
        for field in fields:
            kids = whole.get(whole.get(field).get("/Kids", []))
            yield from leaves(kids) if kids else [field]
    assert set(leaves(whole.get(form.get("/Fields", [])))) >= set(widgets), "a field is in no form"


def shape(element, first, prefix, role):
    """All that makes an element what it is, without the names that joining may change."""
    kids = [shape(kid, first, prefix, role) if isinstance(kid, Element) else
            kid if kid[0] == "object" else (kid[0] - first, kid[1]) for kid in element.kids]
    key = element.value.get("/ID")
    key = plain(key).removeprefix(prefix) if key else None
    return role(element.type), key, [h.removeprefix(prefix) for h in element.headers], kids


def role_of(part):
    roles = part.get(part.get(part.root["/StructTreeRoot"]).get("/RoleMap", {}))

    def role(name):
        for _ in range(8):
            name = roles.get(name, name)
        return name
    return role


def check_tree(whole, parts):
    (document,) = whole.elements()
    assert document.type == "/Document"
    tagged = [part for part in parts if "/StructTreeRoot" in part.root]
    own = [kid for kid in document.kids if not (isinstance(kid, Element) and kid.type == "/Part")]
    added = [kid for kid in document.kids if isinstance(kid, Element) and kid.type == "/Part"]
    first, whole_role = 0, role_of(whole)
    for part in parts:
        if "/StructTreeRoot" not in part.root:
            first += len(part.page_list)
            continue
        (top,) = part.elements()
        expected = [shape(kid, 0, "", role_of(part)) for kid in top.kids]
        if part is parts[0]:
            had = len(top.kids) - len(own)  # a parent that was joined before has parts already
            kids, prefix = own + added[:had], ""
            del added[:had]
        else:
            joined = added.pop(0)
            assert plain(joined.value["/T"]) == title_of(part)
            kids = joined.kids
            ids = [plain(e.value["/ID"]) for e in joined.walk() if "/ID" in e.value]
            prefix = re.match(r"part\d+-", ids[0]).group() if ids else ""
        found = [shape(kid, first, prefix, whole_role) for kid in kids]
        assert found == expected, f"the tags of {part.path} are others"
        first += len(part.page_list)
    assert not added and tagged
    check_indexes(whole, document)


def check_indexes(whole, document):
    owners, ids = {}, {}
    for element in document.walk():
        for kid in element.kids:
            if not isinstance(kid, Element) and kid[0] != "object":
                assert kid not in owners
                owners[kid] = element.reference
        if "/ID" in element.value:
            key = plain(element.value["/ID"])
            assert key not in ids, f"the id {key} is given twice"
            ids[key] = element.reference
    for element in document.walk():
        assert set(element.headers) <= set(ids), f"{element.headers} are no ids"
    tree = whole.get(whole.root["/StructTreeRoot"])
    assert {plain(k): v for k, v in whole.leaves(tree["/IDTree"], "/Names")} == ids if ids else True
    parents = dict(whole.leaves(tree["/ParentTree"], "/Nums"))
    assert tree["/ParentTreeNextKey"] > max(parents)
    for number, (_, page) in enumerate(whole.page_list):
        if "/StructParents" in page:
            array = whole.get(parents.pop(page["/StructParents"], []))
            assert array == [owners[number, i] for i in range(len(array))], f"page {number + 1}"
        for annotation in whole.get(page.get("/Annots", [])):
            value = whole.get(annotation)
            if "/StructParent" in value:
                element = whole.get(parents.pop(value["/StructParent"]))
                kids = element["/K"] if isinstance(element["/K"], list) else [element["/K"]]
                assert any(isinstance(k, dict) and k.get("/Obj") == annotation for k in kids)
    assert not parents, f"keys that nothing has: {parents}"


def check_claims(whole, parent, claims):
    metadata = whole.stream(whole.root["/Metadata"]).decode() if "/Metadata" in whole.root else ""
    found = "".join(re.findall(r"<pdfaid:(?:part|conformance)>(.)", metadata)).lower()
    found += " ua" if re.search(r"<pdfuaid:part>1<", metadata) else ""
    assert (found.strip() or "none") == claims, f"it claims '{found}', not '{claims}'"
    assert "madeFrom" not in metadata and "XXphuluc" not in str(whole.objects["trailer"]), "it says it is its parent"
    own = [d.get(d.objects["trailer"]["value"].get("/Info", {})) for d in (whole, parent)]
    assert own[0] == own[1], "other document information"


def main(path, claims, *names):
    whole, parts = Part(path), [Part(name) for name in names]
    check_pages(whole, parts)
    check_bookmarks(whole, parts)
    check_links(whole, parts)
    check_files(whole, parts)
    check_fields(whole)
    if any("/StructTreeRoot" in part.root for part in parts):
        check_tree(whole, parts)
    marked = all(part.get(part.root.get("/MarkInfo", {})).get("/Marked") for part in parts)
    assert whole.get(whole.root.get("/MarkInfo", {})).get("/Marked", False) == marked
    check_claims(whole, parts[0], claims)


main(*sys.argv[1:])
