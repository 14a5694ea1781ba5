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

# harmless: what run has printed holds no character that does something to a terminal.
harmless() {
    ! LC_ALL=C.UTF-8 grep -P '[\x{00}-\x{1F}\x{7F}-\x{9F}\x{202A}-\x{202E}\x{2066}-\x{2069}]' \
        <<<"$output"
}

# Sets $heeding to a locale in which the C library heeds LANGUAGE, or skips the test: newer
# ones want more than C.UTF-8, and a small system has nothing else.
needs_vietnamese() {
    local word
    for heeding in vi_VN.UTF-8 vi_VN en_US.UTF-8 C.UTF-8; do
        # shellcheck disable=SC2154 # build is set by setup
        word=$(LC_ALL=$heeding LANGUAGE=vi TEXTDOMAINDIR=$build/locale \
            gettext -d phuluc warning 2>/dev/null)
        [ "$word" = warning ] || return 0
    done
    skip "no locale is installed that this C library would give messages in"
}
