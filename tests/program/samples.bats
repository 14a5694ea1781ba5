#!/usr/bin/env bats
# What the sample appendices print, row by row: the figures that are computed.

load common

# Makes $rows of a sample: lines "number|column=text|…".
cells() {
    "$phuluc" render "$@" --dump-layout >"$BATS_TEST_TMPDIR/dump" 2>/dev/null
    rows=$(python3 "$checkout/tests/program/cells.py" "$BATS_TEST_TMPDIR/dump")
}

# The row whose number column and name begin so.
row() {
    grep -F "|$1" <<<"$rows" | head -n 1
}

@test "phu-luc-1: so với chỉ tiêu, by the figures" {
    cells phu-luc-1.xml
    local failed=0
    # the column of the result, then that of the comparison
    while IFS='|' read -r name result comparison; do
        line=$(row "1=$name")
        [[ $line == *"|8=$result|9=$comparison" ]] || { echo "$name: $line"; failed=1; }
    done <<'END'
Dịch vụ công|100%|100%
- Thành phố|95%|100%
- Phường, xã|85%|100%
Báo cáo định kỳ|100%|100%
Hoạt động kiểm tra|50%|100%
Tỷ lệ hài lòng|95%|100%
Hồ sơ giải quyết|12,8%|21,3%
Số hóa kết quả|33%|33%
Kinh tế số|11,4%|81,4%
Tỷ trọng kinh tế số|8,5%|85%
Năng suất|6,3%|90%
Sản phẩm OCOP|100%|100%
Hạ tầng mạng|90%/ hộ gia đình, 100% phường, xã|100%
Phổ cập|100 (4G)|100%
Tỷ lệ dân số có tài khoản|47%|94%
Tỷ lệ dân số có điện thoại|50,6%|101,2%
END
    [ "$failed" -eq 0 ]
}

@test "phu-luc-2-so-sanh: comparison and verdict of every indicator" {
    cells phu-luc-2.xml --layout phu-luc-2-so-sanh
    local failed=0
    while IFS='|' read -r number comparison verdict; do
        line=$(row "0=$number|")
        [[ $line == *"|4=$comparison|5=$verdict" ]] || { echo "$number: $line"; failed=1; }
    done <<'END'
1.1|106,2% 100,6% 167%|Vượt
1.2|189,6% 120,2%|Vượt
1.3||Chưa đánh giá được
1.4|113,3%|Vượt
1.5||Chưa đánh giá được
1.6|100%|Đạt
1.7|100%|Đạt
1.8|100%|Đạt
2.1||Chưa đánh giá được
2.2|88,6%|Chưa đạt
2.3||Chưa đánh giá được
2.4||Chưa đánh giá được
2.5|91,1%|Chưa đạt
2.6|100%|Đạt
2.7||Chưa đánh giá được
2.8|100%|Đạt
2.9|100%|Đạt
END
    [ "$failed" -eq 0 ]
}

@test "check finds what the samples state wrongly, and nothing else" {
    run "$phuluc" check --lang en phu-luc-1.xml phu-luc-2.xml
    [ "$status" -eq 1 ]
    [ "$(grep -c 'warning\[' <<<"$output")" -eq 3 ]
    [[ $output == *"A01]: I.6 "*"stated as 25%, computed is 21,3% (12,8 : 60 × 100)"* ]]
    [[ $output == *"A02]: I.7 "*"left blank, computed is 33% (33 : 100 × 100)"* ]]
    [[ $output == *"A01]: III.3 "*"stated as 90%, computed is 94% (47 : 50 × 100)"* ]]
}
