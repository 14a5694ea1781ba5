#!/usr/bin/env python3
"""Measures batch and watch at sets of the sample and prints each figure beside its goal.

Usage: sets.py BUILD, where BUILD/bench holds sample.xml. Batches and single renders alternate; a
ratio is the median of the ratios of the pairs."""

import os
import shutil
import statistics
import subprocess
import sys
import time

PAIRS = 5
MANY, UNCHANGED, SAVES = 200, 1000, 20
BATCH_GOAL, UNCHANGED_GOAL, SAVE_GOAL = 0.6, 1.5, 0.2
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def verdict(met):
    return "met" if met else "MISSED"


def make_reports(folder, count):
    """So many samples, each with a figure of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    with open(os.path.join(os.path.dirname(folder), "sample.xml"), encoding="utf-8") as file:
        sample = file.read()
    for number in range(count):
        with open(f"{folder}/{number}.xml", "w", encoding="utf-8") as file:
            file.write(sample.replace('value="12.8"', f'value="12.{number}"'))


def timed(*commands):
    begin = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, **QUIET)
    return time.perf_counter() - begin


def measure_batch(phuluc, work):
    make_reports(f"{work}/in", MANY)
    singles = [[phuluc, "render", f"{work}/in/{number}.xml", "-o", f"{work}/single/{number}.pdf"]
               for number in range(MANY)]
    batches, renders = [], []
    for _ in range(PAIRS):
        for folder in ("out", "single"):
            shutil.rmtree(f"{work}/{folder}", ignore_errors=True)
            os.makedirs(f"{work}/{folder}")
        batches.append(timed([phuluc, "batch", f"{work}/in", "-o", f"{work}/out", "-j", "2"]))
        renders.append(timed(*singles))
    for number in range(MANY):
        with open(f"{work}/out/{number}.pdf", "rb") as one, \
                open(f"{work}/single/{number}.pdf", "rb") as other:
            if one.read() != other.read():
                sys.exit("sets.py: a batch makes other PDFs than single renders")
    ratio = statistics.median(a / b for a, b in zip(batches, renders))
    print(f"{MANY} samples ({PAIRS} pairs):")
    print(f"  {'wall':9} batch -j 2 {statistics.median(batches):6.2f} s   single renders "
          f"{statistics.median(renders):6.2f} s   ratio {ratio:.3f}   "
          f"goal <= {BATCH_GOAL:.2f}: {verdict(ratio <= BATCH_GOAL)}")


def measure_unchanged(phuluc, work):
    make_reports(f"{work}/in", UNCHANGED)
    shutil.rmtree(f"{work}/out", ignore_errors=True)
    command = [phuluc, "batch", f"{work}/in", "-o", f"{work}/out"]
    timed(command)
    took = statistics.median(timed(command) for _ in range(PAIRS))
    print(f"{UNCHANGED:,} samples, none changed ({PAIRS} batches):")
    print(f"  {'wall':9} batch      {took:6.2f} s   goal < {UNCHANGED_GOAL:.1f} s: "
          f"{verdict(took < UNCHANGED_GOAL)}")


def identity(path):
    """Another one as soon as another file has the name."""
    try:
        status = os.stat(path)
        return status.st_ino, status.st_mtime_ns
    except FileNotFoundError:
        return None


def save(report, pdf, figure):
    """Seconds from the save of a report until its new PDF is there."""
    with open(report, encoding="utf-8") as file:
        text = file.read()
    before = identity(pdf)
    changed = text.replace(text[text.index('<result period="2022" value="12.'):]
                           .split(' unit')[0], f'<result period="2022" value="12.{figure}"', 1)
    begin = time.perf_counter()
    with open(report, "w", encoding="utf-8") as file:
        file.write(changed)
    while identity(pdf) == before:
        if time.perf_counter() - begin > 10:
            sys.exit("sets.py: watch did not make the PDF")
        time.sleep(0.0005)
    return time.perf_counter() - begin


def measure_watch(phuluc, work):
    make_reports(f"{work}/in", MANY)
    shutil.rmtree(f"{work}/out", ignore_errors=True)
    with subprocess.Popen([phuluc, "watch", f"{work}/in", "-o", f"{work}/out"], **QUIET) as watch:
        while not os.path.isdir(f"{work}/out") or len(os.listdir(f"{work}/out")) < MANY:
            time.sleep(0.05)
        time.sleep(0.5)
        times = [save(f"{work}/in/7.xml", f"{work}/out/7.pdf", 1000 + number)
                 for number in range(SAVES)]
        watch.terminate()
    print(f"watch, one of {MANY} samples saved ({SAVES} times):")
    print(f"  {'wall':9} median     {1e3 * statistics.median(times):6.0f} ms  longest "
          f"{1e3 * max(times):6.0f} ms   goal <= {1e3 * SAVE_GOAL:.0f} ms: "
          f"{verdict(max(times) <= SAVE_GOAL)}")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: sets.py BUILD")
    phuluc, work = f"{sys.argv[1]}/phuluc", f"{sys.argv[1]}/bench"
    for measure in (measure_batch, measure_unchanged, measure_watch):
        measure(phuluc, work)
        sys.stdout.flush()


main()
