#!/usr/bin/env bats
# The same report in other encodings, line ends and Unicode forms gives the same pages.

load common

same_pages() {
    "$phuluc" render --dump-layout phu-luc-1.xml 2>/dev/null >expected
    "$phuluc" render --dump-layout "$1" >actual 2>told || { cat told; return 1; }
    cmp expected actual
}

@test "UTF-16 with a byte order mark, either way round" {
    { printf '\xff\xfe'; sed 's/UTF-8/UTF-16/' phu-luc-1.xml | iconv -f UTF-8 -t UTF-16LE; } >le.xml
    { printf '\xfe\xff'; sed 's/UTF-8/UTF-16/' phu-luc-1.xml | iconv -f UTF-8 -t UTF-16BE; } >be.xml
    same_pages le.xml
    same_pages be.xml
}

@test "UTF-8 with a byte order mark" {
    { printf '\xef\xbb\xbf'; cat phu-luc-1.xml; } >mark.xml
    same_pages mark.xml
}

@test "TCVN5712-1" {
    sed 's/UTF-8/TCVN5712-1/' phu-luc-1.xml | iconv -f UTF-8 -t TCVN5712-1 >tcvn.xml
    same_pages tcvn.xml
}

@test "windows-1258" {
    sed 's/UTF-8/windows-1258/' phu-luc-1.xml | iconv -f UTF-8 -t CP1258 >windows.xml
    same_pages windows.xml
}

@test "line ends of Windows" {
    sed 's/$/\r/' phu-luc-1.xml >crlf.xml
    same_pages crlf.xml
}

@test "decomposed Vietnamese is composed" {
    python3 -c 'import sys, unicodedata
sys.stdout.buffer.write(unicodedata.normalize("NFD", sys.stdin.buffer.read().decode()).encode())' \
        <phu-luc-1.xml >nfd.xml
    ! cmp -s phu-luc-1.xml nfd.xml
    same_pages nfd.xml
}
