# shellcheck shell=bash
# The golden cases of the current folder, and how each is rendered.

golden_names() {
    ls -d -- *.xml *.args | sed -n 's/^\([^.]*\)\.\(xml\|args\)$/\1/p' | sort -u
}

# words_of NAME
words_of() {
    if [ -e "$1.args" ]; then
        cat "$1.args"
        return
    fi
    local option
    printf '%s' "$1.xml"
    for option in layout profile; do
        [ ! -e "$1.$option.xml" ] || printf ' --%s ./%s' "$option" "$1.$option.xml"
    done
}
