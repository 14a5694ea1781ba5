#!/usr/bin/env python3
"""Renders a report of more than 40,000 pages and prints time, memory, pages and what qpdf says.

Usage: pages.py BUILD. Fails where there are fewer pages, or where qpdf finds anything wrong."""

import os
import subprocess
import sys

ROWS = 470000
PAGES = 40000
LARGEST_INPUT = 1 << 30


def render(build, report, pdf):
    """Seconds and MB, by GNU time."""
    record = f"{build}/bench/pages.memory"
    subprocess.run(["/usr/bin/time", "-f", "%e %M", "-o", record, f"{build}/phuluc", "render", report,
                    "--max-bytes", str(LARGEST_INPUT), "--no-warn", "all", "-o", pdf],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(record, encoding="ascii") as file:
        seconds, kilobytes = file.read().split()
    return float(seconds), int(kilobytes) / 1024


def main():
    build = sys.argv[1]
    report, pdf = f"{build}/bench/pages.xml", f"{build}/bench/pages.pdf"
    generate = os.path.join(os.path.dirname(__file__), "generate.py")
    with open(report, "wb") as file:
        subprocess.run([generate, str(ROWS)], check=True, stdout=file)
    seconds, megabytes = render(build, report, pdf)
    pages = int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True).stdout)
    checked = subprocess.run(["qpdf", "--check", pdf], capture_output=True, check=False).returncode
    print(f"{pages:,} pages, {ROWS:,} rows: {seconds:.1f} s, peak {megabytes:.0f} MB, "
          f"PDF {os.path.getsize(pdf) / 1e6:.1f} MB, qpdf --check "
          f"{'finds nothing wrong' if checked == 0 else 'FAILED'}")
    os.remove(report)
    os.remove(pdf)
    if pages < PAGES or checked != 0:
        sys.exit(f"pages.py: {PAGES:,} pages were to be right")


main()
