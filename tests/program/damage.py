#!/usr/bin/env python3
"""Joins damaged PDFs: each is joined or refused, and nothing else happens.
   damage.py PROGRAM COUNT FILE.pdf…

The damage is the same on every run: bytes changed, lost and moved, references that lead elsewhere."""
import random
import re
import subprocess
import sys

random.seed(20)


def damaged(data):
    data = bytearray(data)
    kind = random.randrange(4)
    for _ in range(random.choice([1, 2, 5, 20])):
        at = random.randrange(len(data))
        if kind == 0:
            data[at] = random.randrange(256)
        elif kind == 1:
            del data[at:at + random.randrange(1, 30)]
        elif kind == 2:
            other = random.randrange(len(data))
            data[at:at + 8] = data[other:other + 8]
        else:
            references = list(re.finditer(rb"[0-9]+ 0 R", bytes(data)))
            one, other = random.choice(references), random.choice(references)
            size = len(one.group())
            data[one.start():one.end()] = other.group().ljust(size)[:size]
    return data


def plain(path):
    """Its objects as text, so that damage meets them and not their compression."""
    return subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"],
                          capture_output=True, check=True).stdout


def main(program, count, *paths):
    sources = [open(path, "rb").read() for path in paths] + [plain(path) for path in paths]
    statuses = {}
    for number in range(int(count)):
        with open("damaged.pdf", "wb") as file:
            file.write(damaged(random.choice(sources)))
        repaired = subprocess.run(["fix-qdf", "damaged.pdf"], capture_output=True)
        if repaired.returncode == 0:  # its cross-references are right again, its damage is not
            with open("damaged.pdf", "wb") as file:
                file.write(repaired.stdout)
        parts = ["damaged.pdf", paths[0]] if number % 2 else [paths[0], "damaged.pdf"]
        told = subprocess.run([program, "attach", *parts, "-o", "joined.pdf"],
                              capture_output=True, timeout=120)
        statuses[told.returncode] = statuses.get(told.returncode, 0) + 1
        if told.returncode not in (0, 3):
            sys.exit(f"file {number}: status {told.returncode}\n{told.stderr.decode()}")
        if told.returncode == 3 and b"error[" not in told.stderr:
            sys.exit(f"file {number}: refused without a reason")
    print(f"{count} files: {statuses}")
    if not {0, 3} <= set(statuses):
        sys.exit("the damage is all of one kind")


main(*sys.argv[1:])
