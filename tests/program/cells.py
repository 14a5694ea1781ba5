#!/usr/bin/env python3
"""Prints the cells of a dump, one row of the table a line: number|column=text|column=text …

Usage: cells.py DUMP, as `phuluc render --dump-layout` writes it."""

import re
import sys


def main():
    rows, cell = {}, None
    with open(sys.argv[1], encoding="utf-8") as dump:
        for line in dump:
            head = re.match(r"cell row (\d+) column (\d+)", line)
            text = re.match(r'  (\S+) (\S+) .*? "(.*)"$', line)
            if head:
                cell = rows.setdefault(int(head[1]), {}).setdefault(int(head[2]), {})
            elif text and cell is not None:  # fragments of one line have one height
                cell[text[2]] = cell.get(text[2], "") + text[3]
            else:
                cell = None
    for number, cells in sorted(rows.items()):
        print("|".join([str(number)] + [f"{c}={' '.join(t.values())}" for c, t in sorted(cells.items())]))


main()
