#!/usr/bin/env python3
"""Writes XML from standard input (UTF-8) in another encoding, by tables of the tests' own.

    transcode.py ENCODING [NAME] <report.xml >other.xml

NAME is what the XML declaration then says, ENCODING unless given. Characters that the encoding
lacks become character references. UTF-16LE and UTF-16BE get a byte order mark; "decomposed" is
UTF-8 with the marks behind their letters.
"""
import re
import sys
import unicodedata

# 0x80-0xFF of TCVN 5712-1; a full stop is a place of no use here.
TCVN_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ" "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ" "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ" ".....àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" "éẹềểễếệìỉỄẾỒĩíịò" "Ổỏõóọồổỗốộờởỡớợù" "ỖủũúụừửữứựỳỷỹýỵỐ")
TCVN_LOW = {"Ú": 0x01, "Ụ": 0x02, "Ừ": 0x04, "Ử": 0x05, "Ữ": 0x06, "Ứ": 0x11, "Ự": 0x12,
            "Ỳ": 0x13, "Ỷ": 0x14, "Ỹ": 0x15, "Ý": 0x16, "Ỵ": 0x17}
# 0x80-0xFF of VISCII.
VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" "Õắằặấầẩậẽẹếềểễệố" "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" "àáâãảăữẫèéêẻìíĩỉ" "đựòóôõỏọụùúũủýợỮ")
VISCII_LOW = {"Ẳ": 0x02, "Ẵ": 0x05, "Ẫ": 0x06, "Ỷ": 0x14, "Ỹ": 0x19, "Ỵ": 0x1E}

TONES = {"\u0301": "ùÙ", "\u0300": "øØ", "\u0309": "ûÛ", "\u0303": "õÕ", "\u0323": "ïÏ"}
HATS = {"\u0302": ("âÂ", {"\u0301": "áÁ", "\u0300": "àÀ", "\u0309": "åÅ", "\u0303": "ãÃ",
                          "\u0323": "äÄ"}),
        "\u0306": ("êÊ", {"\u0301": "éÉ", "\u0300": "èÈ", "\u0309": "úÚ", "\u0303": "üÜ",
                          "\u0323": "ëË"})}
VNI_ALONE = dict(zip("íìỉĩịỵđÍÌỈĨỊỴĐ", "íìæóòîñÍÌÆÓÒÎÑ"))


def table(high, low):
    return {**{c: bytes([0x80 + i]) for i, c in enumerate(high) if c != "."},
            **{c: bytes([b]) for c, b in low.items()}}


def tcvn3():
    small = {c: b for c, b in table(TCVN_HIGH, {}).items()
             if c in "\u00a0ĂÂÊÔƠƯĐ" or c == c.lower()}
    return {**small, **{c: c.encode("cp1252") for c in "–—“”‘’…•"}}


def tones_apart(character):
    """The letter with its hat or horn, and its tone."""
    parts = unicodedata.normalize("NFD", character)
    tone = "".join(p for p in parts[1:] if p in TONES)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p != tone)), tone


def cp1258(character):
    letter, tone = tones_apart(character)
    return (letter + tone).encode("cp1258")


def vni(character):
    if character in VNI_ALONE:
        return VNI_ALONE[character].encode("latin-1")
    letter, *marks = unicodedata.normalize("NFD", character)
    if not marks:
        byte = letter.encode("cp1252")
        if byte >= b"\xc0":
            raise KeyError(character)
        return byte
    upper = letter.isupper()
    if "\u031b" in marks:
        letter = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}[letter]
        marks.remove("\u031b")
    hat = next((HATS[m] for m in marks if m in HATS), None)
    tone = next((m for m in marks if m in TONES), None)
    mark = ""
    if hat:
        mark = (hat[1][tone] if tone else hat[0])[upper]
    elif tone:
        mark = TONES[tone][upper]
    return (letter + mark).encode("latin-1")


ENCODERS = {"TCVN5712-1": table(TCVN_HIGH, TCVN_LOW).__getitem__,
            "VISCII": table(VISCII_HIGH, VISCII_LOW).__getitem__,
            "windows-1258": cp1258, "tcvn3": tcvn3().__getitem__, "vni": vni}


def encode_one(character, name):
    if ord(character) < 0x80:
        return character.encode("ascii")
    try:
        return ENCODERS[name](character)
    except (KeyError, UnicodeEncodeError):
        return b"&#%d;" % ord(character)


def encode(text, name):
    if name.startswith("UTF-16"):
        return ("\ufeff" + text).encode(name)
    if name == "decomposed":
        return unicodedata.normalize("NFD", text).encode()
    return b"".join(encode_one(character, name) for character in text)


def main():
    name = sys.argv[1]
    declared = sys.argv[2] if len(sys.argv) > 2 else name
    text = sys.stdin.buffer.read().decode()
    text = re.sub('encoding="[^"]*"', f'encoding="{declared}"', text, count=1)
    sys.stdout.buffer.write(encode(text, name))


if __name__ == "__main__":
    main()
