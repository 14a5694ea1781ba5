#!/usr/bin/env bats
# Pages of every height: nothing is lost, nothing said twice, no heading and no header stranded.

load common

@test "tables hold together on pages of any height" {
    cd "$checkout"
    step=11
    [ -z "$LONG" ] || step=1
    run python3 tests/program/sweep.py "$phuluc" layouts/hd36.xml "$step" \
        input/phu-luc-1.xml input/phu-luc-2.xml input/phu-luc-2.xml:phu-luc-2-so-sanh \
        tests/golden/group-levels.xml:tests/golden/group-levels.layout.xml \
        tests/golden/merged-cells.xml:tests/golden/merged-cells.layout.xml \
        tests/golden/repeated-text-split.xml:tests/golden/repeated-text-split.layout.xml \
        tests/golden/two-tables.xml:tests/golden/two-tables.layout.xml \
        tests/golden/table-title-kept.xml tests/golden/rows-without-groups.xml \
        tests/golden/sub-indicators-kept.xml
    echo "$output"
    [ "$status" -eq 0 ]
}
