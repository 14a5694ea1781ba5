#!/usr/bin/env python3
"""Computes every figure of the budget example anew from its XML and compares it with the printed one.

Usage: budget.py REPORT DUMP, the dump as `phuluc render --dump-layout` writes it. Prints each
difference; exits with 1 where there is one, and prints how many rows of each kind agree."""

import re
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from fractions import Fraction

R = "{urn:phuluc:report:1}"
KINDS = ("du-toan-tinh", "du-toan-xa", "thuc-hien", "uoc-thuc-hien")


def indicators(element):
    """The indicators that a group sums up, those of its subgroups among them."""
    if element.tag == R + "indicator":
        return [element]
    return [i for child in element if child.tag in (R + "group", R + "indicator") for i in indicators(child)]


def listed(element):
    """Groups and indicators in the order of their rows."""
    for child in element:
        if child.tag in (R + "group", R + "indicator"):
            yield child
            yield from listed(child)


def summed(some):
    sums = dict.fromkeys(KINDS, Fraction(0))
    for indicator in some:
        for value in indicator.findall(R + "value"):
            sums[value.get("kind")] += Fraction(value.get("value"))
    return sums


def whole(number):
    assert number.denominator == 1
    return f"{number.numerator:,}".replace(",", ".")


def percent(part, of):
    tenths = (part / of * 1000 * 2 + 1) // 2  # half up; none is below nothing here
    return f"{tenths // 10},{tenths % 10}"


def printed(some, compared=True):
    """Columns 3 to 10, as they should be printed for the sum of these indicators."""
    province, communes, spent, expected = summed(some).values()
    budget = province + communes
    return [whole(budget), whole(province), whole(communes), whole(spent), whole(expected),
            percent(spent, budget) if compared else "", percent(expected, budget) if compared else "",
            whole(expected - budget)]


def table_rows(path):
    """The dump's rows in their order: number, kind, the texts of columns 3 to 10."""
    last, texts = None, None
    with open(path, encoding="utf-8") as dump:
        for line in dump:
            head = re.match(r"cell row (\d+) column (\d+)(?: columns \d+)? (\S+)", line)
            text = re.match(r'  .*? "(.*)"$', line)
            if head:
                if int(head[2]) == 0:
                    last = (int(head[1]), head[3], [""] * 10)
                    yield last
                texts, column = last[2], int(head[2])
            elif text and texts:
                texts[column] += text[1]
            else:
                texts = None


def main():
    report = xml.parse(sys.argv[1]).getroot()
    expected = [report, *listed(report)]  # the grand total is the first row
    so_far, failed, agreed = [], False, Counter()
    for number, kind, texts in list(table_rows(sys.argv[2])):
        if kind in ("carried-forward", "brought-forward"):
            wanted = printed(so_far, compared=False)
        else:
            wanted = printed(indicators(expected[number]))
            if kind == "indicator":
                so_far.append(expected[number])
        if texts[2:] == wanted:
            agreed[kind] += 1
        else:
            print(f"row {number} ({kind}) {texts[1]}: {texts[2:]}, not {wanted}")
            failed = True
    print(*(f"{kind} {count}" for kind, count in sorted(agreed.items())))
    sys.exit(failed)


main()
