#!/usr/bin/env bats
# The validators of make conformance: one that cannot be had is a failure. (They themselves need Java.)

load common

@test "a validator that cannot be had, or is not the one that was chosen, fails" {
    mkdir bin cache
    printf '#!/bin/sh\necho "no way to $0" >&2\nexit 1\n' >bin/mvn
    cp bin/mvn bin/npm
    chmod +x bin/*
    PATH=$PWD/bin:$PATH exits 1 "$checkout/tests/conformance/validators" cache
    says "veraPDF cannot be had"
    printf '#!/bin/sh\nexit 0\n' >bin/mvn
    PATH=$PWD/bin:$PATH exits 1 "$checkout/tests/conformance/validators" cache
    says "PDF.js cannot be had"
    cp bin/mvn bin/npm
    mkdir -p cache/jars
    echo other >cache/jars/pdfjs-dist-4.2.67.tgz
    PATH=$PWD/bin:$PATH exits 1 "$checkout/tests/conformance/validators" cache
    says "not what checksums.sha256 has"
}

@test "the reports that are validated use all of the layout language" {
    mkdir pdf
    exits 0 python3 "$checkout/tests/conformance/cases.py" "$build/phuluc" pdf
    says "ok the cases use all of the layout language"
    [ "$(ls pdf/*.3a.pdf | wc -l)" -ge 45 ]
}
