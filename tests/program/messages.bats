#!/usr/bin/env bats
# The forms of messages: lines, a table on a terminal, and JSON for programs.

load common

cd "$BATS_TEST_DIRNAME/../.."

setup() {
    build=${PHULUC_BUILD:-$PWD/build}
    program=$build/check/phuluc
    folder=$(mktemp -d)
    here=$BATS_TEST_DIRNAME
    export PHULUC_DATA=$PWD LC_ALL=C TERM=xterm
    unset LANGUAGE NO_COLOR COLUMNS
    cat >"$folder/broken.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2">
  <appendix/>
  <indicator id="mot">
    <name>Chỉ tiêu</name>
    <result min="40" max="30" unit="%"/>
  </indicator>
</report>
XML
    cd "$folder"
}

teardown() {
    rm -rf "$folder"
}

escape=$'\033'

@test "a file or a pipe gets one line for each message" {
    run "$program" check broken.xml
    [ "$status" -eq 3 ]
    [[ $output == "broken.xml:6:5: error[R05]: "* ]]
    [[ $output != *"$escape"* ]]
}

@test "a terminal gets a table in colours, its texts broken to the terminal's width" {
    run python3 "$here/terminal.py" 60 "$program" check broken.xml
    echo "$output"
    [ "$status" -eq 3 ]
    [[ $output == "$escape[1mbroken.xml$escape[0m"$'\n'*"6:5  $escape[1;31merror$escape[0m  R05  "* ]]
    plain=$(sed "s/$escape\[[0-9;]*m//g" <<<"$output")
    [ "$(wc -L <<<"$plain")" -le 60 ]
    # further lines of a text stand below its first
    begin=$(sed -n 's/^\( *6:5  error  R05  \).*/\1/p' <<<"$plain" | wc -c)
    [[ $(sed -n 3p <<<"$plain") =~ ^\ {$((begin - 1))}[^\ ] ]]
}

@test "never colours under NO_COLOR, on a dumb terminal, or in a file" {
    for setting in NO_COLOR=1 TERM=dumb; do
        run env "$setting" python3 "$here/terminal.py" 80 "$program" check broken.xml
        [ "$status" -eq 3 ]
        [[ $output == $'broken.xml\n'* ]]
        [[ $output != *"$escape"* ]]
    done
    "$program" check --diagnostics=table broken.xml >told || true
    grep -q '^broken.xml$' told
    ! grep -q "$escape" told || false
}

@test "an empty NO_COLOR is none" {
    NO_COLOR='' run python3 "$here/terminal.py" 80 "$program" check broken.xml
    [[ $output == *"$escape[1;31m"* ]]
}

@test "--diagnostics=lines gives lines on a terminal too" {
    run python3 "$here/terminal.py" 60 "$program" check --diagnostics=lines broken.xml
    [[ $output == "broken.xml:6:5: error[R05]: "* ]]
}

@test "control characters of names and texts are shown, not obeyed; JSON has them as they are" {
    name=$'red\e[31m\nline\xE2\x80\xAE.xml'
    sed $'s/mot/m\xE2\x81\xA6\xC2\x9B31mot/' broken.xml >"$name"
    shown='red\u001B[31m\nline\u202E.xml'
    shown=${shown//\\u/U+}
    for form in lines table; do
        run "$program" check --diagnostics=$form "$name"
        [ "$status" -eq 3 ]
        echo "$output"
        [[ $output == "$shown"* ]]
        [[ $(tr -d '\n' <<<"$output") == *U+2066U+009B31mot* ]]
        harmless
    done
    run python3 "$here/terminal.py" 60 "$program" check "$name"
    [[ $output == "$escape[1m$shown$escape[0m"$'\n'* ]]
    "$program" check --diagnostics=json "$name" >told || true
    name=$name python3 -c '
import json, os
message = json.loads(open("told").readline())
assert message["file"] == os.environ["name"], message
assert "m\u2066\u009b31mot" in message["message"], message'
    # a message of the command line
    run "$program" render broken.xml --lang=$'\e[31m'
    [[ $output == *"U+001B[31m"* && $output != *"$escape"* ]]
}

@test "a name of a file that is no UTF-8 is told with U+FFFD" {
    cp broken.xml $'b\x9bd.xml'
    run "$program" check $'b\x9bd.xml'
    [[ $output == "b�d.xml:6:5: error[R05]"* ]]
}

@test "--diagnostics=json gives an object for each message, and for the summary" {
    run bash -c "'$program' check --diagnostics=json broken.xml | python3 '$here/messages.py'"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "broken.xml 6 5 error R05 None None" ]
    [ "${lines[1]}" = "summary 1 1 0 0" ]
}

@test "JSON is the same in every language but for the message" {
    keys='import json,sys
for line in sys.stdin:
    thing = json.loads(line)
    thing.pop("message", None)
    print(thing)'
    english=$("$program" check --diagnostics=json broken.xml | python3 -c "$keys")
    vietnamese=$("$program" check --diagnostics=json --lang vi broken.xml | python3 -c "$keys")
    [ -n "$english" ]
    [ "$english" = "$vietnamese" ]
}

@test "a name that is no UTF-8 is no broken JSON" {
    name=$'b\xffad.xml'
    cp broken.xml "$name"
    run bash -c "'$program' check --diagnostics=json '$name' | python3 '$here/messages.py'"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "b"$'\xEF\xBF\xBD'"ad.xml 6 5 error R05 None None" ]
}

@test "an unknown form is told" {
    run "$program" check --diagnostics=xml broken.xml
    [ "$status" -eq 2 ]
    [[ $output == *"--diagnostics needs 'lines', 'table' or 'json', not 'xml'"* ]]
}
