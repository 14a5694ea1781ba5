#!/usr/bin/env python3
"""Reads messages as JSON lines from standard input, checks that each has the keys and types that
README promises, and prints one line for each: file line column severity code id row operands."""
import json
import sys

text = (str, type(None))
count = (int, type(None))
MESSAGE = {"type": str, "file": str, "line": count, "column": count, "severity": str, "code": str,
           "message": str, "id": text, "row": text, "stated": text, "computed": text,
           "arithmetic": text, "operands": list, "accepted": text}
OPERAND = {"id": text, "kind": text, "period": text, "part": text, "value": text, "high": text,
           "unit": text, "line": count, "column": count}
SUMMARY = {"type": str, "files": int, "errors": int, "warnings": int, "notes": int}


def check(thing, schema):
    assert list(thing) == list(schema), f"keys: {list(thing)}"
    for key, kind in schema.items():
        assert isinstance(thing[key], kind), f"{key}: {thing[key]!r}"


def operand_text(operand):
    check(operand, OPERAND)
    names = [operand[key] for key in ("id", "kind", "period", "part") if operand[key]]
    figure = "-".join(operand[key] for key in ("value", "high") if operand[key])
    return f"{'/'.join(names)}={figure}{operand['unit'] or ''}@{operand['line']}:{operand['column']}"


for line in sys.stdin:
    thing = json.loads(line)
    if thing["type"] == "summary":
        check(thing, SUMMARY)
        print("summary", thing["files"], thing["errors"], thing["warnings"], thing["notes"])
        continue
    check(thing, MESSAGE)
    assert thing["type"] == "message" and thing["severity"] in ("note", "warning", "error")
    print(thing["file"], thing["line"], thing["column"], thing["severity"], thing["code"],
          thing["id"], thing["row"], *map(operand_text, thing["operands"]), sep=" ")
