#!/usr/bin/env python3
"""Makes workbooks that libxlsxwriter would not write, for sheets.bats.

workbooks.py make OUT.xlsx       cells from standard input, one a line: REFERENCE KIND VALUE, with tabs between;
                                 KIND is s shared string, i inline string, n number, p percentage, d date, e error,
                                 f formula with a number, t formula with a text, b boolean, m merged cells
workbooks.py resave IN OUT       the same cells in other bytes: prefixes, inline strings, nothing compressed
workbooks.py NAME OUT.xlsx       a hostile one: bomb, claims, strings, doctype, entity, deep, outside, cells
workbooks.py mutate PROGRAM REPORT IN.xlsx COUNT   feeds the program damaged ones, from a fixed seed
"""
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORMATS = {"p": 1, "d": 2}


def relations(*entries):
    return HEAD + f'<Relationships xmlns="{RELS}">' + "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>' for id, kind, target in entries
    ) + "</Relationships>"


def parts(sheet, strings="", target="worksheets/one.xml"):
    return {
        "_rels/.rels": relations(("r1", "officeDocument", "/xl/book.xml")),
        "xl/book.xml": HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Ẩn" sheetId="1" '
                              'state="hidden" r:id="r9"/><sheet name="Bảng" sheetId="2" r:id="r1"/></sheets></workbook>',
        "xl/_rels/book.xml.rels": relations(("r1", "worksheet", target), ("r2", "sharedStrings", "strings.xml"),
                                            ("r3", "styles", "styles.xml")),
        "xl/strings.xml": HEAD + f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="0.0%"/>'
                                '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
                                '<xf numFmtId="170"/><xf numFmtId="16"/></cellXfs></styleSheet>',
        "xl/worksheets/one.xml": HEAD + f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }


def write(name, content, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(name, "w", method) as archive:
        for part, text in content.items():
            archive.writestr(zipfile.ZipInfo(part), text, method)


def cell(reference, kind, value, strings):
    value = escape(value)
    if kind == "s":
        strings.append(f'<si><r><t>{value[:2]}</t></r><r><t>{value[2:]}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>')
        return f'<c r="{reference}" t="s"><v>{len(strings) - 1}</v></c>'
    if kind == "i":
        return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve"> {value} </t></is></c>'
    if kind == "t":
        return f'<c r="{reference}" t="str"><f>A1&amp;B1</f><v>{value}</v></c>'
    if kind in "eb":
        return f'<c r="{reference}" t="{kind}"><f>1/0</f><v>{value}</v></c>'
    formula = "<f>SUM(A1:A2)</f>" if kind == "f" else ""
    return f'<c r="{reference}" s="{FORMATS.get(kind, 0)}">{formula}<v>{value}</v></c>'


def make(name):
    rows, merges, strings = {}, [], []
    for line in sys.stdin.read().splitlines():
        reference, kind, value = line.split("\t")
        if kind == "m":
            merges.append(f'<mergeCell ref="{reference}"/>')
        else:
            rows.setdefault(int(re.sub(r"\D", "", reference)), []).append(cell(reference, kind, value, strings))
    sheet = "<sheetData>" + "".join(f'<row r="{n}">{"".join(cells)}</row>' for n, cells in sorted(rows.items()))
    sheet += "</sheetData>" + (f'<mergeCells>{"".join(merges)}</mergeCells>' if merges else "")
    write(name, parts(sheet, "".join(strings)))


def prefix(text):
    text = re.sub(r"<(/?)(?=[A-Za-z])(?![a-zA-Z0-9]*:)", r"<\1x:", text)
    return text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')


def resave(source, target):
    with zipfile.ZipFile(source) as archive:
        content = {part: archive.read(part).decode() for part in archive.namelist()}
    strings = re.findall(r"<si>(.*?)</si>", content["xl/sharedStrings.xml"], re.S)
    sheet = content["xl/worksheets/sheet1.xml"]
    sheet = re.sub(r' t="s"><v>(\d+)</v>', lambda m: f' t="inlineStr"><is>{strings[int(m[1])]}</is>', sheet)
    sheet = re.sub(r"<v>(\d+)\.(\d)</v>", r"<v>\1.\g<2>00000000000001</v>", sheet)  # as Excel stores what it reckons
    content["xl/worksheets/sheet1.xml"] = prefix(re.sub(r' r="[A-Z]+\d+"| r="\d+"', "", sheet))
    content["xl/sharedStrings.xml"] = HEAD + f'<sst xmlns="{MAIN}"/>'
    write(target, dict(reversed(content.items())), zipfile.ZIP_STORED)


def hostile(kind, name):
    rows = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
    doctype = f'<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet xmlns="{MAIN}">&b;</worksheet>'
    content = parts(rows)
    one = "xl/worksheets/one.xml"
    if kind == "bomb":
        content[one] = HEAD + f'<worksheet xmlns="{MAIN}">' + " " * (300 << 20) + rows + "</worksheet>"
    elif kind == "claims":
        content = parts('<dimension ref="A1:XFD1048576"/>' + rows.replace("A1", "XFD1048576").replace("'1'", "'1048576'"))
    elif kind == "strings":
        content = parts(rows, "<si><t>a</t></si>" * 1100000)
    elif kind == "cells":
        content = parts("<sheetData>" + "<row>" + "<c><v>1</v></c>" * 16000 + "</row>" * 1 + "</sheetData>")
        content[one] = HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>' + (
            "<row>" + "<c><v>1</v></c>" * 16000 + "</row>") * 70 + "</sheetData></worksheet>"
    elif kind == "doctype":
        content[one] = doctype
    elif kind == "entity":
        content = parts("<sheetData><row><c t='str'><v>&a;</v></c></row></sheetData>")
    elif kind == "deep":
        content = parts("<a>" * 5000 + "</a>" * 5000)
    elif kind == "outside":
        content["xl/_rels/book.xml.rels"] = relations(("r1", "worksheet", "../../../../etc/passwd"))
    write(name, content)


def damage(chance, data):
    data = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        way = chance.randrange(4)
        if way == 0:
            data[at] = chance.randrange(256)
        elif way == 1:
            del data[at:at + chance.randint(1, 40)]
        elif way == 2:
            data[at:at] = data[at // 2:at // 2 + chance.randint(1, 40)]
        else:
            data[at:at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"<<<<", b"&#0;", b"-1E9", b"9999"])
    return bytes(data)


def damaged(chance, source):
    """The archive itself, or one of its parts, which is then packed as it should be."""
    if chance.random() < 0.3:
        return damage(chance, source)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as archive, zipfile.ZipFile(out, "w") as target:
        victim = chance.choice([n for n in archive.namelist() if n.startswith(("xl/work", "xl/s", "xl/_r", "_r"))])
        for part in archive.namelist():
            text = archive.read(part)
            target.writestr(part, damage(chance, text) if part == victim else text)
    return out.getvalue()


def mutate(program, report, workbook, count):
    with open(workbook, "rb") as file:
        source = file.read()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        name, out = os.path.join(folder, "d.xlsx"), os.path.join(folder, "o.xml")
        for case in range(int(count)):
            with open(name, "wb") as file:
                file.write(damaged(random.Random(case), source))
            for command in ([program, "update", report, name, "-o", out],
                            [program, "import", name, "--layout", "phu-luc-1", "-o", out]):
                if os.path.exists(out):
                    os.remove(out)
                result = subprocess.run(command, capture_output=True, timeout=60)
                told = b"error[" in result.stderr
                if result.returncode not in (0, 3) or told != (result.returncode == 3):
                    failures += 1
                    print(f"case {case}, {command[1]}: status {result.returncode}\n{result.stderr.decode(errors='replace')[:3000]}")
    sys.exit(failures > 0)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    elif sys.argv[1] == "resave":
        resave(*sys.argv[2:])
    elif sys.argv[1] == "mutate":
        mutate(*sys.argv[2:])
    else:
        hostile(*sys.argv[1:])
