#!/usr/bin/env bats
# The field for a digital signature: there on demand, empty, and signed by another program.

load common

look() { python3 "$BATS_TEST_DIRNAME/archival.py" "$@"; }

# A certificate of nobody's, in a store of its own.
make_certificate() {
    mkdir store
    certutil -N -d sql:store --empty-password
    head -c 64 /dev/urandom >noise
    certutil -S -d sql:store -n ky-so -s "CN=Co quan thu,C=VN" -x -t "CT,C,C" -m 1 -v 12 \
        -z noise -Z SHA256 --keyUsage digitalSignature,nonRepudiation </dev/null >/dev/null 2>&1
}

@test "without the option there is no field" {
    "$phuluc" render good.xml -o out.pdf
    run pdfsig out.pdf
    says "does not contain any signatures"
}

@test "the field is empty, and at the top right of the first page" {
    "$phuluc" render phu-luc-2.xml --signature-field -o out.pdf 2>/dev/null
    diff - <(look field out.pdf) <<<"20.0 mm from the right, 5.0 mm from the top, 65.0 x 14.0 mm"
    run pdfsig out.pdf
    says "Signature Field Name: ChuKySo"
    says "The signature form field is not signed."
    "$phuluc" render phu-luc-2.xml -o without.pdf 2>/dev/null
    for file in out without; do pdftoppm -r 100 -gray $file.pdf $file; done
    cmp out-1.pgm without-1.pgm
    portrait=$checkout/tests/golden/portrait.layout.xml
    "$phuluc" render phu-luc-2.xml --layout "$portrait" --signature-field -o out.pdf 2>/dev/null
    diff - <(look field out.pdf) <<<"15.0 mm from the right, 5.0 mm from the top, 65.0 x 14.0 mm"
}

@test "nothing that is printed lies below the field" {
    for profile in hd05 hd36 nd30; do
        for report in phu-luc-1 phu-luc-2; do
            "$phuluc" render $report.xml --profile $profile --signature-field -o out.pdf 2>/dev/null
            look field-free out.pdf
        done
    done
}

@test "another program signs the field, and what phuluc wrote stays as it was" {
    make_certificate
    for level in 3a 2a 1a none; do
        "$phuluc" render phu-luc-1.xml --pdfa $level --signature-field -o $level.pdf 2>/dev/null
        pdfsig -nssdir sql:store -nick ky-so -sign ChuKySo $level.pdf signed.pdf 2>/dev/null
        run pdfsig -nocert -nssdir sql:store signed.pdf
        says "Signature Validation: Signature is Valid."
        says "Total document signed"
        cmp -n "$(stat -c %s $level.pdf)" $level.pdf signed.pdf
        qpdf --check signed.pdf >/dev/null
    done
}
