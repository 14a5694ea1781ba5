#!/usr/bin/env python3
"""Makes the pictures of layouts/README.md: pictures.py PHULUC [NAME…]

Each layout of this folder is rendered with report.xml and example.profile.xml, or a
NAME.profile.xml of its own; the pages, cut to what is printed on them, stand below each other in
NAME.png."""
import glob
import os
import struct
import subprocess
import sys
import tempfile
import zlib

FOLDER = os.path.dirname(os.path.abspath(__file__))
RESOLUTION = "96"
EDGE = 8  # white pixels around what is printed


def pages(program, name, folder):
    """The pages of a layout as (width, height, grey bytes)."""
    pdf = os.path.join(folder, name + ".pdf")
    profile = os.path.join(FOLDER, name + ".profile.xml")
    if not os.path.exists(profile):
        profile = os.path.join(FOLDER, "example.profile.xml")
    subprocess.run([program, "render", os.path.join(FOLDER, "report.xml"), "-o", pdf,
                    "--layout", os.path.join(FOLDER, name + ".xml"),
                    "--profile", profile],
                   check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["pdftoppm", "-gray", "-r", RESOLUTION, pdf, pdf], check=True)
    for path in sorted(glob.glob(pdf + "-*.pgm")):
        with open(path, "rb") as file:
            kind, size, depth, grey = file.read().split(b"\n", 3)
        assert kind == b"P5" and depth == b"255"
        width, height = map(int, size.split())
        yield width, height, grey


def cut(width, height, grey):
    """The rows with something on them, and a few white ones around."""
    rows = [grey[y * width:(y + 1) * width] for y in range(height)]
    printed = [y for y, row in enumerate(rows) if min(row) < 255]
    return rows[max(printed[0] - EDGE, 0):printed[-1] + EDGE]


def png(rows):
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data)
            + chunk(b"IEND", b""))


def main():
    program = os.path.abspath(sys.argv[1])
    names = sys.argv[2:] or sorted(
        os.path.basename(path)[:-4] for path in glob.glob(os.path.join(FOLDER, "*.xml"))
        if not path.endswith((".profile.xml", "/report.xml")))
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            rows = []
            for page in pages(program, name, folder):
                rows += cut(*page)
        with open(os.path.join(FOLDER, name + ".png"), "wb") as file:
            file.write(png(rows))


main()
