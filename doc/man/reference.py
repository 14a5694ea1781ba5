#!/usr/bin/env python3
"""Fills a manual page of section 5: after the line '.\\" elements of ROOT' come all elements and
attributes that a document with that root may have, as its schema describes them.
   reference.py PAGE SCHEMA >FILLED_PAGE"""
import re
import sys
import textwrap
import xml.etree.ElementTree as ElementTree

XS = "{http://www.w3.org/2001/XMLSchema}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
OCCURS = {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}
BUILT_IN = {"xs:boolean": "true or false.", "xs:NCName": "A name.", "xs:decimal": "A number.",
            "xs:positiveInteger": "A whole number from 1.",
            "xs:nonNegativeInteger": "A whole number from 0.", "xs:token": "A text.",
            "xs:string": "A text."}


class Schema:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.named = {(part.tag[len(XS):], part.get("name")): part for part in self.root}

    def find(self, kind, name):
        return self.named[kind, name]

    def type_of(self, element):
        """The complex type of an element, or None where it is a simple one."""
        own = element.find(XS + "complexType")
        return own if own is not None else self.named.get(("complexType", element.get("type")))

    def base_of(self, kind):
        extension = kind.find(f"{XS}complexContent/{XS}extension")
        if extension is None:
            return None, kind
        return self.find("complexType", extension.get("base")), extension

    def words(self, part):
        """What a schema part says of itself in English, or ''."""
        for text in part.findall(f"{XS}annotation/{XS}documentation"):
            if text.get(LANGUAGE) == "en":
                return " ".join(text.text.split())
        return ""

    def type_words(self, kind):
        while kind is not None:
            if self.words(kind):
                return self.words(kind)
            kind = self.base_of(kind)[0]
        return ""

    def attributes(self, kind):
        """The attributes of a complex type or of what it extends, in the order of the schema."""
        base, body = self.base_of(kind)
        found = self.attributes(base) if base is not None else []
        for part in body:
            if part.tag == XS + "attribute":
                found.append(part)
            elif part.tag == XS + "attributeGroup":
                found += self.attributes(self.find("attributeGroup", part.get("ref")))
        return found

    def particles(self, kind):
        """The content of a complex type: lists of parts, those it extends first."""
        base, body = self.base_of(kind)
        found = self.particles(base) if base is not None else []
        return found + [part for part in body if part.tag in (XS + "sequence", XS + "choice", XS + "group")]

    def children(self, particles):
        for part in particles:
            if part.tag == XS + "element":
                yield part
            elif part.tag == XS + "group":
                yield from self.children(list(self.find("group", part.get("ref"))))
            elif part.tag in (XS + "sequence", XS + "choice"):
                yield from self.children(list(part))

    def model(self, part):
        """A content model in short, such as 'title, (group+ | indicator+)?'."""
        if part.tag == XS + "element":
            text = part.get("name")
        elif part.tag == XS + "group":
            text = self.model(self.find("group", part.get("ref"))[0])
        else:
            inner = [self.model(child) for child in part if child.tag != XS + "annotation"]
            text = (" | " if part.tag == XS + "choice" else ", ").join(inner)
            if len(inner) > 1:
                text = f"({text})"
        sign = OCCURS.get((part.get("minOccurs", "1"), part.get("maxOccurs", "1")))
        if sign is None:
            sign = "{%s-%s}" % (part.get("minOccurs", "1"), part.get("maxOccurs"))
        if sign and text[-1] in "?*+":
            return text if text[-1] == sign else f"({text}){sign}"
        return text + sign

    def content(self, kind):
        """What stands between the tags, in words."""
        if self.is_mixed(kind):
            names = sorted({child.get("name") for child in self.children(self.particles(kind))})
            return "Holds a text, with " + ", ".join(names) + "." if names else "Holds a text."
        models = [self.model(part) for part in self.particles(kind)]
        models = [m[1:-1] if re.fullmatch(r"\([^()]*\)", m) or len(models) == 1 and m[-1] == ")" else m
                  for m in models]
        return "Holds: " + ", ".join(models) + "." if models else "Is empty."

    def is_mixed(self, kind):
        base, _ = self.base_of(kind)
        return kind.get("mixed") == "true" or base is not None and self.is_mixed(base)

    def value_words(self, attribute):
        """Which values an attribute may have."""
        kind = attribute.find(XS + "simpleType")
        name = attribute.get("type")
        if kind is None and name not in BUILT_IN:
            kind = self.find("simpleType", name)
        values = self.enumeration(kind) if kind is not None else []
        if values:
            return "One of " + ", ".join(values) + "."
        if name in BUILT_IN:
            return BUILT_IN[name]
        return self.words(kind) or self.base_words(kind)

    def base_words(self, kind):
        if kind.find(XS + "union") is not None or kind.find(f"{XS}restriction/{XS}simpleType") is not None:
            return ""
        restriction = kind.find(XS + "restriction")
        base = restriction.get("base")
        low, high = (restriction.find(XS + "min" + "Exclusive"), restriction.find(XS + "maxInclusive"))
        bounds = ""
        if high is not None and base in ("xs:positiveInteger", "xs:nonNegativeInteger"):
            return f"A whole number from {1 if base == 'xs:positiveInteger' else 0} to {high.get('value')}."
        if low is not None and high is not None:
            bounds = f" above {low.get('value')}, at most {high.get('value')}"
        words = BUILT_IN.get(base) or self.words(self.find("simpleType", base))
        return words[:-1] + bounds + "."

    def enumeration(self, kind):
        restriction = kind.find(XS + "restriction")
        if restriction is None:
            return []
        values = [value.get("value") for value in restriction.findall(XS + "enumeration")]
        if not values and restriction.get("base"):
            base = self.named.get(("simpleType", restriction.get("base")))
            return self.enumeration(base) if base is not None else []
        return values

    def enumeration_words(self, attribute):
        """What the values themselves say, where they do."""
        kind = attribute.find(XS + "simpleType")
        if kind is None:
            kind = self.named.get(("simpleType", attribute.get("type")))
        if kind is None:
            return ""
        told = [f"{value.get('value')}: {self.words(value)}"
                for value in kind.iter(XS + "enumeration") if self.words(value)]
        return " ".join(told)


class Entry:
    """An element with all the places where it means the same."""

    def __init__(self, element, kind):
        self.element, self.kind, self.parents = element, kind, []


def entries(schema, root):
    """All elements below a root element, in the order in which a reader meets them."""
    found = {}
    seen = set()

    later = []  # what stands in texts comes last, once

    def visit(element, parent):
        kind = schema.type_of(element)
        words = schema.words(element) or (schema.type_words(kind) if kind is not None else "")
        key = (element.get("name"), words) if words else (element.get("name"), "")
        entry = found.setdefault(key, Entry(element, kind))
        if parent and parent not in (*entry.parents, element.get("name")):
            entry.parents.append(parent)
        if kind is None or (element.get("name"), id(kind)) in seen:
            return
        seen.add((element.get("name"), id(kind)))
        for child in schema.children(schema.particles(kind)):
            if schema.is_mixed(kind):
                later.append((child, element.get("name")))
            else:
                visit(child, element.get("name"))

    visit(schema.find("element", root), None)
    for child, parent in later:  # grows while it is gone through
        visit(child, parent)
    return explained_once(schema, found)


def explained_once(schema, found):
    """An element without words of its own is the same as one of its name that has them."""
    for (name, words), entry in list(found.items()):
        if words:
            continue
        others = [other for (n, w), other in found.items() if n == name and w]
        if not others:
            sys.exit(f"reference.py: the schema does not explain the element '{name}'")
        others[0].parents += [p for p in entry.parents if p not in others[0].parents]
        del found[name, words]
    return found


def roff(text):
    """A text as lines of mdoc: each sentence begins a line, none is long."""
    sentences = re.split(r"(?<=[.:;?!]) (?=\S)|(?<=[.?!]\)) (?=\S)", text.replace("\\", "\\e"))
    for sentence in sentences:
        for line in wrapped(sentence):
            yield "\\&" + line if line[0] in ".'" else line


def wrapped(sentence):
    """Lines of at most 78 characters, counted as mandoc does, which writes "\\[u1EBF]" for ế."""
    for width in range(78, 20, -2):
        lines = textwrap.wrap(sentence, width, break_long_words=False, break_on_hyphens=False)
        if all(len(re.sub(r"[^ -~]", r"\[u1EBF]", line)) <= 78 for line in lines):
            break
    return lines


def attribute_lines(schema, attribute, owner):
    words = [schema.words(attribute), schema.value_words(attribute), schema.enumeration_words(attribute)]
    if not (words[0] or words[1] not in BUILT_IN.values()):
        sys.exit(f"reference.py: the schema does not explain the attribute '{attribute.get('name')}' of '{owner}'")
    if words[0] and words[1] in ("A name.", "A text."):
        words[1] = ""  # which says nothing more
    if attribute.get("use") == "required":
        words.append("Required.")
    if attribute.get("default"):
        words.append(f"Left out: {attribute.get('default')}.")
    yield f".It Cm {attribute.get('name')}"
    yield from roff(" ".join(word for word in words if word))


def entry_lines(schema, name, words, entry):
    places = ["texts"] if len(entry.parents) > 8 else entry.parents
    yield f".It Ic {name}" + (" Pq in " + " , ".join(places) if places else "")
    yield from roff(words)
    if entry.kind is None:
        return
    yield from roff(schema.content(entry.kind))
    attributes = schema.attributes(entry.kind)
    if attributes:
        yield ".Bl -tag -width Ds"
        for attribute in attributes:
            yield from attribute_lines(schema, attribute, name)
        yield ".El"


def reference(schema, root):
    yield ".Bl -tag -width Ds"
    for (name, words), entry in entries(schema, root).items():
        yield from entry_lines(schema, name, words, entry)
    yield ".El"


def main(page, path):
    schema = Schema(path)
    with open(page, encoding="utf-8") as lines:
        for line in lines:
            print(line, end="")
            asked = re.fullmatch(r'\.\\" elements of (\S+)\n', line)
            if asked:
                print("\n".join(reference(schema, asked.group(1))))


main(*sys.argv[1:])
