#!/usr/bin/env bats
# Whatever fails, the output is whole or not there. tests/faults/faults.py says what is held.

load common

faults() {
    local sweep=$1 program=$2 good=$3 step=$4
    shift 4
    exits 0 python3 "$checkout/tests/faults/faults.py" "$sweep" "$program" "$good" "$step" -- "$@"
    echo "# $sweep: $output" >&3
}

@test "each system call fails, is interrupted, cut short, or the last before a kill" {
    faults calls "$build/faults/calls" "$phuluc" 1 render good.xml
}

@test "no file may grow beyond each multiple of 4 KB" {
    faults limit "$phuluc" "$phuluc" 1 render phu-luc-1.xml
    faults limit "$phuluc" "$phuluc" 1 render good.xml --pdfa 1a
}

@test "a disk of each multiple of 4 KB" {
    mkdir disk
    if [ "$(id -u)" -eq 0 ]; then
        unshare -m true 2>/dev/null || skip "no mount namespaces here"
        apart=(unshare -m)
    else
        unshare -rm true 2>/dev/null || skip "only root may mount here"
        apart=(unshare -rm)
    fi
    "${apart[@]}" mount -t tmpfs -o size=4k phuluc-test disk 2>/dev/null || skip "no mounting here"
    # shellcheck disable=SC2016 # the inner shell expands
    run "${apart[@]}" bash -c 'mount -t tmpfs -o size=4k phuluc-test disk &&
        python3 "$0" disk "$1" "$1" -- render phu-luc-1.xml' \
        "$checkout/tests/faults/faults.py" "$phuluc"
    echo "$output"
    [ "$status" -eq 0 ]
    echo "# disk: $output" >&3
}

@test "memory of phuluc's own runs out at every allocation" {
    faults memory "$build/faults/own-memory" "$build/phuluc" 1 render good.xml
    [ -n "${LONG-}" ] || return 0
    faults memory "$build/faults/own-memory" "$build/phuluc" 1 render phu-luc-1.xml
    faults memory "$build/faults/own-memory" "$build/phuluc" 1 render phu-luc-2.xml
}

@test "memory runs out in whatever library" {
    local step=37
    [ -z "${LONG-}" ] || step=1
    faults memory "$build/faults/all-memory" "$build/phuluc" "$step" render good.xml
}

# The thread that compresses streams begins after the first megabyte of them, the one that
# compresses the source where that has 4 MB.
@test "memory runs out, or the disk is full, while a second thread helps" {
    local step=97 limit=64
    [ -z "${LONG-}" ] || step=17 limit=8
    python3 "$checkout/tests/bench/generate.py" 1500 >large.xml
    faults helped_memory "$build/faults/own-memory" "$build/phuluc" "$step" render large.xml --threads 2
    faults helped_memory "$build/faults/all-memory" "$build/phuluc" "$step" render large.xml --threads 2
    faults limit "$phuluc" "$phuluc" "$limit" render large.xml --threads 2
    [ -n "${LONG-}" ] || return 0
    python3 "$checkout/tests/bench/generate.py" 8000 >large.xml
    faults helped_memory "$build/faults/all-memory" "$build/phuluc" 1499 render large.xml --threads 2
}

# The first one packs the source, the next one validates, the last one compresses streams.
@test "a second thread that cannot be started is done without" {
    python3 "$checkout/tests/bench/generate.py" 8000 >large.xml
    [ "$(stat -c %s large.xml)" -gt $((4 << 20)) ]
    exits 0 "$phuluc" render large.xml --threads 2 -o two.pdf
    for call in 1 2 3; do
        FAULT=pthread_create:$call:11 FAULT_MARK=reached.$call \
            exits 0 "$build/faults/calls" render large.xml --threads 2 -o one.pdf
        [ -e reached.$call ]
        cmp one.pdf two.pdf
    done
}

@test "a kill at any moment leaves the older file or the new one" {
    local kills=20
    [ -z "${LONG-}" ] || kills=200
    faults kill "$build/faults/calls" "$phuluc" "$kills" render phu-luc-1.xml
}

@test "what a killed process has left is cleared, what a living one writes is not" {
    "$phuluc" render good.xml -o new.pdf
    mkdir place
    cd place
    echo left >.out.pdf.phuluc-0
    echo left >.out.pdf.phuluc-3
    echo other >.other.pdf.phuluc-0
    ln -s ../good.xml .out.pdf.phuluc-1
    exec 9>.out.pdf.phuluc-2
    flock 9
    exits 0 "$phuluc" render ../good.xml -o out.pdf
    [ "$(ls -A | tr '\n' ' ')" = ".other.pdf.phuluc-0 .out.pdf.phuluc-1 .out.pdf.phuluc-2 out.pdf " ]
    [ -s ../good.xml ]
    cmp out.pdf ../new.pdf
}

@test "several processes that write one file all succeed" {
    "$phuluc" render good.xml -o new.pdf
    for process in 1 2 3 4 5 6; do
        FAULT_NO_TMPFILE=$((process % 2)) "$build/faults/calls" render good.xml -o out.pdf 2>$process.told &
        jobs[process]=$!
    done
    for process in 1 2 3 4 5 6; do
        wait "${jobs[process]}" || { cat $process.told; false; }
    done
    cmp out.pdf new.pdf
    [ -z "$(ls -A | grep phuluc-)" ]
}
