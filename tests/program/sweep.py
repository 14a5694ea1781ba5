#!/usr/bin/env python3
"""Renders reports on pages of many heights and checks what must hold on each.

Usage: sweep.py PHULUC PROFILE STEP REPORT[:LAYOUT]…

The profile's portrait page is taken, made wide enough for the layout, with heights from low to
high in steps of STEP millimetres. What must hold:
- every text of a cell stands there exactly once, whatever the height;
- a page with rows begins with the table's header, and no header stands without rows;
- no heading of a group or of parts is the last row of a page, and no header or title of a table is
  stranded;
- rows follow each other in order, and all text stands above the bottom margin;
- a bar stands directly below a line of text, in the table;
- where indicators' rows have split="forbid", only those are split that no page can hold; a heading
  is at the foot only where no page can hold it with the row;
- where sums are carried forward, they stand at the foot of each page that the table goes on from
  and, brought forward, at the head of the next, and are what the figures printed before add up to."""

import re
import subprocess
import sys
import tempfile
from fractions import Fraction

LOWEST, HIGHEST = 95, 420
MARGIN = 20  # mm, of the profile written here
HEADING = "a heading at the foot"
PARTS = {"table-title", "unit-line", "header", "cell"}
POINTS = 72 / 25.4
LEADING = 14  # points, of the layouts and the profile used here
PADDING = 1.6  # mm, above and below together, of that profile


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
    """Pages as their height, their blocks (role, words of the first line, texts with their
    baselines), and their horizontal rules: y, and whether it is of a bar."""
    pages = []
    for line in dump.splitlines():
        if line.startswith("page "):
            pages.append((float(line.split()[3]), [], []))
        elif line.startswith("  "):
            number = line.split()
            pages[-1][1][-1][2].append((float(number[1]), line[line.index('"') + 1:-1]))
        elif line.startswith("rule"):
            number = line.split()
            if number[2] == number[4]:
                pages[-1][2].append((float(number[2]), line.endswith(" bar")))
        else:
            pages[-1][1].append((line.split()[0], line, []))
    return pages


def row_of(block):
    return int(re.search(r" row (\d+)", block[1])[1])


def table_of(block):
    number = re.search(r" table (\d+)", block[1])
    return int(number[1]) if number else 0


def column_of(block):
    return int(re.search(r" column (\d+)", block[1])[1])


def is_carry(block):
    return "-forward " in block[1]


def number_of(words):
    """The figure of a cell that holds nothing else, or None."""
    figure = re.fullmatch(r"(-?)([\d.]+)(?:,(\d+))?[^\d.,]*", words)
    if not figure:
        return None
    value = Fraction(figure[2].replace(".", "") + "." + (figure[3] or "0"))
    return -value if figure[1] else value


def cells_of(blocks, kind):
    return [block for block in blocks if block[0] == "cell" and f" {kind} " in block[1]]


def check_sums(carries, indicators):
    """Carried cells against the figures of the indicators' cells before them, by column."""
    faults = []
    for block in carries:
        words = "".join(text for _, text in block[2])
        own = [number_of(text) for column, text in indicators if column == column_of(block)]
        figures = [figure for figure in own if figure is not None]
        if not figures or words.endswith("%"):
            continue  # a count, a comparison
        printed, total = number_of(words), sum(figures)
        if printed is not None and printed != total:
            faults.append(f"{block[1]}: {printed} is not the sum {total}")
    return faults


def check_carries(pages, words):
    """Of a report with one table that carries sums forward and brings them."""
    faults, ends = [], {}
    for number, (_, blocks, _) in enumerate(pages):
        for block in blocks:
            if block[0] == "cell" and " artifact" not in block[1] and " open " not in block[1]:
                ends[row_of(block)] = number, " indicator " in block[1]
    last = max(number for number, _ in ends.values())
    for number, (_, blocks, _) in enumerate(pages[:last + 1]):
        cells = [block for block in blocks if block[0] == "cell"]
        carried, brought = cells_of(blocks, "carried-forward"), cells_of(blocks, "brought-forward")
        first = next((i for i, page in enumerate(pages) if cells_of(page[1], "indicator")), 0)
        if bool(carried) != (first <= number < last) and cells:
            faults.append(f"page {number + 1}: sums carried: {bool(carried)}")
        if carried and number < last and not cells_of(pages[number + 1][1], "brought-forward"):
            faults.append(f"page {number + 2}: no sums brought")
        if any(" artifact" not in block[1] for block in carried + brought):
            faults.append(f"page {number + 1}: carried sums are to be read")
        if carried != cells[len(cells) - len(carried):] or brought != cells[:len(brought)]:
            faults.append(f"page {number + 1}: carried sums are not at its ends")
        for carries, before in (carried, number + 1), (brought, number):
            faults += check_sums(carries, [(column, text) for (_, row, column), text in words.items()
                                           if ends[row][1] and ends[row][0] < before])
    return faults


def check_table(blocks, last_row):
    faults = []
    roles = [block[0] for block in blocks]
    cells = [block for block in blocks if block[0] == "cell" and not is_carry(block)]
    if cells and "header" not in roles[:roles.index("cell")]:
        faults.append("rows without a header")
    if "header" in roles and not cells:
        faults.append("a header without rows")
    if "table-title" in roles and "header" not in roles:
        faults.append("a title without its table")
    rows = [row_of(block) for block in cells]
    if cells and max(rows) != last_row:
        foot = [block for block in cells if row_of(block) == max(rows)]
        if all(" group " in block[1] or " of-which " in block[1] for block in foot):
            faults.append(HEADING)
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


def check_bars(height, blocks, rules):
    lines = [y for block in blocks for y, _ in block[2]]
    bars = [y for y, bar in rules if bar]
    foot = max((y for y, bar in rules if not bar), default=height)
    return [f"a bar at {y} without its text" for y in bars if not any(0 < y - line < LEADING for line in lines)] + \
        [f"a bar at {y} below the table" for y in bars if y > foot]


def room_for_rows(pages):
    """The most that a page which the table goes on to has."""
    room = 0
    for height, blocks, rules in pages[1:]:
        baselines = [y for block in blocks if block[0] == "cell" for y, _ in block[2]]
        if baselines:
            top = max(y for y, bar in rules if y < min(baselines) and not bar)
            room = max(room, height - MARGIN * POINTS - top)
    return room


def rows_of(pages):
    """For each row its height, and the pages that it stands on."""
    lines, parts = {}, {}
    for number, (_, blocks, _) in enumerate(pages):
        for block in blocks:
            if block[0] == "cell":
                cell = row_of(block), re.search(r" column (\d+)", block[1])[1]
                lines[cell] = lines.get(cell, 0) + len({y for y, _ in block[2]})
                parts.setdefault(cell[0], []).append(number)
    return {row: (max(n for cell, n in lines.items() if cell[0] == row) * LEADING + PADDING * POINTS,
                  min(on), max(on)) for row, on in parts.items()}


def check_splits(pages):
    room, rows = room_for_rows(pages), rows_of(pages)
    return [f"row {row} is split" for row, (height, first, last) in rows.items()
            if first != last and height < room]


def must_part(pages, number):
    """Whether the last row of a page and the next fit no page together."""
    room, rows = room_for_rows(pages), rows_of(pages)
    last = max((row for row in rows if rows[row][2] == number), default=-1)
    return last >= 0 and last + 1 in rows and rows[last][0] + rows[last + 1][0] > room


def forbids_splits(layout):
    if "/" not in layout:
        return False
    with open(layout, encoding="utf-8") as file:
        return re.search(r'<indicator-row [^>]*split="forbid"', file.read()) is not None


def words_of(pages):
    """The words of each cell, in the order of its lines over all pages."""
    cells = {}
    for _, blocks, _ in pages:
        for role, line, texts in blocks:
            if role == "cell" and " artifact" not in line:
                block = (role, line)
                key = (table_of(block), row_of(block), column_of(block))
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
            for number, (size, blocks, rules) in enumerate(pages, 1):
                found = check_page(size, blocks, last_rows) + check_bars(size, blocks, rules)
                if forbids_splits(layout) and HEADING in found and must_part(pages, number - 1):
                    found.remove(HEADING)
                faults += [f"page {number}: {fault}" for fault in found]
            if forbids_splits(layout):
                faults += check_splits(pages)
            if "-forward " in result.stdout:
                faults += check_carries(pages, words)
            for fault in faults[:3]:
                print(f"{report} at {height} mm: {fault}")
            failures += bool(faults)
    print(f"{runs} heights, {failures} with faults")
    return 1 if failures or not runs else 0


sys.exit(main())
