# shellcheck shell=bash
# What the tests of the program share: the program under the sanitizers, and a folder of their own.

setup() {
    checkout=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    build=${PHULUC_BUILD:-$checkout/build}
    phuluc=$build/check/phuluc
    export PHULUC_DATA=$checkout LC_ALL=C
    unset LANGUAGE
    cd "$BATS_TEST_TMPDIR" || return 1
    cp "$checkout"/input/*.xml "$checkout/tests/broken/good.xml" .
    sed 's/75\.5/7x/' good.xml >invalid.xml
    sed 's/Văn phòng/Văn phòng 文/' good.xml >no-glyph.xml
}

# exits STATUS COMMAND…: runs it and wants that exit status.
exits() {
    local wanted=$1
    shift
    run "$@"
    # shellcheck disable=SC2154 # status and output are set by run
    if [ "$status" -ne "$wanted" ]; then
        echo "exit status $status, not $wanted: $*"
        echo "$output"
        return 1
    fi
}

# says TEXT: the command that run ran has told this.
says() {
    if [[ $output != *"$1"* ]]; then
        echo "'$1' is not told in:"
        echo "$output"
        return 1
    fi
}

is_pdf() { [ "$(head -c 5 "$1")" = "%PDF-" ] && [ "$(tail -n 1 "$1")" = "%%EOF" ]; }
