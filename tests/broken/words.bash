# shellcheck shell=bash
# The broken cases of the current folder: the command line of each.

# broken_words NAME
broken_words() {
    if [ -e "$1.args" ]; then
        cat "$1.args"
        return
    fi
    local report=good.xml option
    [ ! -e "$1.xml" ] || report=$1.xml
    printf 'render %s -o /dev/null' "$report"
    for option in layout profile face; do
        [ ! -e "$1.$option.xml" ] || printf ' --%s ./%s' "$option" "$1.$option.xml"
    done
}
