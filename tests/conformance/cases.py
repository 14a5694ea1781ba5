#!/usr/bin/env python3
"""The reports that make conformance renders, and whether they use all of the layout language.

cases.py PHULUC FOLDER    renders each in each level, NAME.LEVEL.pdf, with NAME.dump, its pages
                          as text; tells what of layouts/layout.xsd no case has used
"""
import concurrent.futures
import glob
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))
GOLDEN = os.path.join(CHECKOUT, "tests", "golden")
EXAMPLES = os.path.join(CHECKOUT, "doc", "layouts")
XS = "{http://www.w3.org/2001/XMLSchema}"
LAYOUT = "{urn:phuluc:layout:1}"
LEVELS = {"3a": [], "2a": ["--pdfa", "2a"], "1a": ["--pdfa", "1a"]}


def stem(path):
    return os.path.basename(path).split(".")[0]


def golden_words(name):
    """The words of a golden case's command line, as tests/golden/run has them."""
    path = os.path.join(GOLDEN, name + ".args")
    if os.path.exists(path):
        words = open(path, encoding="utf-8").read().split()
        return [word.replace("data/", CHECKOUT + "/", 1) if word.startswith("data/") else word
                for word in words]
    words = [name + ".xml"]
    for option in ("layout", "profile"):
        if os.path.exists(os.path.join(GOLDEN, f"{name}.{option}.xml")):
            words += ["--" + option, f"./{name}.{option}.xml"]
    return words


def cases():
    """(name, folder, words): the samples, the golden cases, the examples of layouts/README.md, and
    one of what these do not say."""
    yield "choices", HERE, ["choices.xml", "--layout", "./choices.layout.xml"]
    for path in sorted(glob.glob(os.path.join(CHECKOUT, "input", "*.xml"))):
        yield stem(path), CHECKOUT, [path]
    names = {stem(path) for path in glob.glob(os.path.join(GOLDEN, "*.args"))}
    names |= {stem(path) for path in glob.glob(os.path.join(GOLDEN, "*.xml"))
              if path.count(".", len(GOLDEN)) == 1}
    for name in sorted(names):
        yield "golden-" + name, GOLDEN, golden_words(name)
    for path in sorted(glob.glob(os.path.join(EXAMPLES, "*.xml"))):
        name = stem(path)
        if path.endswith(".profile.xml") or name == "report":
            continue
        profile = os.path.join(EXAMPLES, name + ".profile.xml")
        if not os.path.exists(profile):
            profile = os.path.join(EXAMPLES, "example.profile.xml")
        yield "example-" + name, EXAMPLES, ["report.xml", "--layout", "./" + name + ".xml",
                                            "--profile", profile]


def render(program, folder, case):
    name, place, words = case
    for level, options in LEVELS.items():
        pdf = os.path.join(folder, f"{name}.{level}.pdf")
        done = subprocess.run([program, "render", *words, *options, "-o", pdf], cwd=place,
                              capture_output=True, text=True)
        if done.returncode:
            return f"not ok {name} is rendered as {level}\n" + "".join(
                f"#   {line}\n" for line in done.stderr.splitlines())
    dump = subprocess.run([program, "render", *words, "--dump-layout"], cwd=place, check=True,
                          capture_output=True, text=True).stdout
    with open(os.path.join(folder, name + ".dump"), "w", encoding="utf-8") as file:
        file.write(dump)
    return None


def allowed():
    """What the schema of layouts allows: elements, their attributes, and values of choices, but for
    those that are meant where an attribute is left out."""
    schema = ElementTree.parse(os.path.join(CHECKOUT, "layouts", "layout.xsd")).getroot()
    choices = {kind.get("name"): [choice.get("value") for choice in kind.iter(XS + "enumeration")]
               for kind in schema.findall(XS + "simpleType")}
    things = {part.get("name") for part in schema.iter(XS + "element") if part.get("name")}
    for part in schema.iter(XS + "attribute"):
        if not part.get("name"):
            continue
        things.add("@" + part.get("name"))
        local = [choice.get("value") for choice in part.iter(XS + "enumeration")]
        for value in local or choices.get((part.get("type") or "").split(":")[-1], []):
            if value != part.get("default"):
                things.add(f"@{part.get('name')}={value}")
    return things


def used(words, place):
    """The same of the layouts and profiles of a case."""
    report = os.path.join(place, words[0])
    root = ElementTree.parse(report).getroot()
    names = [root.get("profile")] + ([] if "--layout" in words else [root.get("layout")])
    names += [table.get("layout") for table in root.iter("{urn:phuluc:report:1}table")]
    names += [words[i + 1] for i, word in enumerate(words) if word in ("--layout", "--profile")]
    things = set()
    for name in filter(None, names):
        folders = [place, os.path.dirname(report), os.path.join(CHECKOUT, "layouts")]
        paths = [os.path.join(folder, name + ending) for folder in folders for ending in ("", ".xml")]
        path = next(path for path in paths if os.path.isfile(path))
        for element in ElementTree.parse(path).getroot().iter():
            if not isinstance(element.tag, str) or not element.tag.startswith(LAYOUT):
                continue
            things.add(element.tag[len(LAYOUT):])
            for key, value in element.attrib.items():
                things |= {"@" + key, f"@{key}={value}"}
    return things


def tell_coverage(all_cases):
    """Faces are in the same language; the one that no case names is looked at for what it uses."""
    seen = set()
    for _, place, words in all_cases:
        seen |= used(words, place)
    for path in glob.glob(os.path.join(CHECKOUT, "fonts", "*.xml")):
        for element in ElementTree.parse(path).getroot().iter():
            if isinstance(element.tag, str):
                seen |= {element.tag[len(LAYOUT):]} | {"@" + key for key in element.attrib}
    missing = sorted(allowed() - seen)
    print(("not ok" if missing else "ok"), "the cases use all of the layout language")
    for thing in missing:
        print("#   not used:", thing)
    return not missing


def main():
    program, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    all_cases = list(cases())
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [fault for fault in pool.map(lambda case: render(program, folder, case), all_cases)
                  if fault]
    print(*faults, sep="", end="")
    enough = len(all_cases) - len(faults) >= 45
    print("ok" if enough and not faults else "not ok", f"{len(all_cases)} reports are rendered in each level")
    covered = tell_coverage(all_cases)
    sys.exit(0 if enough and covered and not faults else 1)


if __name__ == "__main__":
    main()
