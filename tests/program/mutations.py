#!/usr/bin/env python3
"""Feeds the program reports, layouts, profiles and faces with random damage.

mutations.py PROGRAM CHECKOUT COUNT

Whatever the damage, it ends by itself with status 0, 1 or 3, tells an error with 3, and no
sanitizer has anything to tell. The seed is fixed: case N is the same on every run.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

TRICKY = [b"<", b">", b"&", b"\"", b"'", b"/", b"\0", b"\xff", b"\xc3", b"\xef\xbf\xbe", b"\xcc\x81",
          b"\xc2\xa0", b"]]>", b"<!--", b"<![CDATA[", b"<?x?>", b"&#0;", b"&#x1F600;", b"&lt;",
          b"999999999999999999", b"-1", b"0", b"1e9", b" ", b"\r", b"\xf0\x9f\x98\x80", b"<br/>",
          b"<gap/>", b"<note>", b"</note>", b"<p>", b"</p>", b"<b>", b"</b>", b"<figure/>",
          b"0.001pt", b"999mm", b"UTF-16", b"windows-1258", b"ISO-2022-JP", b"UTF-7"]


# An element without another of its name inside.
ELEMENT = re.compile(rb"<([a-z-]+)\b(?:[^>]*/>|[^>]*>(?:(?!<\1\b)[\s\S])*?</\1>)")


def span(chance, data, most):
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randint(1, most))


def flip_bytes(chance, data):
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def delete_tag(chance, data):
    tags = list(re.finditer(rb"<[^>]*>", data))
    if tags:
        tag = chance.choice(tags)
        del data[tag.start():tag.end()]


def double_tag(chance, data):
    tags = list(re.finditer(rb"<[^>]*>", data))
    if tags:
        at = chance.choice(tags).start()
        data[at:at] = chance.choice(tags).group()


def copy_element(chance, data):
    found = (ELEMENT.match(data, tag.start()) for tag in re.finditer(rb"<[a-z]", data))
    elements = [element for element in found if element and len(element.group()) < 5000]
    if elements:
        element = chance.choice(elements)
        place = element if chance.random() < 0.5 else chance.choice(elements)
        at = chance.choice([place.start(), place.end()])
        data[at:at] = element.group() * chance.choice([1, 1, 2, 9])


def swap_chunks(chance, data):
    a, b = sorted(span(chance, data, 200) for _ in range(2))
    if a[1] <= b[0]:
        data[a[0]:b[1]] = data[b[0]:b[1]] + data[a[1]:b[0]] + data[a[0]:a[1]]


def repeat_chunk(chance, data):
    start, end = span(chance, data, 400)
    data[end:end] = data[start:end] * chance.randint(1, 30)


def delete_chunk(chance, data):
    start, end = span(chance, data, 400)
    del data[start:end]


def insert_tricky(chance, data):
    at = chance.randrange(len(data))
    data[at:at] = chance.choice(TRICKY)


def change_value(chance, data):
    values = list(re.finditer(rb'="([^"]*)"', data))
    if values:
        value = chance.choice(values)
        other = chance.choice([chance.choice(values).group(1), chance.choice(TRICKY), b""])
        data[value.start(1):value.end(1)] = other


def change_number(chance, data):
    numbers = list(re.finditer(rb"\d+", data))
    if numbers:
        number = chance.choice(numbers)
        data[number.start():number.end()] = str(chance.choice([0, 1, 2, 7, 99, 250, 999, 10**17])).encode()


def cut_off(chance, data):
    del data[chance.randrange(len(data)):]


DAMAGES = [flip_bytes, delete_tag, double_tag, copy_element, copy_element, swap_chunks, repeat_chunk, delete_chunk,
           insert_tricky, change_value, change_value, change_number, cut_off]


def damage(chance, source):
    data = bytearray(source)
    for _ in range(chance.choice([1, 1, 2, 4])):
        if data:
            chance.choice(DAMAGES)(chance, data)
    return bytes(data)


def run_case(number, program, checkout, folder):
    """What is wrong with the case, or None."""
    chance = random.Random(number)
    report = chance.choice(["phu-luc-1", "phu-luc-2"])
    layout = {"phu-luc-1": "phu-luc-1", "phu-luc-2": "phu-luc-2-so-sanh"}[report]
    files = [("report", f"input/{report}.xml"), ("--layout", f"layouts/{layout}.xml"),
             ("--profile", "layouts/nd30.xml"), ("--face", "fonts/liberation-serif.xml")]
    role, source = chance.choices(files, [6, 3, 1.5, 0.5])[0]
    damaged = os.path.join(folder, f"case-{number}.xml")
    with open(os.path.join(checkout, source), "rb") as file, open(damaged, "wb") as out:
        out.write(damage(chance, file.read()))
    words = [program, *chance.choice([["check"], ["render", "-o", "/dev/null"]])]
    words += [damaged] if role == "report" else [f"{checkout}/input/{report}.xml", role, damaged]
    try:
        done = subprocess.run(words, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return f"case {number} ({source}) does not end: {words}"
    told = done.stdout + done.stderr
    wrong = None
    if done.returncode not in (0, 1, 3):
        wrong = f"ends with status {done.returncode}"
    elif b"Sanitizer" in told or b"runtime error" in told:
        wrong = "has a sanitizer's report"
    elif (done.returncode == 3) != (b": error[" in told):
        wrong = f"ends with status {done.returncode}, and tells:"
    if wrong is None:
        os.unlink(damaged)
        return None
    return f"case {number} ({source}) {wrong}\n{' '.join(words)}\n" + told.decode("utf-8", "replace")[:3000]


def main():
    program, checkout, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    folder = tempfile.mkdtemp(prefix="mutations-", dir=os.getcwd())
    with ThreadPoolExecutor(2) as pool:
        faults = [fault for fault in
                  pool.map(lambda n: run_case(n, program, checkout, folder), range(count)) if fault]
    print(f"{count} cases, {len(faults)} faults")
    for fault in faults[:10]:
        print(fault)
    for fault in faults[10:]:
        print(fault.partition("\n")[0])
    sys.exit(1 if faults else 0)


main()
