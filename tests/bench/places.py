#!/usr/bin/env python3
"""Packs the output of `phuluc render --dump-layout` into the file of places that bare.c reads."""

import struct
import sys

# The format is described in bare.c.
MAGIC = 0x43414C50
STYLES = ["regular", "bold", "italic", "bold-italic"]


class Page:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.texts = []
        self.rules = []
        self.strings = bytearray()

    def add_text(self, line):
        """`   X Y WIDTH STYLE SIZE "TEXT"`; what stands in the text is not escaped."""
        places, text = line.split(b'"', 1)
        x, y, _, style, size = places.split()
        style = STYLES.index(style.decode())
        self.texts.append(struct.pack("<fffII", float(x), self.height - float(y), float(size),
                                      style, len(self.strings)))
        self.strings += text[:text.rindex(b'"')] + b"\0"
        return style

    def add_rule(self, line):
        x0, y0, x1, y1, thickness = map(float, line.split()[1:])
        self.rules.append(struct.pack("<fffff", x0, self.height - y0, x1, self.height - y1,
                                      thickness))

    def write(self, out):
        out.write(struct.pack("<ffIII", self.width, self.height, len(self.texts),
                              len(self.rules), len(self.strings)))
        out.write(b"".join(self.texts))
        out.write(b"".join(self.rules))
        out.write(self.strings)


def pack(dump, out):
    out.write(bytes(12))
    page, pages, styles = None, 0, 0
    for line in dump:
        if line.startswith(b"page "):
            if page:
                page.write(out)
            page = Page(*map(float, line.split()[2:]))
            pages += 1
        elif line.startswith(b"  "):
            styles |= 1 << page.add_text(line)
        elif line.startswith(b"rule "):
            page.add_rule(line)
    if page:
        page.write(out)
    out.seek(0)
    out.write(struct.pack("<III", MAGIC, pages, styles))


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: phuluc render REPORT.xml --dump-layout | places.py PLACES")
    with open(sys.argv[1], "wb") as out:
        pack(sys.stdin.buffer, out)


main()
