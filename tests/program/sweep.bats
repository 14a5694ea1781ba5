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
        tests/golden/merged-criteria.xml:tests/golden/merged-criteria.layout.xml \
        tests/golden/merged-criteria-kept.xml:tests/golden/merged-criteria.layout.xml \
        tests/golden/of-which.xml:tests/golden/of-which.layout.xml \
        tests/golden/repeated-text-split.xml:tests/golden/repeated-text-split.layout.xml \
        tests/golden/two-tables.xml:tests/golden/two-tables.layout.xml \
        tests/golden/table-title-kept.xml tests/golden/rows-without-groups.xml \
        tests/golden/sub-indicators-kept.xml \
        tests/golden/bars-split-and-merged.xml:tests/golden/bars-split-and-merged.layout.xml \
        tests/golden/rows-not-split.xml:tests/golden/rows-not-split.layout.xml \
        tests/golden/carry-forward.xml:tests/golden/carry-forward.layout.xml \
        tests/golden/carry-forward-merged.xml:tests/golden/carry-forward-merged.layout.xml \
        tests/golden/carry-forward-bounds.xml:tests/golden/carry-forward-bounds.layout.xml
    echo "$output"
    [ "$status" -eq 0 ]
}
