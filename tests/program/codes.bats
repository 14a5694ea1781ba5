#!/usr/bin/env bats
# The manual of messages: each code, with an example that the program really prints.

load common
load provoke

setup_file() {
    BATS_TEST_TMPDIR=$BATS_FILE_TMPDIR setup
    provoke_all
}

# page_is_true PAGE LANGUAGE WORDS
page_is_true() {
    python3 "$BATS_TEST_DIRNAME/codes.py" "$checkout/doc/$1" \
        "$checkout/generator/base/diagnostic.c" "$BATS_FILE_TMPDIR" \
        "$BATS_FILE_TMPDIR/told.$2" "$3"
}

@test "doc/messages.md has each code, its severity, a true example and a remedy" {
    page_is_true messages.md en Error,Warning,Note,Remedy
}

@test "doc/messages.vi.md has the same in Vietnamese" {
    grep -q 'lỗi\[F03\]' "$BATS_FILE_TMPDIR/told.vi" || skip "the C library gives no Vietnamese"
    # Where its own messages are not translated, they are English ones in ours.
    sed -i 's/: No such file or directory$/: Không có tập tin hoặc thư mục như vậy/' \
        "$BATS_FILE_TMPDIR/told.vi"
    page_is_true messages.vi.md vi "Lỗi,Cảnh báo,Lưu ý,Cách xử lý"
}

@test "a page that is not true is found out" {
    told=$BATS_FILE_TMPDIR/told.en
    for change in 's/^### A07$/### A77/' '/^### X02$/,/^\*Remedy/d' 's/^\*Remedy:\* Add `title`.$//' \
        's/computed 21,3%/computed 21,4%/' 's/^\*\*Note\.\*\* A number/**Error.** A number/' \
        's/value="25" unit="%"/value="26" unit="%"/' 's/^phuluc check good/phuluc check bad/'; do
        sed "$change" "$checkout/doc/messages.md" >page.md
        ! cmp -s page.md "$checkout/doc/messages.md" || false
        exits 1 python3 "$BATS_TEST_DIRNAME/codes.py" page.md \
            "$checkout/generator/base/diagnostic.c" "$BATS_FILE_TMPDIR" "$told" \
            Error,Warning,Note,Remedy
        # shellcheck disable=SC2154 # lines is set by run
        [ "${#lines[@]}" -eq 1 ] || { echo "$change: $output"; false; }
    done
}

@test "what the READMEs say of codes is of codes that there are, and links to entries" {
    for page in README.md README.vi.md; do
        grep -oE '\b[FXRDLTACSPOI][0-9]{2}\b' "$checkout/$page" | sort -u | while read -r code; do
            grep -qx "### $code" "$checkout/doc/messages.md" || { echo "$page: $code"; false; }
        done
        grep -oE 'doc/messages[a-z.]*md(#[a-z][0-9]{2}\b)?' "$checkout/$page" | sort -u |
            while IFS='#' read -r file anchor; do
                [ -z "$anchor" ] || grep -qix "### $anchor" "$checkout/$file" ||
                    { echo "$page: $file#$anchor"; false; }
            done
    done
}
