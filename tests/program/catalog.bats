#!/usr/bin/env bats
# The messages: every one translated, and told in the language that is asked for.

load common

cd "$BATS_TEST_DIRNAME/../.."

setup() {
    build=${PHULUC_BUILD:-$PWD/build}
    program=$build/check/phuluc
    [ -x "$program" ] || program=$build/phuluc
    folder=$(mktemp -d)
    broken=$folder/broken.xml
    cat >"$broken" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2">
  <appendix/>
  <group>
    <title>Nhóm</title>
    <indicator id="mot">
      <name>Chỉ tiêu</name>
      <target value="30" min="20" unit="%"/>
      <result min="40" max="30" unit="%"/>
    </indicator>
  </group>
</report>
XML
    # The program looks for its catalog beside itself; the checked one has none there.
    mkdir -p "$folder/bin/locale/vi/LC_MESSAGES"
    cp "$program" "$folder/bin/phuluc"
    msgfmt --check -o "$folder/bin/locale/vi/LC_MESSAGES/phuluc.mo" po/vi.po
    export PHULUC_DATA=$PWD
    unset LANGUAGE
}

teardown() {
    rm -rf "$folder"
}

# check_as LOCALE [OPTION...]: what check says of the broken report, its folder cut off.
check_as() {
    local locale=$1
    shift
    run env LC_ALL="$locale" "$folder/bin/phuluc" check "$broken" "$@"
    output=${output//"$folder/"/}
    echo "$output"
}

# "file:line:column[CODE]" of every message in $output.
places_and_codes() {
    sed -nE 's/^([^ ]+): [^[]+\[([A-Z][0-9]{2})\].*/\1[\2]/p' <<<"$output"
}

extract() {
    xgettext --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --from-code=UTF-8 \
        -o "$folder/messages.pot" generator/*/*.c
}

@test "every message of the program is translated into Vietnamese" {
    extract
    msgcmp po/vi.po "$folder/messages.pot"
}

@test "the catalog has no fuzzy, untranslated or forgotten message" {
    LC_ALL=C run msgfmt --check --statistics -o /dev/null po/vi.po
    echo "$output"
    [ "$status" -eq 0 ]
    [[ $output =~ ^[0-9]+\ translated\ messages\.$ ]]
    extract
    [ "$(grep -c '^msgid ' po/vi.po)" -eq "$(grep -c '^msgid ' "$folder/messages.pot")" ]
    ! grep -q '^#~' po/vi.po || false
}

@test "the catalog names no source file, person or day" {
    ! grep -nE '^#:|generator/|@|[0-9]{4}-[0-9]{2}-[0-9]{2}' po/vi.po || false
}

@test "--lang vi prints Vietnamese" {
    needs_vietnamese
    check_as C --lang vi
    [ "$status" -eq 3 ]
    [[ $output == *"broken.xml:8:7: lỗi[R04]: chỉ tiêu 'mot', phần tử 'target': "* ]]
    [[ $output == *"Đã kiểm tra 1 tệp: lỗi 2"* ]]
    [[ $output != *error* ]]
}

@test "LC_ALL=C prints English" {
    check_as C
    [ "$status" -eq 3 ]
    [[ $output == *"broken.xml:8:7: error[R04]: indicator 'mot', element 'target': "* ]]
    [[ $output == *"1 file checked: errors 2"* ]]
    [[ $output != *lỗi* ]]
}

@test "--lang en prints English, whatever the locale asks for" {
    LANGUAGE=vi check_as C.UTF-8 --lang en
    [[ $output == *"error[R04]"* ]]
    [[ $output != *lỗi* ]]
}

@test "the locale alone chooses Vietnamese too" {
    needs_vietnamese
    LANGUAGE=vi check_as "$heeding"
    [[ $output == *"lỗi[R04]"* ]]
}

# told_in VARIABLES…: "vi" or "en", as check speaks with only these in its environment.
told_in() {
    run env -u LC_ALL -u LC_MESSAGES -u LANG -u LANGUAGE "$@" "$folder/bin/phuluc" check "$broken"
    case $output in
    *"lỗi[R04]"*) echo vi ;;
    *"error[R04]"*) echo en ;;
    esac
}

@test "a Vietnamese locale gives Vietnamese, installed or not" {
    needs_vietnamese
    for variables in LANG=vi_VN LANG=vi_VN.UTF-8 LANG=vi LANG=vi_VN.TCVN LC_ALL=vi_VN.UTF-8 \
        LC_MESSAGES=vi_VN "LANG=en_US.UTF-8 LC_ALL=vi_VN" "LC_ALL= LANG=vi_VN" \
        "LANG=en_US.UTF-8 LANGUAGE=vi" "LANG=C.UTF-8 LANGUAGE=fr:vi_VN:en" "LANGUAGE= LANG=vi_VN"; do
        # shellcheck disable=SC2086 # words are words
        [ "$(told_in $variables)" = vi ] || { echo "$variables"; false; }
    done
}

@test "every other locale gives English" {
    for variables in X=1 LANG=C LANG=en_US.UTF-8 LANG=fr_FR.UTF-8 LANG=vie_VN "LANG=C LANGUAGE=vi" \
        LANGUAGE=vi "LC_ALL=en_US.UTF-8 LANG=vi_VN" "LC_ALL=C LANG=vi_VN LANGUAGE=vi" \
        "LANG=vi_VN.UTF-8 LANGUAGE=en:vi" "LANG=vi_VN LANGUAGE=fr"; do
        # shellcheck disable=SC2086 # words are words
        [ "$(told_in $variables)" = en ] || { echo "$variables"; false; }
    done
}

@test "lengths have the decimal mark of the language" {
    needs_vietnamese
    run env LC_ALL=C "$folder/bin/phuluc" check tests/broken/word-too-wide.xml --lang en
    [[ $output =~ "is "[0-9]+\.[0-9]" mm too narrow" ]]
    run env LC_ALL=C "$folder/bin/phuluc" check tests/broken/word-too-wide.xml --lang vi
    [[ $output =~ "thiếu "[0-9]+,[0-9]" mm để chứa" ]]
    [[ ! $output =~ [0-9]\.[0-9]" mm" ]]
}

@test "places and codes are the same in both languages" {
    check_as C
    english=$(places_and_codes)
    check_as C --lang vi
    [ "$english" = "$(places_and_codes)" ]
    [ "$english" = $'broken.xml:8:7[R04]\nbroken.xml:9:7[R05]' ]
}

@test "the help is there in both languages, and ends well" {
    needs_vietnamese
    run env LC_ALL=C "$folder/bin/phuluc" --help
    [ "$status" -eq 0 ]
    [[ $output == "Usage: phuluc render "* ]]
    english=$(grep -oE -- '--[a-z-]+' <<<"$output" | sort -u)
    run env LC_ALL=C "$folder/bin/phuluc" --help --lang vi
    [ "$status" -eq 0 ]
    [[ $output == "Cách dùng: phuluc render "* ]]
    [ "$english" = "$(grep -oE -- '--[a-z-]+' <<<"$output" | sort -u)" ]
}
