#!/usr/bin/env bats
# Appendices joined to the document that they are attached to, by a reading of their own.

load common

# renders NAME OPTION…: NAME.pdf of the report NAME.xml
renders() {
    local name=$1
    shift
    exits 0 "$phuluc" render "$name.xml" -o "$name.pdf" "$@"
}

# foreign KIND NAME: NAME.pdf, as another program writes it
foreign() { python3 "$BATS_TEST_DIRNAME/foreign.py" "$1" "$2" "$2.pdf"; }

# joins CLAIMS PARENT APPENDIX…: out.pdf is its parts one after the other, and claims that
joins() {
    local claims=$1
    shift
    exits 0 "$phuluc" attach "$@" -o out.pdf
    exits 0 qpdf --check out.pdf
    [[ $output == *"No syntax or stream encoding errors"* && $output != *WARNING* ]]
    exits 0 python3 "$BATS_TEST_DIRNAME/joined.py" out.pdf "$claims" "$@"
}

# same_pictures PARENT APPENDIX…: out.pdf looks like them
same_pictures() {
    local part
    pdftoppm -r 30 -png out.pdf whole
    for part in "$@"; do pdftoppm -r 30 -png "$part" "part-$((++parts))"; done
    ls whole-*.png | sort | xargs sha256sum | cut -c1-64 >whole
    ls part-*.png | sort | xargs sha256sum | cut -c1-64 >pictures
    [ -s whole ]
    cmp whole pictures
}

@test "appendices behind an appendix keep pages, labels, bookmarks, tags, sources and claims" {
    renders phu-luc-1
    renders phu-luc-2
    renders vi-du-ngan-sach
    joins "3a ua" phu-luc-1.pdf phu-luc-2.pdf vi-du-ngan-sach.pdf
    same_pictures phu-luc-1.pdf phu-luc-2.pdf vi-du-ngan-sach.pdf
    exits 0 "$phuluc" attach phu-luc-1.pdf phu-luc-2.pdf -o out.pdf
    says "out.pdf: note[P05]: the whole claims PDF/A-3a, PDF/UA-1, as its parts do"
    exits 0 pdfdetach -save 2 -o second.xml out.pdf
    cmp second.xml phu-luc-2.xml
}

@test "the same files give the same bytes, in another folder too" {
    renders phu-luc-1
    renders phu-luc-2
    exits 0 "$phuluc" attach phu-luc-1.pdf phu-luc-2.pdf -o one.pdf
    mkdir elsewhere
    cp phu-luc-?.pdf elsewhere
    (cd elsewhere && TZ=Asia/Ho_Chi_Minh "$phuluc" attach phu-luc-1.pdf phu-luc-2.pdf -o - 2>/dev/null) >two.pdf
    cmp one.pdf two.pdf
    "$phuluc" attach - phu-luc-2.pdf -o three.pdf 2>/dev/null <phu-luc-1.pdf
    cmp one.pdf three.pdf
}

@test "PDF/A-1 and PDF/A-2 stay what they are" {
    renders phu-luc-1 --pdfa 1a
    renders phu-luc-2 --pdfa 1a
    joins "1a ua" phu-luc-1.pdf phu-luc-2.pdf
    [ "$(head -c 8 out.pdf)" = "%PDF-1.4" ]
    ! grep -aq /ObjStm out.pdf || false
    renders phu-luc-1 --pdfa 2a
    renders phu-luc-2 --pdfa 2a
    joins "2a ua" phu-luc-1.pdf phu-luc-2.pdf
    renders phu-luc-2
    joins "3a ua" phu-luc-1.pdf phu-luc-2.pdf
}

@test "a level that only some parts have is not claimed, and the level is the lowest" {
    renders phu-luc-1
    renders phu-luc-2 --no-tags
    joins "3b" phu-luc-1.pdf phu-luc-2.pdf
    exits 0 "$phuluc" attach phu-luc-1.pdf phu-luc-2.pdf -o out.pdf
    says "the whole claims PDF/A-3b, as its parts do"
    says "phu-luc-2.pdf: note[P06]: it has no tags"
    renders phu-luc-2 --pdfa 1a
    joins "ua" phu-luc-1.pdf phu-luc-2.pdf
    exits 0 "$phuluc" attach phu-luc-1.pdf phu-luc-2.pdf -o out.pdf
    says "the whole claims no PDF/A: 'phu-luc-2.pdf' claims another part of it"
}

@test "a parent of another program is no PDF/A: the whole claims none, and tags stay" {
    renders phu-luc-1
    renders phu-luc-2
    foreign plain bao-cao
    joins none bao-cao.pdf phu-luc-1.pdf phu-luc-2.pdf
    same_pictures bao-cao.pdf phu-luc-1.pdf phu-luc-2.pdf
    exits 0 "$phuluc" attach bao-cao.pdf phu-luc-1.pdf -o out.pdf
    says "out.pdf: note[P05]: the whole claims no PDF/A: 'bao-cao.pdf' claims none"
    says "bao-cao.pdf: note[P06]: it has no tags"
    foreign plain phu-luc-giay
    joins none phu-luc-1.pdf phu-luc-giay.pdf
    joins none bao-cao.pdf phu-luc-giay.pdf
}

@test "links, names, types of tags, fields and files of two PDFs do not mix" {
    renders phu-luc-1
    foreign full one
    foreign full-other two
    foreign plain bare
    joins none one.pdf two.pdf
    joins none one.pdf two.pdf one.pdf bare.pdf phu-luc-1.pdf two.pdf
    same_pictures one.pdf two.pdf one.pdf bare.pdf phu-luc-1.pdf two.pdf
    pdfdetach -list out.pdf | grep -q 'so-lieu (4).txt'
    pdfdetach -savefile "so-lieu (2).txt" -o told out.pdf
    [ "$(cat told)" = "figures of two" ]
}

@test "what was joined can be joined again" {
    renders phu-luc-1
    renders phu-luc-2
    foreign full other
    exits 0 "$phuluc" attach phu-luc-1.pdf other.pdf -o first.pdf
    joins none first.pdf phu-luc-2.pdf other.pdf
    exits 0 "$phuluc" attach phu-luc-1.pdf phu-luc-2.pdf -o first.pdf
    joins "3a ua" first.pdf phu-luc-2.pdf phu-luc-1.pdf
}

@test "many bookmarks, rows and pages are joined too" {
    python3 "$checkout/tests/bench/generate.py" 3000 >large.xml
    exits 0 "$build/phuluc" render large.xml -o large.pdf
    foreign plain bao-cao
    joins none bao-cao.pdf large.pdf
}

# refused CODE TEXT PARENT APPENDIX: nothing is written, and why is told
refused() {
    local code=$1 text=$2
    shift 2
    echo older >out.pdf
    exits 3 "$phuluc" attach "$@" -o out.pdf
    says "error[$code]"
    says "$text"
    [ "$(cat out.pdf)" = older ]
}

@test "protected, signed, damaged and foreign files are refused, whichever part they are" {
    renders phu-luc-1
    for kind in signed xfa; do foreign $kind $kind; done
    foreign plain plain
    qpdf --encrypt secret owner 256 -- plain.pdf password.pdf
    qpdf --encrypt "" owner 256 -- plain.pdf restricted.pdf
    head -c 20000 phu-luc-1.pdf >cut.pdf
    echo hello >text.pdf
    : >nothing.pdf
    python3 - <<'END'
data = bytearray(open("plain.pdf", "rb").read())
start = data.find(b"stream") + 7
data[start:start + 10] = bytes(10)
open("flipped.pdf", "wb").write(data)
END
    for order in "bad phu-luc-1.pdf" "phu-luc-1.pdf bad"; do
        refused P03 "is signed" ${order/bad/signed.pdf}
        refused P04 "XFA" ${order/bad/xfa.pdf}
        refused P02 "password" ${order/bad/password.pdf}
        refused P02 "encrypted" ${order/bad/restricted.pdf}
        refused P01 "cut.pdf" ${order/bad/cut.pdf}
        refused P01 "flipped.pdf" ${order/bad/flipped.pdf}
        refused P01 "text.pdf" ${order/bad/text.pdf}
        refused F03 "nothing.pdf" ${order/bad/nothing.pdf}
        refused F01 "none.pdf" ${order/bad/none.pdf}
    done
    refused F02 "plain.pdf" plain.pdf phu-luc-1.pdf --max-bytes 100
    refused P04 "signed.pdf: error[P03]" signed.pdf xfa.pdf # the faults of all are told
}

@test "whatever is wrong in a PDF, it is joined or refused" {
    renders phu-luc-1
    foreign full one
    foreign full-other two
    exits 0 python3 "$BATS_TEST_DIRNAME/damage.py" "$phuluc" 60 one.pdf two.pdf phu-luc-1.pdf
    says "60 files"
}

@test "a field for a signature that is still empty is no signature" {
    renders phu-luc-1 --signature-field
    renders phu-luc-2 --signature-field
    foreign empty-field other
    joins "3a ua" phu-luc-1.pdf phu-luc-2.pdf
    joins none phu-luc-1.pdf other.pdf phu-luc-2.pdf
}

@test "no part is replaced by the whole, under whatever name" {
    renders good
    cp good.pdf w1.pdf
    cp good.pdf n.pdf
    ln -s n.pdf link.pdf
    for target in w1.pdf n.pdf link.pdf; do
        exits 4 "$phuluc" attach w1.pdf n.pdf -o "$target"
        says "$target: error[O01]"
        says "it would replace"
        cmp good.pdf w1.pdf
        cmp good.pdf n.pdf
    done
    exits 0 "$phuluc" attach w1.pdf n.pdf -o whole.pdf
    exits 0 "$phuluc" attach w1.pdf n.pdf -o whole.pdf
}

@test "what the command line lacks is told" {
    exits 2 "$phuluc" attach one.pdf -o out.pdf
    says "attach takes a document and one appendix or more"
    exits 2 "$phuluc" attach one.pdf two.pdf
    says "-o"
    exits 2 "$phuluc" attach - - -o out.pdf
    says "'-'"
    renders phu-luc-1
    exits 4 "$phuluc" attach phu-luc-1.pdf phu-luc-1.pdf -o none/out.pdf
    says "error[O01]"
}
