#!/usr/bin/env python3
"""Whether a manual of messages is true of the program.
   codes.py PAGE DIAGNOSTIC.c FOLDER TOLD WORDS

PAGE has an entry for each code of the table in DIAGNOSTIC.c, in its order and with its
severity, and no other: what it means, an example, a remedy (WORDS: what the page calls the
severities and the remedy, "Error,Warning,Note,Remedy"). FOLDER is where the messages in TOLD
were provoked: each example is one of them; the piece of input before it stands in the file that
the message names, the command among the commands that were run."""
import re
import sys

page, table, folder, told, words = sys.argv[1:]
*severities, remedy = words.split(",")
faults = []


def text_of(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def blocks(entry):
    return re.findall(r"^```(\w+)\n(.*?)^```$", entry, re.S | re.M)


def check_example(code, example):
    """The messages are told, and of this code."""
    messages = lines_of(example)
    for message in messages:
        if message not in printed or f"[{code}]: " not in message:
            faults.append(f"{code}: the program does not tell: {message}")
    return re.match(r"(.+?)(:\d+:\d+)?: ", messages[0])[1]


def check_input(code, language, piece, name):
    source = commands if language == "sh" else text_of(f"{folder}/{name}")
    for line in lines_of(piece):
        if line not in source:
            faults.append(f"{code}: {name or 'the commands'} has no: {line}")


def check_entry(code, severity, entry):
    if not entry.startswith(f"**{severities[severity]}.** "):
        faults.append(f"{code}: its severity is {severities[severity]}")
    if not re.search(rf"^\*{remedy}:\* \S", entry, re.M):
        faults.append(f"{code}: no remedy")
    examples = [text for language, text in blocks(entry) if language == "text"]
    if len(examples) != 1:
        faults.append(f"{code}: {len(examples)} examples")
        return
    name = check_example(code, examples[0])
    for language, text in blocks(entry):
        if language != "text":
            check_input(code, language, text, name)


printed = {line.strip() for line in text_of(told).splitlines()}
commands = text_of(f"{folder}/commands").splitlines()
codes = re.findall(r'^ *\[DIAG_\w+\] = \{"([A-Z]\d\d)", SEVERITY_(\w+),', text_of(table), re.M)
assert len(codes) > 50, codes
entries = re.findall(r"^### ([^\n]*)\n\n(.*?)(?=^##|\Z)", text_of(page), re.M | re.S)
if [code for code, _ in codes] != [name for name, _ in entries]:
    there, wanted = {name for name, _ in entries}, {code for code, _ in codes}
    faults.append(f"missing: {sorted(wanted - there)}, of no code: {sorted(there - wanted)}, "
                  "or in another order than the table")
for (code, severity), (name, entry) in zip(codes, entries):
    if code == name:
        check_entry(code, ("ERROR", "WARNING", "NOTE").index(severity), entry)
print("\n".join(faults))
sys.exit(bool(faults))
