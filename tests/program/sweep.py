#!/usr/bin/env python3
"""Renders reports on pages of many heights and checks what must hold on each.

Usage: sweep.py PHULUC PROFILE STEP REPORT[:LAYOUT]…

The profile's portrait page is taken, made wide enough for the layout, with heights from low to
high in steps of STEP millimetres. What must hold:
- every text of a cell stands there exactly once, whatever the height;
- a page with rows begins with the table's header, and no header stands without rows;
- no group's heading is the last row of a page, and no header or title of a table is stranded;
- rows follow each other in order, and all text stands above the bottom margin."""

import re
import subprocess
import sys
import tempfile

LOWEST, HIGHEST = 95, 420
MARGIN = 20  # mm, of the profile written here
PARTS = {"table-title", "unit-line", "header", "cell"}
POINTS = 72 / 25.4


def profile_of(text, height, landscape):
    width, page = (297, height) if landscape else (210, height)
    if landscape:  # a landscape page is the portrait one on its side
        width, page = page, width
    text = re.sub(r'<page width="[^"]*" height="[^"]*"', f'<page width="{width}mm" height="{page}mm"', text)
    margins = f'top="{MARGIN}mm" bottom="{MARGIN}mm" left="{MARGIN}mm" right="{MARGIN}mm"'
    text = re.sub(r"<portrait [^>]*/>", f"<portrait {margins}/>", text)
    return re.sub(r"<landscape [^>]*/>", f"<landscape {margins}/>", text)


def is_landscape(layout):
    if "/" not in layout:
        return True  # the samples' own
    with open(layout, encoding="utf-8") as file:
        return 'orientation="landscape"' in file.read()


def pages_of(dump):
    """Pages as lists of blocks: role, words of the first line, texts with their baselines."""
    pages = []
    for line in dump.splitlines():
        if line.startswith("page "):
            pages.append((float(line.split()[3]), []))
        elif line.startswith("  "):
            number = line.split()
            pages[-1][1][-1][2].append((float(number[1]), line[line.index('"') + 1:-1]))
        elif not line.startswith("rule"):
            pages[-1][1].append((line.split()[0], line, []))
    return pages


def row_of(block):
    return int(re.search(r" row (\d+)", block[1])[1])


def table_of(block):
    number = re.search(r" table (\d+)", block[1])
    return int(number[1]) if number else 0


def check_table(blocks, last_row):
    faults = []
    roles = [block[0] for block in blocks]
    cells = [block for block in blocks if block[0] == "cell"]
    if cells and "header" not in roles[:roles.index("cell")]:
        faults.append("rows without a header")
    if "header" in roles and not cells:
        faults.append("a header without rows")
    if "table-title" in roles and "header" not in roles:
        faults.append("a title without its table")
    rows = [row_of(block) for block in cells]
    if cells and max(rows) != last_row:
        foot = [block for block in cells if row_of(block) == max(rows)]
        if all(" group " in block[1] for block in foot):
            faults.append("a heading at the foot")
    return faults


def check_page(height, blocks, last_rows):
    faults = []
    of_tables = [block for block in blocks if block[0] in PARTS]
    for table in sorted({table_of(block) for block in of_tables}):
        faults += check_table([block for block in of_tables if table_of(block) == table], last_rows[table])
    bottom = height - MARGIN * POINTS
    for block in blocks:
        if block[0] != "page-number":
            faults += [f"'{text}' below the margin" for y, text in block[2] if y > bottom]
    return faults


def words_of(pages):
    """The words of each cell, in the order of its lines over all pages."""
    cells = {}
    for _, blocks in pages:
        for role, line, texts in blocks:
            if role == "cell" and " artifact" not in line:
                block = (role, line)
                key = (table_of(block), row_of(block), int(re.search(r" column (\d+)", line)[1]))
                cells.setdefault(key, []).extend(" ".join(t for _, t in texts).split())
    return {key: "".join(words) for key, words in cells.items()}


def main():
    phuluc, profile, step, reports = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    with open(profile, encoding="utf-8") as file:
        profile = file.read()
    failures = runs = 0
    for report in reports:
        report, _, layout = report.partition(":")
        options = ["--layout", layout] if layout else []
        whole = None
        for height in range(HIGHEST, LOWEST, -step):
            with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
                file.write(profile_of(profile, height, is_landscape(layout)))
                file.flush()
                result = subprocess.run(
                    [phuluc, "render", report, "--dump-layout", "--profile", file.name] + options,
                    capture_output=True, text=True, check=False)
            runs += 1
            pages = pages_of(result.stdout)
            faults = [] if result.returncode == 0 else [result.stderr[-400:]]
            words = words_of(pages)
            whole = whole or words
            if words != whole:
                faults.append("texts differ: " + str([k for k in whole if words.get(k) != whole[k]][:5]))
            last_rows = {}
            for table, row, _ in sorted(whole):
                last_rows[table] = row
            for number, (size, blocks) in enumerate(pages, 1):
                faults += [f"page {number}: {fault}" for fault in check_page(size, blocks, last_rows)]
            for fault in faults[:3]:
                print(f"{report} at {height} mm: {fault}")
            failures += bool(faults)
    print(f"{runs} heights, {failures} with faults")
    return 1 if failures or not runs else 0


sys.exit(main())
