#!/usr/bin/env bash
# Makes, in the folder given, the broken inputs that are too large or too odd to be stored.
#   tests/broken/make.sh FOLDER     (with good.xml in it)
set -euo pipefail
cd "$1"
declaration='<?xml version="1.0" encoding="UTF-8"?>'
root='<report xmlns="urn:phuluc:report:1" layout="phu-luc-2"'

# repeat COUNT TEXT
repeat() { head -c "$1" /dev/zero | sed "s/\\x0/$2/g"; }

# What the guard refuses.
{ printf '%s\n%s' "$declaration" "$root"
  seq -f ' a%.0f="1"' 40000 | tr -d '\n'; printf '/>\n'; } >attributes-40000.xml
{ printf '%s\n%s' "$declaration" "$root"
  seq -f ' a%.0f="1"' 258 | tr -d '\n'; printf '/>\n'; } >attributes-260.xml
{ printf '%s\n%s x="' "$declaration" "$root"; repeat 70000 x; printf '"/>\n'; } >tag-70000.xml
{ printf '%s\n%s x="' "$declaration" "$root"
  head -c 30000000 /dev/zero | tr '\0' x; printf '"/>\n'; } >tag-30000000.xml
{ printf '%s\n%s x="' "$declaration" "$root"
  head -c 30000000 /dev/zero | tr '\0' x; } >tag-30000000-open.xml
{ printf '%s\n%s>\n' "$declaration" "$root"; repeat 200 '<b>'; repeat 200 '<\/b>'; printf '</report>\n'; } >depth-200.xml
cat >entity-bomb.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE report [
  <!ENTITY a "haha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
  <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
  <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
  <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
  <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
  <!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
  <!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">
]>
<report xmlns="urn:phuluc:report:1" layout="phu-luc-2">&i;</report>
END
sed 's|^<report|<!DOCTYPE report SYSTEM "file:///etc/passwd">\n<report|' good.xml >doctype.xml

# Bytes and encodings.
sed 's/Văn phòng/Văn\x00phòng/' good.xml >nul.xml
sed 's/Văn phòng/Văn\x0bphòng/' good.xml >control-character.xml
sed 's/Văn phòng/Văn\xef\xbf\xbfphòng/' good.xml >noncharacter.xml
sed 's/Văn phòng/V\xe3n ph\xf2ng/' good.xml >utf8-invalid.xml
sed 's/Văn phòng/V\xc0\xaen/' good.xml >utf8-overlong.xml
sed 's/Văn phòng/V\xed\xa0\x80n/' good.xml >utf8-surrogate.xml
sed 's/UTF-8/UTF-16/' good.xml >utf16-declared-only.xml
iconv -f UTF-8 -t UTF-16LE good.xml | head -c 1001 >utf16-odd-length.xml
sed 's/UTF-8/TCVN-9999/' good.xml >encoding-unknown.xml
sed 's/UTF-8/UTF-8\/\/TRANSLIT/' good.xml >encoding-no-name.xml
sed '/lead-agency/d; s/UTF-8/windows-1258/; s/Tỷ lệ/T\x8a l\xea/' good.xml |
    sed 's/[^\x01-\x7f\x8a\xea]//g' >windows-1258-byte-without-meaning.xml
sed 's/UTF-8/US-ASCII/' good.xml >ascii-declared.xml
sed 's/[^\x01-\x7f]//g; s/lead-agency>V/&\xa8n\xff/' good.xml >tcvn3-byte-without-meaning.xml
sed 's/[^\x01-\x7f]//g; s/lead-agency>V/&a\xean pho\xf8ng \xf9/' good.xml >vni-mark-alone.xml
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE good.xml |
  sed 's/V\x00\x03\x01n\x00 \x00/V\x00\x03\x01n\x00\x00\xd8/'; } >utf16-half-a-pair.xml
{ printf '\xef\xbb\xbf'; cat good.xml; } >encoding-against-mark.xml
{ printf '\x10\x01'; iconv -f UTF-8 -t UTF-16LE good.xml; } >utf16-without-order.xml
cp good.xml encoding-asked-unknown.xml
cp good.xml encoding-asked-no-name.xml
# One name, composed and decomposed.
sed 's/indicator id="[^"]*"/indicator id="h\xe1\xbb\x93-s\xc6\xa1"/; s/<\/indicator>/&<indicator id="ho\xcc\x82\xcc\x80-so\xcc\x9b"><name>x<\/name><\/indicator>/' \
    good.xml >id-twice-decomposed.xml

# Files that are no files.
: >empty.xml
printf ' \n\n' >blank.xml
printf '\xef\xbb\xbf' >mark-only.xml
mkdir -p a-folder.xml
if [ "$(id -u)" -ne 0 ]; then
    cp good.xml unreadable.xml
    chmod a-r unreadable.xml
fi

# More than 200 faults.
{ sed '/<indicator/,$d' good.xml
  seq -f '    <indicator id="chi-tieu-%.0f"><name>Chỉ tiêu</name><result value="x"/></indicator>' 250
  printf '  </group>\n</report>\n'; } >faults-250.xml
# More tables than there may be, each with one row.
{ sed '/<group/,$d' good.xml
  seq -f '  <table><indicator id="chi-tieu-%.0f"><name>Chỉ tiêu</name></indicator></table>' 1001
  printf '</report>\n'; } >tables-1001.xml
# Many words too wide for their column.
{ sed '/<indicator/,$d' good.xml
  seq -f '    <indicator id="chi-tieu-%.0f"><name>Chỉ tiêu</name><lead-agency>https://dichvucong.gov.vn/p/home/tiep-nhan/ho-so-truc-tuyen</lead-agency></indicator>' 3
  printf '  </group>\n</report>\n'; } >words-too-wide.xml

# Places in files of other encodings and line ends.
sed 's/$/\r/' year-unknown.xml >year-unknown-crlf.xml
sed 's/UTF-8/UTF-16/' year-unknown.xml | iconv -f UTF-8 -t UTF-16 >year-unknown-utf16.xml
sed 's/UTF-8/TCVN5712-1/' year-unknown.xml | iconv -f UTF-8 -t TCVN5712-1 >year-unknown-tcvn.xml
{ printf '\xef\xbb\xbf'; cat year-unknown.xml; } >year-unknown-mark.xml

# Values so long that libxml2 cuts its messages.
long=$(head -c 5000 /dev/zero | tr '\0' 'a')
sed "s/75\.5/1$long/" good.xml >number-long.xml
sed "s/<indicator id=\"[^\"]*\"/<indicator id=\"1$long\"/" good.xml >id-long.xml
sed "s/<kinds>/<kinds><target periods=\"$long\"\/>/" good.xml >period-long.xml
