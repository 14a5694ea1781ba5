#!/usr/bin/env bats
# Random damage, from a fixed seed: the program tells, and never breaks. LONG=1 for more of it.

load common

@test "damaged reports, layouts, profiles and faces are told or drawn" {
    export ASAN_OPTIONS=exitcode=99
    count=300
    [ -z "${LONG-}" ] || count=5000
    python3 "$BATS_TEST_DIRNAME/mutations.py" "$phuluc" "$checkout" $count
}
