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
    pdf) echo "base/ layout/display_list.h layout/measure.h model/layout_spec.h model/rich_text.h model/limits.h" ;;
    command) echo "base/ model/ read/ compute/ layout/ pdf/" ;;
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
        [[ " base model read compute layout pdf command " == *" $(basename "$room") "* ]]
    done
}

@test "libraries stay in their rooms" {
    run grep -lE '#include <libxml/' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/read/* ]]; done
    run grep -lE '#include <hpdf' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/pdf/* ]]; done
    run grep -lE '#include <hb' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/pdf/* ]]; done
    run grep -lE '#include <nettle' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/base/* ]]; done
    run grep -lE '#include <gmp' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/base/* || $file == generator/compute/* ]]; done
    run grep -lE '#include <uni(lbrk|norm|str|case|types|conv)' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/base/* ]]; done
    run grep -lE '#include <libdeflate' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/pdf/* ]]; done
    run grep -lE '#include <iconv' -r generator --include='*.[ch]'
    for file in $output; do [[ $file == generator/read/* ]]; done
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
