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

# findings REPORT: the codes and texts of all that check finds in it, without places.
findings() {
    "$phuluc" check --lang en "$1" >told || [ $? -eq 1 ]
    sed -nE 's/^[^:]*:[0-9]+:[0-9]+: [a-z]+\[(.*)/[\1/p' told
}

@test "check finds what the samples state wrongly, and nothing else" {
    diff <(findings phu-luc-1.xml) - <<'END'
[A04]: the appendix has no title, which the rules hd36 ask for; add <title>
[A17]: tone marks are placed in two ways: on the first vowel in 'ủy' (18:33), 'hóa' (111:16) (3 in all), on the second in 'uỷ' (11:35) (2 in all); both are right, keep to one
[A01]: I.6: compared with target 2025 stated as 25%, computed 21,3% (12,8 : 60 × 100)
[A02]: I.7: compared with target 2025 left blank, computed 33% (33 : 100 × 100)
[A01]: III.3: compared with target 2025 stated as 90%, computed 94% (47 : 50 × 100)
END
    diff <(findings phu-luc-2.xml) - <<'END'
[A05]: the appendix does not say which document it is attached to, which the rules nd30 ask for; add <attached-to>
[A08]: 1.2: stated as 94,82% (440/464), computed 94,83% (440 : 464 × 100): the figure was cut off, not rounded
[A07]: 1.2: stated as 30,04% (74/243), computed 30,45% (74 : 243 × 100)
END
}

@test "the examples: not one warning, and as many pages as were looked at" {
    local failed=0
    while read -r example pages; do
        exits 0 "$phuluc" render "$example.xml" --strict -o out.pdf
        [ -z "$output" ] || { echo "$example: $output"; failed=1; }
        pdfinfo out.pdf | grep -qx "Pages: *$pages" || { pdfinfo out.pdf; failed=1; }
    done <<'END'
vi-du-kinh-te-xa-hoi 4
vi-du-ngan-sach 6
vi-du-nhiem-vu 4
END
    [ "$failed" -eq 0 ]
}

@test "vi-du-kinh-te-xa-hoi: numbers, units, comparisons" {
    cells vi-du-kinh-te-xa-hoi.xml
    local failed=0
    while read -r line; do
        grep -qF "|$line" <<<"$rows" || { echo "$line"; failed=1; }
    done <<'END'
0=1|1=Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP, giá so sánh năm 2010)|2=%|3=7,42|4=7,5-8,0|5=7,86|6=105,9|7=104,8|8=8,2
0=1.2|1=Công nghiệp và xây dựng|2=%|3=9,62|4=9,8|5=10,37|6=107,8|7=105,8|8=10,9
0=|1=Trong đó:|2=|3=|4=|5=|6=|7=|8=
0=-|1=Công nghiệp|2=%|3=10,05|4=10,2|5=10,91|6=108,6|7=107,0|8=11,4
0=3|1=Cơ cấu GRDP theo giá hiện hành|2=%|3=|4=|5=|6=|7=|8=
0=a|1=Nông, lâm nghiệp và thủy sản|2=%|3=21,4|4=20,6|5=20,7|6=96,7|7=100,5|8=19,8
0=5|1=Tỷ lệ che phủ rừng|2=%|3=51,2|4=51,3|5=51,3|6=100,2|7=100,0|8=Duy trì
0=5|1=Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều|2=%|3=3,64|4=2,9|5=2,83|6=77,7|7=97,6|8=2,1
0=6|1=Tỷ lệ hộ cận nghèo theo chuẩn nghèo đa chiều|2=%|3=4,18|4=|5=3,57|6=85,4|7=|8=
END
    [ "$failed" -eq 0 ]
}

@test "vi-du-ngan-sach: every figure is the one computed from the XML" {
    "$phuluc" render vi-du-ngan-sach.xml --dump-layout >dump
    exits 0 python3 "$BATS_TEST_DIRNAME/budget.py" vi-du-ngan-sach.xml dump
    [ "$output" = "brought-forward 5 carried-forward 5 group 29 indicator 73 total 1" ]
}

@test "vi-du-nhiem-vu: the long task names its lead agency on each of its pages" {
    "$phuluc" render vi-du-nhiem-vu.xml -o out.pdf
    for page in 1 2 3; do
        pdftotext -f "$page" -l "$page" out.pdf text
        grep -q "Văn phòng" text
        [ "$page" -eq 1 ] || grep -q "(Tiếp theo)" text
    done
    # all of page 2 is that task: no row begins there
    pdftotext -f 2 -l 2 out.pdf text
    ! grep -qE "^[0-9]+\$" <(tail -n +2 text) || false
}
