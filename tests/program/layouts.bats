#!/usr/bin/env bats
# The language of layouts: what layouts/README.md says of it is all there is, and true.

load common

@test "each piece of XML in layouts/README.md stands in one of the example layouts" {
    python3 - "$checkout" <<'END'
import glob, re, sys
examples = [" ".join(open(path, encoding="utf-8").read().split())
            for path in glob.glob(sys.argv[1] + "/doc/layouts/*.xml")]
text = open(sys.argv[1] + "/layouts/README.md", encoding="utf-8").read()
pieces = [" ".join(piece.split()) for piece in re.findall(r"```xml\n(.*?)```", text, re.S)]
assert len(pieces) > 15
missing = [piece for piece in pieces if not any(piece in example for example in examples)]
sys.exit("\n".join(missing) or 0)
END
}

@test "layouts/README.md names every element and attribute of layouts" {
    python3 - "$checkout" <<'END'
import re, sys
schema = open(sys.argv[1] + "/layouts/layout.xsd", encoding="utf-8").read()
layouts = schema[:schema.index("<!-- Profiles -->")] + schema[schema.index("<!-- Templates"):]
heading = {"type", "document-number", "symbol", "day", "month", "year", "issuer"}
names = set(re.findall(r'<xs:(?:element|attribute) name="([^"]+)"', layouts)) - heading
text = open(sys.argv[1] + "/layouts/README.md", encoding="utf-8").read()
sys.exit(" ".join(sorted(name for name in names if not re.search(r"`[^`]*\b%s\b[^`]*`" % name, text))) or 0)
END
}

@test "each example layout has a picture in layouts/README.md, and each picture is there" {
    for layout in "$checkout"/doc/layouts/*.xml; do
        name=$(basename "$layout" .xml)
        [[ $name != report && $name != *.profile ]] || continue
        [ -s "$checkout/doc/layouts/$name.png" ]
        grep -q "](../doc/layouts/$name.png)" "$checkout/layouts/README.md"
    done
    [ "$(ls "$checkout"/doc/layouts/*.png | wc -l)" -eq \
        "$(grep -c '^!\[' "$checkout/layouts/README.md")" ]
}

@test "the example layouts are set without a finding, but for what is too wide" {
    for layout in "$checkout"/doc/layouts/*.xml; do
        name=$(basename "$layout" .xml)
        [[ $name != report && $name != *.profile ]] || continue
        # One report for all: each shows a part of it.
        run "$phuluc" check "$checkout/doc/layouts/report.xml" --layout "$layout" \
            --no-warn A18 --profile "$checkout/doc/layouts/example.profile.xml"
        if [ "$name" = too-wide ]; then
            [ "$status" -eq 1 ]
        else
            [ "$status" -eq 0 ] || { echo "$name: $output"; false; }
        fi
        exits 0 "$phuluc" render "$checkout/doc/layouts/report.xml" -o "$name.pdf" \
            --layout "$layout" --profile "$checkout/doc/layouts/example.profile.xml"
    done
}
