#!/usr/bin/env python3
"""Writes PDFs as other programs write them, for tests of joining.
   foreign.py KIND TITLE OUT.pdf

plain   two pages with a text, and nothing else; no title
full    three pages with labels, nested bookmarks and links (by name and by place), a form field,
        a layer, a file inside, and tags with types of its own; KIND full-other explains these
        otherwise
signed  with a signature that has been made; empty-field: with one that has not
xfa     a form that only its own program can show"""
import sys
import zlib


class Writer:
    def __init__(self):
        self.objects = []

    def add(self, text=None):
        self.objects.append(text)
        return len(self.objects)

    def put(self, number, text):
        self.objects[number - 1] = text

    def stream(self, entries, content):
        packed = zlib.compress(content, 9)
        head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        return self.add(head.encode("latin-1") + packed + b"\nendstream")

    def write(self, path, root, info):
        out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, text in enumerate(self.objects, 1):
            places.append(len(out))
            body = text if isinstance(text, bytes) else text.encode("latin-1")
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
        out += (b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
                % (len(places) + 1, root, info, b"ab" * 16, b"ab" * 16, start))
        with open(path, "wb") as file:
            file.write(out)


def text(words):
    return "<FEFF" + words.encode("utf-16-be").hex().upper() + ">"


def add_pages(writer, count, title, marked):
    """The pages' numbers, and that of their tree."""
    tree = writer.add()
    font = writer.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    pages = []
    for number in range(count):
        words = f"BT /F1 20 Tf 72 700 Td ({title} page {number + 1}) Tj ET"
        if marked:
            words = f"/Tieude <</MCID 0>> BDC {words} EMC /P <</MCID 1>> BDC BT /F1 12 Tf 72 600 Td (text) Tj ET EMC"
        content = writer.stream("", words.encode())
        keys = f"/StructParents {number}/Tabs/S" if marked else ""
        pages.append(writer.add(f"<</Type/Page/Parent {tree} 0 R/Contents {content} 0 R{keys}>>"))
    kids = " ".join(f"{page} 0 R" for page in pages)
    writer.put(tree, f"<</Type/Pages/Kids[{kids}]/Count {count}/MediaBox[0 0 595 842]"
                     f"/Resources<</Font<</F1 {font} 0 R>>>>>>")
    return pages, tree


def add_outline(writer, pages):
    """Two bookmarks, the first with two below; places by string, by name, by action, as such."""
    root, first, below, last_below, second = (writer.add() for _ in range(5))
    writer.put(root, f"<</Type/Outlines/First {first} 0 R/Last {second} 0 R/Count 4>>")
    writer.put(first, f"<</Title{text('Phần một')}/Parent {root} 0 R/Next {second} 0 R/First {below} 0 R"
                      f"/Last {last_below} 0 R/Count 2/Dest(muc 1)>>")
    writer.put(below, f"<</Title(below)/Parent {first} 0 R/Next {last_below} 0 R/A<</S/GoTo/D(muc 2)>>>>")
    writer.put(last_below, f"<</Title(by name)/Parent {first} 0 R/Prev {below} 0 R/Dest/muc3>>")
    writer.put(second, f"<</Title(second)/Parent {root} 0 R/Prev {first} 0 R"
                       f"/Dest[{pages[1]} 0 R/XYZ 0 400 null]>>")
    return root


def add_structure(writer, pages, link, role):
    tree, document = writer.add(), writer.add()
    kids, arrays = [], []
    for number, page in enumerate(pages):
        heading = writer.add(f"<</Type/StructElem/S/Tieude/P {document} 0 R/Pg {page} 0 R/K 0/C/dam>>")
        cell = writer.add(f"<</Type/StructElem/S/TD/P {document} 0 R/Pg {page} 0 R/K[1]/ID(c{number})"
                          f"/A[<</O/Table/Headers[(c0)]>>]>>")
        section = writer.add(f"<</Type/StructElem/S/Muc/P {document} 0 R/K {heading} 0 R>>")
        writer.put(heading, writer.objects[heading - 1].replace(f"/P {document} 0", f"/P {section} 0"))
        kids += [section, cell]
        arrays.append(f"{number} [{heading} 0 R {cell} 0 R]")
    element = writer.add(f"<</Type/StructElem/S/Link/P {document} 0 R/K<</Type/OBJR/Obj {link} 0 R/Pg {pages[0]} 0 R>>>>")
    kids.append(element)
    arrays.append(f"{len(pages)} {element} 0 R")
    writer.put(document, f"<</Type/StructElem/S/Document/P {tree} 0 R/K[{' '.join(f'{k} 0 R' for k in kids)}]>>")
    ids = " ".join(f"(c{i}) {kids[2 * i + 1]} 0 R" for i in range(len(pages)))
    leaf = writer.add(f"<</Nums[{' '.join(arrays)}]/Limits[0 {len(pages)}]>>")
    writer.put(tree, f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree<</Kids[{leaf} 0 R]>>"
                     f"/ParentTreeNextKey {len(pages) + 1}/IDTree<</Names[{ids}]>>"
                     f"/RoleMap<</Tieude/{role}/Muc/Tieude>>/ClassMap<</dam<</O/Layout/SpaceBefore {len(role)}>>>>>>")
    return tree


def write_full(writer, title, other):
    pages, tree = add_pages(writer, 3, title, True)
    field = writer.add(f"<</Type/Annot/Subtype/Widget/FT/Tx/T(Text1)/F 4/P {pages[0]} 0 R/Rect[72 500 300 520]/DA(/F1 12 Tf)>>")
    link = writer.add(f"<</Type/Annot/Subtype/Link/Rect[72 690 300 720]/Border[0 0 0]/Dest(muc 2)/StructParent {len(pages)}/F 4>>")
    page = writer.objects[pages[0] - 1]
    direct = f"<</Type/Annot/Subtype/Link/Rect[72 590 300 620]/A<</S/GoTo/D(muc 1)>>/F 4>>"
    writer.put(pages[0], page[:-2] + f"/Annots[{field} 0 R {link} 0 R {direct}]>>")
    layer = writer.add("<</Type/OCG/Name(Nhap)>>")
    for form in ("DCTDecode", "JBIG2Decode", "JPXDecode"):  # pictures, of whose forms qpdf knows one
        data = b"picture " + form.encode()
        writer.add(f"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
                   f"/Filter/{form}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream")
    embedded = writer.stream("/Type/EmbeddedFile", f"figures of {title}".encode())
    file = writer.add(f"<</Type/Filespec/F(so-lieu.txt)/UF(so-lieu.txt)/AFRelationship/Data/EF<</F {embedded} 0 R>>>>")
    structure = add_structure(writer, pages, link, "P" if other else "H1")
    # the same name leads elsewhere in the other file
    target = pages[2] if other else pages[1]
    return (f"<</Type/Catalog/Pages {tree} 0 R/Outlines {add_outline(writer, pages)} 0 R/Lang(en)"
            f"/PageLabels<</Nums[0<</S/r>> 2<</S/D/P(B-)/St 5>>]>>"
            f"/Dests<</muc3[{pages[2]} 0 R/Fit]>>"
            f"/Names<</Dests<</Names[(muc 1)[{pages[0]} 0 R/FitH 700](muc 2)<</D[{target} 0 R/XYZ 1 2 null]>>]>>"
            f"/EmbeddedFiles<</Names[(so-lieu.txt) {file} 0 R]>>>>/AF[{file} 0 R]"
            f"/AcroForm<</Fields[{field} 0 R]/DA(/F1 0 Tf)>>"
            f"/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]/Order[{layer} 0 R]>>>>"
            f"/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R>>")


def catalog_of(writer, kind, title):
    if kind.startswith("full"):
        return write_full(writer, title, kind == "full-other")
    pages, tree = add_pages(writer, 2, title, False)
    extra = ""
    if kind in ("signed", "empty-field"):
        value = "/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>" if kind == "signed" else ""
        kid = writer.add(f"<</Type/Annot/Subtype/Widget/Rect[0 0 0 0]/P {pages[0]} 0 R{value}>>")
        field = writer.add(f"<</FT/Sig/T(Chu ky)/Kids[{kid} 0 R]>>")
        extra = f"/AcroForm<</Fields[{field} 0 R]/SigFlags 3>>"
    if kind == "xfa":
        extra = "/AcroForm<</Fields[]/XFA(form)>>"
    return f"<</Type/Catalog/Pages {tree} 0 R{extra}>>"


def main(kind, title, path):
    writer = Writer()
    root = writer.add(catalog_of(writer, kind, title))
    named = f"/Title{text(title)}" if kind != "plain" else ""
    info = writer.add(f"<<{named}/Producer(by hand)>>")
    writer.write(path, root, info)


main(*sys.argv[1:])
