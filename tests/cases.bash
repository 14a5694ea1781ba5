# shellcheck shell=bash
# What the runners of golden cases share: comparing with what is expected, and telling it as TAP.

# Where "bless" is set, expectations are written anew instead of compared.
bless=
if [ "${1-}" = --bless ]; then
    bless=yes
    shift
fi
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$checkout/${1:?the build folder}/check/phuluc
shift
only=" $* " # names of cases; none: all
folder=$(mktemp -d)
trap 'chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT
cases=0
failures=0

export LC_ALL=C ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=print_stacktrace=1
export PHULUC_DATA=data # a link in the folder, so that messages have the same names everywhere
unset LANGUAGE
ln -s "$checkout" "$folder/data"

# wanted NAME: whether the case is to be run.
wanted() { [ "$only" = "  " ] || [[ $only == *" $1 "* ]]; }

# case_matches NAME EXPECTED_FILE ACTUAL_FILE
case_matches() {
    cases=$((cases + 1))
    if [ -n "$bless" ]; then
        cp "$3" "$2"
    fi
    if difference=$(diff -uN "$2" "$3" 2>&1); then
        echo "ok $cases - $suite: $1"
    else
        failures=$((failures + 1))
        echo "not ok $cases - $suite: $1"
        sed 's/^/# /' <<<"$difference" | head -n 60
    fi
}

finish() {
    echo "1..$cases"
    [ "$failures" -eq 0 ]
}
