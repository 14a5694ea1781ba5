#!/usr/bin/env python3
"""Prints a report of N rows, in the manner of input/phu-luc-1.xml: the same on every run."""

import sys

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-1" profile="hd36">
  <appendix number="1">
    <title>TỔNG HỢP CHỈ TIÊU CHUYỂN ĐỔI SỐ</title>
    <attached-to symbol="-BC/TU">
      <type>Báo cáo</type>
      <date year="2024"/>
      <issuer>Ban Thường vụ Thành uỷ</issuer>
    </attached-to>
  </appendix>
  <kinds>
    <target periods="2025 2030" base="2025">
      <basis>Nghị quyết về chuyển đổi số giai đoạn 2022-2025, định hướng đến năm 2030</basis>
    </target>
    <plan periods="2022 2023 2024 2025"/>
    <result periods="2022"/>
  </kinds>
"""

TITLES = [
    "Mục tiêu cơ bản đến năm 2025, định hướng đến năm 2030 về chính quyền số:",
    "Phát triển kinh tế số, nâng cao năng lực cạnh tranh của các ngành, lĩnh vực:",
    "Phát triển xã hội số, thu hẹp khoảng cách số giữa các khu vực",
    "Hạ tầng số và an toàn thông tin mạng",
    "Phát triển nguồn nhân lực, nâng cao nhận thức về chuyển đổi số trong cán bộ, đảng viên và "
    "nhân dân trên địa bàn thành phố:",
]

NAMES = [
    "Tỷ lệ hồ sơ được giải quyết đúng hạn",
    "Doanh nghiệp nhỏ và vừa sử dụng nền tảng số",
    "Tỷ lệ văn bản đi, đến được ký số và gửi, nhận hoàn toàn trên môi trường mạng, trừ văn bản "
    "có nội dung mật theo quy định của pháp luật.",
    "Trường học tổ chức dạy học trực tuyến",
    "Tỷ lệ người dân trong độ tuổi lao động được phổ biến kỹ năng số cơ bản",
    "Cơ sở dữ liệu dùng chung của thành phố được kết nối, chia sẻ với các cơ sở dữ liệu quốc gia "
    "về dân cư, đất đai, doanh nghiệp và bảo hiểm xã hội thông qua nền tảng tích hợp, chia sẻ dữ "
    "liệu của tỉnh.",
    "Tỷ lệ thôn, tổ dân phố có tổ công nghệ số cộng đồng hoạt động thường xuyên",
    "Hộ sản xuất nông nghiệp có gian hàng trên sàn thương mại điện tử",
    "Cuộc họp giao ban giữa thành phố với các phường, xã được tổ chức theo hình thức trực tuyến",
    "Tỷ lệ khám, chữa bệnh sử dụng căn cước công dân gắn chip thay thẻ bảo hiểm y tế tại các cơ "
    "sở y tế công lập và ngoài công lập trên địa bàn.",
    "Học phí, viện phí, tiền điện, tiền nước thanh toán không dùng tiền mặt",
    "Hệ thống thông tin được phê duyệt cấp độ an toàn",
    "Tỷ lệ cán bộ, công chức, viên chức được bồi dưỡng, tập huấn về chuyển đổi số và sử dụng "
    "thành thạo các phần mềm dùng chung phục vụ công việc chuyên môn hằng ngày:",
    "Tỷ lệ phủ sóng 4G tại trung tâm các thôn, bản vùng sâu, vùng xa",
    "Hồ sơ, tài liệu lưu trữ lịch sử được số hóa và đưa vào khai thác, sử dụng theo lộ trình",
    "Camera giám sát giao thông, an ninh trật tự được kết nối về trung tâm điều hành thông minh "
    "của thành phố để theo dõi, phân tích và cảnh báo sớm.",
    "Giao dịch đất đai thực hiện trực tuyến",
    "Tỷ lệ phản ánh, kiến nghị của người dân được tiếp nhận và trả lời qua ứng dụng, đúng thời "
    "hạn quy định",
    "Điểm du lịch, di tích lịch sử được số hóa, gắn mã QR và giới thiệu bằng ít nhất hai ngôn ngữ",
    "Tỷ lệ doanh nghiệp nộp thuế điện tử và sử dụng hóa đơn điện tử khởi tạo từ máy tính tiền",
]

PARTS = ["Thành phố", "Phường, xã", "Đơn vị sự nghiệp công lập", "Doanh nghiệp nhà nước"]

TEXTS = ["4G,5G", "100 (4G)", "Đang triển khai"]

# They begin again after seven groups: the column of numbers is narrow.
GROUP_NUMBERS = ["I", "II", "III", "IV", "V", "VI", "VII"]


class Numbers:
    """A linear congruential generator: our own, so that no Python changes the report."""

    def __init__(self):
        self.state = 20221118

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def between(self, low, high):
        return low + self.below(high - low + 1)


def tenths(number):
    """12.8 from 128, 60 from 600."""
    return f"{number // 10}.{number % 10}" if number % 10 else str(number // 10)


def values(numbers):
    """What stands in the nine cells after the name: seven values and the comparison."""
    form = numbers.below(16)
    target = numbers.between(5, 100) * 10
    final = min(1000, target + numbers.between(0, 30) * 10)
    result = max(1, target * numbers.between(20, 110) // 100)
    percent = (2 * result * 1000 + target) // (2 * target)
    lines = []
    if form == 0:
        later = f'min="{tenths(final)}" max="{tenths(final + 50)}"'
        lines.append(f'<target period="2025"><figure min="{tenths(target)}" '
                     f'max="{tenths(target + 40)}" unit="%"/> GRDP</target>')
        lines.append(f'<target period="2030"><figure {later} unit="%"/> GRDP</target>')
    elif form == 1:
        lines.append(f'<target period="2025" value="{tenths(target)}" unit="%"/>')
        lines.append('<target period="2030" missing="true"/>')
    else:
        lines.append(f'<target period="2025" value="{tenths(target)}" unit="%"/>')
        lines.append(f'<target period="2030" value="{tenths(final)}" unit="%"/>')
    for year in range(2022, 2026):
        if form == 2 and year > 2022:
            text = TEXTS[numbers.below(len(TEXTS))]
            lines.append(f'<plan period="{year}">{text}</plan>')
        else:
            planned = target * (70 + 10 * (year - 2022)) // 1000 * 10
            lines.append(f'<plan period="{year}" value="{tenths(planned)}" unit="%"/>')
    lines.append(f'<result period="2022" value="{tenths(result)}" unit="%"/>')
    if form != 3:
        lines.append('<stated-comparison with="target" period="2025" '
                     f'value="{tenths(percent)}" unit="%"/>')
    return lines


def indicator(numbers, row, number, wanted):
    """One indicator, now and then with two parts that carry its values."""
    indent = "    "
    name = NAMES[numbers.below(len(NAMES))]
    lines = [f'{indent}<indicator id="chi-tieu-{row}" number="{number}">',
             f"{indent}  <name>{name}</name>"]
    rows = 1
    if numbers.below(8) or row + 2 > wanted:
        lines += [f"{indent}  {line}" for line in values(numbers)]
    else:
        first = numbers.below(len(PARTS))
        for part in range(2):
            lines.append(f'{indent}  <indicator id="chi-tieu-{row + rows}">')
            lines.append(f"{indent}    <name>{PARTS[(first + part) % len(PARTS)]}</name>")
            lines += [f"{indent}    {line}" for line in values(numbers)]
            lines.append(f"{indent}  </indicator>")
            rows += 1
    lines.append(f"{indent}</indicator>")
    return lines, rows


def report(wanted):
    numbers = Numbers()
    yield HEAD
    row, group = 1, 0
    while row <= wanted:
        yield (f'  <group id="nhom-{group}" number="{GROUP_NUMBERS[group % len(GROUP_NUMBERS)]}">\n'
               f"    <title>{TITLES[group % len(TITLES)]}</title>\n")
        group += 1
        last = row + numbers.between(16, 24)
        number = 1
        while row < last and row <= wanted:
            lines, rows = indicator(numbers, row, number, wanted)
            row += rows
            number += 1
            yield "\n".join(lines) + "\n"
        yield "  </group>\n"
    yield "</report>\n"


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdigit() or not int(sys.argv[1]):
        sys.exit("usage: generate.py ROWS > REPORT.xml")
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n") as out:
        for text in report(int(sys.argv[1])):
            out.write(text)


main()
