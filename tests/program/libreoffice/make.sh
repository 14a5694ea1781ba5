#!/usr/bin/env bash
# How the workbooks of this folder were made, by LibreOffice 7.4: saved.xlsx is what phuluc exports
# of report.xml, opened and saved; filled.xlsx is the table filled.fods, with formulas and
# percentages, saved as XLSX.
#   tests/program/libreoffice/make.sh BUILD_FOLDER
set -euo pipefail
build=$(cd "${1:?the build folder}" && pwd)
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/phuluc" export report.xml -o "$work/saved.xlsx"
cp filled.fods "$work"
mkdir "$work/out"
HOME=$work soffice --headless --convert-to xlsx --outdir "$work/out" "$work/saved.xlsx" "$work/filled.fods"
cp "$work/out/saved.xlsx" "$work/out/filled.xlsx" .
