#!/usr/bin/env bats
# Watching a folder: what a saved file touches is made again, and told in one line.

load common

# watching [OPTION…]: begins to watch in, with what it tells in the file told.
watching() {
    mkdir -p in
    "$build/check/phuluc-pdf" watch in -o out "$@" >told 2>errors &
    watcher=$!
    told "watching" errors
    sleep 0.2
}

teardown() { [ -z "${watcher-}" ] || kill -KILL "$watcher" 2>/dev/null || true; }

# told TEXT [FILE]: this has been told, or is before ten seconds have passed.
told() {
    for _ in $(seq 200); do
        ! grep -qF -- "$1" "${2-told}" || return 0
        sleep 0.05
    done
    echo "'$1' is not told in:"
    cat told errors
    return 1
}

# SIGINT is ignored by what a shell runs in the background; SIGTERM ends it in the same way.
stop() {
    kill -TERM $watcher
    status=0
    wait $watcher || status=$?
    watcher=
    [ "$status" -eq 0 ]
}

@test "what is there is made at once, what is saved is made again, and told in one line" {
    mkdir in
    cp phu-luc-1.xml good.xml in/
    watching
    told "in/phu-luc-1.xml: made out/phu-luc-1.pdf"
    sed -i 's/value="12.8"/value="14.1"/' in/phu-luc-1.xml # renames, as editors do
    told "in/phu-luc-1.xml: made anew out/phu-luc-1.pdf: I.6 Result 2022: 12,8% → 14,1%; compared with target 2025: 21,3% → 23,5%"
    exits 0 "$phuluc" render in/phu-luc-1.xml -o single.pdf
    cmp single.pdf out/phu-luc-1.pdf
    cp good.xml in/new.xml
    told "in/new.xml: made out/new.pdf"
    stop
    [ "$(wc -l <told)" -eq 4 ]
}

@test "a file written in place, in parts: faults are told, the older PDF stays" {
    mkdir in
    cp good.xml in/
    watching
    told "made out/good.pdf"
    cp out/good.pdf before.pdf
    head -c 300 good.xml >in/good.xml
    told "in/good.xml:8:15: error[X01]"
    told "the older PDF stays"
    cmp out/good.pdf before.pdf
    sed 's/75\.5/80/' good.xml >in/good.xml
    told "in/good.xml: made anew out/good.pdf"
    stop
}

@test "a file that is open for writing is not looked at before it is closed" {
    watching
    exec 7>in/slow.xml
    head -n 10 good.xml >&7
    sleep 0.5
    [ ! -s told ]
    tail -n +11 good.xml >&7
    exec 7>&-
    told "in/slow.xml: made out/slow.pdf"
    stop
    [ "$(wc -l <told)" -eq 1 ]
}

@test "a save that changes nothing makes nothing" {
    mkdir in
    cp good.xml in/
    watching
    told "made out/good.pdf"
    ls -l --time-style=full-iso -i out >before
    cp good.xml in/
    told "in/good.xml: nothing has changed"
    ls -l --time-style=full-iso -i out | cmp - before
    stop
}

@test "a layout, a profile and a face make again what they touch, and nothing else" {
    cp -r "$checkout"/layouts "$checkout"/fonts .
    mkdir input && cp "$checkout"/input/report.xsd input/
    export PHULUC_DATA=$PWD
    mkdir in
    cp good.xml phu-luc-1.xml in/
    watching
    told "made out/phu-luc-1.pdf"
    told "made out/good.pdf"
    sed -i '$s/$/<!-- -->/' layouts/phu-luc-1.xml
    told "in/phu-luc-1.xml: made anew"
    ! grep -q "good.xml: made anew" told || false
    sed -i '$s/$/<!-- -->/' layouts/nd30.xml
    told "in/good.xml: made anew"
    : >told
    sed -i '$s/$/<!-- -->/' fonts/liberation-serif.xml
    told "in/good.xml: made anew"
    told "in/phu-luc-1.xml: made anew"
    : >told
    sed -i '$s/$/<broken/' layouts/phu-luc-1.xml
    told "error[X01]"
    told "the older PDF stays"
    cp "$checkout"/layouts/phu-luc-1.xml in/ # beside the report it goes before
    told "in/phu-luc-1.xml"
    stop
}

@test "a burst comes as one: every report is made once" {
    watching
    for i in $(seq 30); do sed "s/75\.5/$i/" good.xml >in/r$i.xml; done
    for i in $(seq 30); do told "in/r$i.xml: made"; done
    stop
    [ "$(grep -c ': made out' told)" -eq 30 ]
    [ "$(wc -l <told)" -eq 30 ]
}

@test "folders that come, reports that go" {
    watching --prune
    mkdir in/sub
    cp good.xml in/sub/
    told "in/sub/good.xml: made out/sub/good.pdf"
    mkdir -p elsewhere/deep && cp good.xml elsewhere/deep/x.xml
    mv elsewhere in/
    told "in/elsewhere/deep/x.xml: made"
    rm in/sub/good.xml
    told "removed out/sub/good.pdf"
    [ ! -e out/sub/good.pdf ]
    stop
}

@test "a batch in the folder meanwhile is waited for" {
    mkdir in
    cp good.xml in/
    watching
    told "made out/good.pdf"
    python3 - <<'PY' &
import fcntl, os, time
lock = os.open("out", os.O_RDONLY)
fcntl.flock(lock, fcntl.LOCK_EX)
open("locked", "w").close()
time.sleep(3)
PY
    until [ -e locked ]; do sleep 0.05; done
    sed 's/75\.5/80/' good.xml >in/good.xml
    told "another phuluc" errors
    told "in/good.xml: made anew"
    wait $!
    stop
}

@test "interrupted, also while it works, it ends cleanly" {
    mkdir in
    for i in $(seq 40); do sed "s/75\.5/$i/" good.xml >in/r$i.xml; done
    watching
    stop
    for pdf in out/*.pdf; do is_pdf "$pdf"; done
    [ -z "$(find out -name '.*' -type f)" ]
}

@test "the folder that is watched goes: that is told" {
    watching
    rm -r in
    status=0
    wait $watcher || status=$?
    watcher=
    [ "$status" -eq 3 ]
    grep -q "the folder is gone" errors
}

@test "a folder is needed, and a place for the PDFs" {
    exits 2 "$phuluc" watch in
    exits 2 "$phuluc" watch -o out
    exits 3 "$phuluc" watch gone -o out
    says "gone: error[F01]"
}
