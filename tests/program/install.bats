#!/usr/bin/env bats
# The program as it is installed: found by its place, removed whole, explained by its manual, and
# completed by bash.

load common

# Installs into a folder of the test; $prefix is where.
install_there() {
    prefix=$BATS_TEST_TMPDIR/root/usr
    exits 0 make -s -C "$checkout" PACKAGES_READY=1 install PREFIX=/usr DESTDIR="$BATS_TEST_TMPDIR/root"
    unset PHULUC_DATA
}

@test "an installed program renders with its own data, wherever the tree is put" {
    install_there
    mv root elsewhere
    exits 0 elsewhere/usr/bin/phuluc render good.xml -o installed.pdf
    PHULUC_DATA=$checkout exits 0 "$build/phuluc" render good.xml -o built.pdf
    cmp installed.pdf built.pdf
    exits 0 elsewhere/usr/bin/phuluc render phu-luc-1.xml
    # its layouts are those that are installed with it, not the checkout's
    rm elsewhere/usr/share/phuluc/layouts/phu-luc-1.xml
    exits 3 elsewhere/usr/bin/phuluc render phu-luc-1.xml
    says "error[L01]"
    says "elsewhere/usr/share/phuluc/layouts"
}

@test "an installed program finds the others, and its messages" {
    install_there
    exits 0 root/usr/bin/phuluc export good.xml -o good.csv
    [ -s good.csv ]
    exits 3 root/usr/bin/phuluc export none.xml -o none.csv
    says "error[F01]"
    for locale in vi_VN.UTF-8 vi_VN en_US.UTF-8 C.UTF-8; do
        LC_ALL=$locale LANGUAGE=vi TEXTDOMAINDIR=$prefix/share/locale gettext -d phuluc warning |
            grep -q warning || break
        locale=
    done
    [ "$locale" ] || skip "no locale is installed that this C library would give messages in"
    exits 3 root/usr/bin/phuluc export none.xml -o none.csv --lang vi
    says "lỗi[F01]"
    exits 3 root/usr/bin/phuluc render none.xml --lang vi
    says "lỗi[F01]"
}

@test "the programs hold no path of the build tree" {
    for program in phuluc phuluc-sheet phuluc-pdf; do
        strip -o stripped "$build/$program"
        grep -aqF /share/phuluc stripped
        ! grep -aqF "$checkout" stripped || false
    done
}

@test "uninstall takes away what install brought, and leaves what others put there" {
    install_there
    exits 0 make -s -C "$checkout" PACKAGES_READY=1 uninstall PREFIX=/usr DESTDIR="$BATS_TEST_TMPDIR/root"
    find root -not -type d
    [ -z "$(find root -not -type d)" ]
    [ -z "$(find root -name '*phuluc*')" ]
    install_there
    cp good.xml root/usr/share/phuluc/layouts/own.xml
    exits 0 make -s -C "$checkout" PACKAGES_READY=1 uninstall PREFIX=/usr DESTDIR="$BATS_TEST_TMPDIR/root"
    [ "$(find root -not -type d)" = root/usr/share/phuluc/layouts/own.xml ]
}

@test "the manual pages are clean mdoc" {
    cp "$build"/man/man[157]/*.[157] . # beside each other, where they find each other
    exits 0 mandoc -Tlint ./*.[157]
    [ -z "$output" ]
    [ "$(ls ./*.[15] | wc -l)" -eq 3 ]
}

@test "the manual names every element and attribute of the schemas, and no other" {
    exits 0 python3 "$BATS_TEST_DIRNAME/manual.py" "$build/man" "$checkout"
}

@test "phuluc-messages(7) has each message of the guide" {
    page=$build/man/man7/phuluc-messages.7
    diff <(sed -n 's/^### //p' "$checkout/doc/messages.md") <(sed -n 's/^\.It Sy //p' "$page")
    text=$(mandoc -Tutf8 "$page" | sed $'s/.\b//g' | tr -s ' \n' ' ')
    [[ $text == *"date-impossible.xml:7:7: error[R11]: element 'date': month 4 has no day 31;"* ]]
    [[ $text == *'<date day="31" month="4" year="2024"/>'* ]]
}

@test "phuluc(1) names every command and option, and no other" {
    commands() { "$phuluc" --help | sed -nE 's/^  ([a-z]+) +[a-z].*/\1/p'; }
    [ "$(commands | wc -l)" -ge 6 ]
    diff <(commands | sort) \
        <(sed -n '/^The commands are:/,/^\.El/s/^\.It Cm //p' "$checkout/doc/man/phuluc.1" | sort)
    diff <("$phuluc" --help | grep -oE '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort) \
        <(sed -n '/^The options are:/,/^\.El/p' "$checkout/doc/man/phuluc.1" | grep '^\.It' |
            grep -oE 'Fl -[a-z-]+' | sed 's/^Fl /-/' | sort)
    for command in $(commands); do # and shows how each is called
        grep -A1 '^\.Nm$' "$checkout/doc/man/phuluc.1" | grep -qx "\.Cm $command"
    done
}

# completes WORD…: what bash would offer for the last word, one a line, in $output.
completes() {
    # shellcheck disable=SC1091 # the file is in the checkout
    run bash -c '
        PATH=$1:$PATH
        source "$2/doc/completion/phuluc" || exit
        shift 2
        COMP_WORDS=(phuluc "$@")
        COMP_CWORD=$#
        _phuluc phuluc "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf "%s\n" "${COMPREPLY[@]}" | sort' - "$(dirname "$phuluc")" "$checkout" "$@"
    [ "$status" -eq 0 ]
}

@test "bash completes commands and their options" {
    completes re
    [ "$output" = render ]
    completes ""
    says check
    says import
    completes render --
    says --profile
    [[ $output != *--year* ]]
    completes new --y
    [ "$output" = --year ]
    completes render --lang ""
    [ "$output" = $'en\nvi' ]
    completes render --pdfa ""
    says none
    [ "${#lines[@]}" -eq 4 ]
}

@test "bash completes names of layouts, profiles and faces" {
    completes render --layout phu-luc-2
    [ "$output" = $'phu-luc-2\nphu-luc-2-so-sanh' ]
    completes render --layout hd
    [ -z "$output" ]
    completes check --profile ""
    [ "$output" = $'hd05\nhd36\nnd30' ]
    completes check --profile = n
    [ "$output" = nd30 ]
    completes render --face ti
    [ "$output" = times-new-roman ]
    completes new ng
    [ "$output" = ngan-sach ]
    install_there # its own, without being told where
    run bash -c 'PATH=$1/bin:$PATH; source "$1/share/bash-completion/completions/phuluc"
        COMP_WORDS=(phuluc new ngan) COMP_CWORD=2; _phuluc phuluc ngan new; echo "${COMPREPLY[@]}"' - "$prefix"
    [ "$output" = ngan-sach ]
}

@test "bash completes the files that a command takes" {
    mkdir folder
    touch figures.xlsx figures.csv figures.pdf "with space.xml"
    completes render ""
    says good.xml
    says "with space.xml"
    says folder
    [[ $output != *figures* ]]
    completes update good.xml fi
    [ "$output" = $'figures.csv\nfigures.xlsx' ]
    completes import fi
    [ "$output" = $'figures.csv\nfigures.xlsx' ]
    completes export good.xml -o fi
    [ "$output" = $'figures.csv\nfigures.xlsx' ]
    completes render good.xml -o fi
    [ "$output" = figures.pdf ]
}
