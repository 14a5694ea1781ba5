#!/usr/bin/env bats
# The house: which room may include which, as ARCHITECTURE.md draws it.

cd "$BATS_TEST_DIRNAME/../.."

# Prints the rooms and headers that a room may include, besides its own.
allowed() {
    case $1 in
    base) echo ;;
    model) echo "base/" ;;
    read) echo "model/ base/" ;;
    compute) echo "model/ base/" ;;
    layout) echo "base/ model/layout_spec.h model/rich_text.h model/limits.h compute/row_source.h compute/appendix.h" ;;
    pdf) echo "base/ layout/display_list.h layout/measure.h model/layout_spec.h model/rich_text.h model/limits.h model/provenance.h" ;;
    sheet) echo "model/ base/" ;;
    batch) echo "base/" ;;
    archive) echo "model/ base/" ;;
    command) echo "base/ model/ read/ compute/ layout/ pdf/ sheet/ archive/ batch/" ;;
    esac
}

@test "every include goes where the architecture lets it" {
    local bad=""
    for file in generator/*/*.[ch]; do
        room=$(basename "$(dirname "$file")")
        rights="$room/ $(allowed "$room")"
        for header in $(sed -n 's/^#include "\(.*\)".*/\1/p' "$file"); do
            ok=no
            for right in $rights; do
                case $header in "$right"*) ok=yes ;; esac
            done
            [ $ok = yes ] || bad+="$file includes $header"$'\n'
        done
    done
    echo "$bad"
    [ -z "$bad" ]
}

@test "every room is known to this test" {
    for room in generator/*/; do
        [[ " base model read compute layout pdf sheet archive batch command " == *" $(basename "$room") "* ]]
    done
}

# only_in ROOMS HEADERS: no file outside these rooms includes such a header.
only_in() {
    local file
    while read -r file; do
        [[ " $1 " == *" $(basename "$(dirname "$file")") "* ]] || { echo "$file: $2"; return 1; }
    done < <(grep -lE "#include <($2)" -r generator --include='*.[ch]')
}

@test "libraries stay in their rooms" {
    only_in "read sheet archive" "libxml/"
    only_in "sheet" "csv\\."
    only_in "sheet" "zip\\."
    only_in "sheet" "xlsxwriter"
    only_in "read" "iconv"
    only_in "pdf" "hpdf"
    only_in "pdf" "hb[.-]"
    only_in "base pdf" "libdeflate"
    only_in "base" "zlib\\."
    only_in "archive" "qpdf"
    only_in "base" "nettle"
    only_in "base compute" "gmp"
    only_in "base" "uni(lbrk|norm|str|case|types|conv|width)\\."
    only_in "base command" "jansson\\."
    only_in "base" "libintl"
}

@test "no appendix, column or year is named in the program" {
    # comments may name the dates of rules
    for file in generator/*/*.[ch]; do
        code=$(sed -E 's|//.*||; s|/\*.*||; s|^ \*.*||' "$file")
        ! grep -nE 'phu-luc|so-voi|[^0-9]20[2-4][0-9]([^0-9L]|$)' <<<"$code" ||
            { echo "$file"; false; }
    done
}

@test "each file says on its first line what it is for" {
    for file in generator/*/*.[ch] tests/unit/*.c tests/bench/*.c; do
        head -n 1 "$file" | grep -q '^/\* .*' || { echo "$file"; false; }
    done
}

@test "no file is longer than 600 lines" {
    for file in generator/*/*.[ch]; do
        [ "$(wc -l <"$file")" -le 600 ] || { echo "$file"; false; }
    done
}
