#!/usr/bin/env python3
"""Fills the manual page of messages: after the line '.\\" messages' come the entries of a guide
to the messages.
   messages.py PAGE MESSAGES.md >FILLED_PAGE"""
import re
import sys


def width(line):
    """In bytes, as mandoc counts them: a letter beyond ASCII is \\[u1EE5] to it."""
    return sum(1 if letter < "\x80" else 8 for letter in line)


def wrapped(text, following=""):
    """Lines of at most 78 bytes; those behind the first one begin so."""
    lines = [text[:len(text) - len(text.lstrip())]]
    for word in text.split():
        if lines[-1].strip() and width(f"{lines[-1]} {word}") > 78:
            lines.append(following)
        lines[-1] += (" " if lines[-1].strip() else "") + word
    return [r"\&" + line if line[:1] in (".", "'") else line for line in lines]


def plain(text):
    """Markdown as roff text: no links and quotation of code, sentences on lines of their own."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("`", "").replace("*", "")
    return [line for sentence in re.split(r"(?<=[.:;?!]) (?=[A-Z])", text.replace("\\", "\\e"))
            for line in wrapped(sentence)]


def literal(text):
    return [part for line in text.replace("\\", "\\e").splitlines()
            for part in wrapped(line, "    ")]


def entry_lines(entry):
    """Of an entry: paragraphs of text, and pieces of input and messages as they are."""
    lines, first = [], True
    for piece in re.finditer(r"^```\w+\n(.*?)^```$|^(?!```)(\S[^\n]*)$", entry, re.S | re.M):
        if piece[1] is not None:
            lines += [".Bd -literal", *literal(piece[1]), ".Ed"]
        else:
            lines += ([] if first else [".Pp"]) + plain(piece[2])
        first = False
    return lines


def message_lines(guide):
    sections = re.split(r"^## \w: (.*)$", guide, flags=re.M)[1:]
    for title, body in zip(sections[::2], sections[1::2]):
        yield ".Ss " + title
        opening, *entries = re.split(r"^### (\w+)$", body, flags=re.M)
        yield from plain(" ".join(opening.split())) if opening.strip() else []
        yield ".Bl -tag -width Ds"
        for code, entry in zip(entries[::2], entries[1::2]):
            yield f".It Sy {code}"
            yield from entry_lines(entry)
        yield ".El"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


page, guide = map(read, sys.argv[1:])
mark = '.\\" messages\n'
assert mark in page
sys.stdout.reconfigure(encoding="utf-8")
print(page.replace(mark, "\n".join(message_lines(guide)) + "\n"), end="")
