#!/usr/bin/env python3
"""A report from standard input with its figures in Vietnamese notation, to standard output."""
import re
import sys


def number(text):
    sign, digits = (text[0], text[1:]) if text[0] in "+-" else ("", text)
    whole, _, decimals = digits.partition(".")
    whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    return sign + whole + ("," + decimals if decimals else "")


report = sys.stdin.read()
report = re.sub(r'\b(value|min|max)="([^"]*)"', lambda m: f'{m[1]}="{number(m[2])}"', report)
report = re.sub(r'min="([^"]*)" max="([^"]*)" unit="%"', r'value="\1–\2%"', report)
report = re.sub(r'value="([^"]*)" unit="%"', r'value="\1%"', report)
sys.stdout.write(report.replace("<report ", '<report notation="vi" ', 1))
