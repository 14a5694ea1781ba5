#!/usr/bin/env python3
"""Measures phuluc beside the bare libharu program and prints each figure beside its goal.

Usage: measure.py BUILD NAME… where BUILD/bench holds NAME.xml and NAME.places. NAME is "sample"
or a number of rows; NAME-auto is the report NAME with columns of automatic width. phuluc works on
one thread, and with rows again on two. The programs run alternately; a ratio is the median of the
ratios of the pairs, so that what slows the machine for a while slows both."""

import os
import re
import statistics
import subprocess
import sys
import time

# How often: pairs, and runs of each program in a pair.
PAIRS = {"sample": (11, 20), "1000": (11, 3), "10000": (11, 1), "10000-auto": (11, 1),
         "100000": (3, 1)}
COUNTED = ["sample", "1000"]
UNIT = "1000"  # time per row is compared with that of this many rows
# Of the bare program's time, by the case and how many threads phuluc may use.
RATIO_GOALS = {("sample", 1): 0.30, ("10000", 1): 1.00, ("10000", 2): 0.70, ("10000-auto", 1): 1.20,
               ("100000", 2): 0.75}
MEMORY_GOALS = {"10000": 30, "10000-auto": 30, "100000": 100}  # MB
SIZE_GOALS = {"sample": 36, "10000": 4500}  # kB of the PDF
INSTRUCTION_GOALS = {"sample": 25}  # millions
FLAT_GOAL = 1.15
AUDITED = "10000"  # the case in which the audit is measured: rendered with and without it
AUDIT_GOAL = 1.10
MEMORY_RUNS = 3
WHAT = ["wall", "user+sys"]
LARGEST_INPUT = 1 << 30

QUIET = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
         (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]


def verdict(met):
    return "met" if met else "MISSED"


class Case:
    """The two command lines of one input, and what they took."""

    def __init__(self, build, name):
        base = f"{build}/bench/{name}"
        self.name = name
        self.base = base
        report, _, auto = name.partition("-")
        self.rows = 0 if name == "sample" else int(report)
        self.title = f"{self.rows:,} rows" if self.rows else "one sample"
        if auto:
            self.title += ", auto columns"
        self.pdfs = {"phuluc": f"{base}.phuluc.pdf", "bare": f"{base}.bare.pdf"}
        render = [f"{build}/phuluc", "render", f"{build}/bench/{report}.xml", "--max-bytes",
                  str(LARGEST_INPUT), "-o", self.pdfs["phuluc"],
                  *(["--layout", f"{build}/bench/auto.layout.xml"] if auto else [])]
        self.commands = {
            "phuluc": [*render, "--threads", "1"],
            "bare": [f"{build}/bare", f"{base}.places", self.pdfs["bare"]]}
        if self.rows:
            self.commands["helped"] = [*render, "--threads", "2"]
        if name == AUDITED:
            self.commands["unaudited"] = [*self.commands["phuluc"], "--no-warn", "all"]
        self.forget()

    def run(self, program, times):
        """Notes the mean wall and processor time of one run, whole process."""
        command = self.commands[program]
        processor = 0
        begin = time.perf_counter()
        for _ in range(times):
            child = os.posix_spawn(command[0], command, os.environ, file_actions=QUIET)
            _, status, usage = os.wait4(child, 0)
            if status:
                sys.exit(f"measure.py: failed: {' '.join(command)}")
            processor += usage.ru_utime + usage.ru_stime
        wall = time.perf_counter() - begin
        self.times[program].append({"wall": wall / times, "user+sys": processor / times})

    def measure(self, unit):
        """Runs the pairs; with each, where a unit is given, about as many rows of that case."""
        pairs, times = PAIRS[self.name]
        for program in self.commands:
            self.run(program, 1)
        self.forget()
        for _ in range(pairs):
            for program in self.commands:
                self.run(program, times)
            if unit:
                unit.run("phuluc", self.rows // unit.rows)

    def forget(self):
        self.times = {program: [] for program in self.commands}

    def median(self, program, what):
        return statistics.median(time[what] for time in self.times[program])

    def ratio(self, what, other="bare", program="phuluc"):
        return statistics.median(a[what] / b[what]
                                 for a, b in zip(self.times[program], self.times[other]))

    def growth(self, unit, what):
        """Time per row beside that of the unit's runs, which alternated with ours."""
        rows = self.rows / unit.rows
        return statistics.median(a[what] / rows / b[what]
                                 for a, b in zip(self.times["phuluc"], unit.times["phuluc"]))

    def peak(self, program):
        """Peak memory in MB, by GNU time: a child of this program would inherit its peak."""
        record = f"{self.base}.memory"
        peaks = []
        for _ in range(MEMORY_RUNS):
            subprocess.run(["/usr/bin/time", "-f", "%M", "-o", record, *self.commands[program]],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with open(record, encoding="ascii") as file:
                peaks.append(int(file.read()) / 1024)
        return statistics.median(peaks)

    def instructions(self, program):
        done = subprocess.run(["valgrind", "--tool=callgrind",
                               f"--callgrind-out-file={self.base}.{program}.callgrind",
                               *self.commands[program]],
                              check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return int(re.search(rb"Collected : (\d+)", done.stderr).group(1))


def print_ratio(case, what, program):
    """A thread that helps saves no processor time: there the goal is of the wall clock's."""
    threads = 2 if program == "helped" else 1
    goal = RATIO_GOALS.get((case.name, threads)) if what == "wall" or threads == 1 else None
    ratio = case.ratio(what, program=program)
    judged = f"   goal <= {goal:.2f}: {verdict(ratio <= goal)}" if goal else ""
    print(f"  {what:9} phuluc {1e3 * case.median(program, what):9.2f} ms ({'two threads' if threads == 2 else 'one thread'})   "
          f"bare {1e3 * case.median('bare', what):9.2f} ms   ratio {ratio:.3f}{judged}")


def print_times(case, unit):
    pairs, times = PAIRS[case.name]
    print(f"{case.title} ({pairs} pairs of {times}):")
    for program in ("phuluc", "helped"):
        for what in WHAT:
            if program in case.commands:
                print_ratio(case, what, program)
    if case.rows:
        print_per_row(case, unit)


def print_per_row(case, unit):
    for what in WHAT:
        each = 1e6 * case.median("phuluc", what) / case.rows
        growth = case.growth(unit, what) if unit else 1
        judged = (f"   {growth:.3f} of that at {unit.title}   goal <= {FLAT_GOAL:.2f}: "
                  f"{verdict(growth <= FLAT_GOAL)}") if unit else ""
        print(f"  {'a row':9} phuluc {each:9.2f} us   ({what}){judged}")


def print_audit(case):
    for what in WHAT:
        ratio = case.ratio(what, "unaudited")
        print(f"  {'audit':9} with it {ratio:.3f} of without ({what})   "
              f"goal <= {AUDIT_GOAL:.2f}: {verdict(ratio <= AUDIT_GOAL)}")


def judge(value, goal, unit):
    return f"   goal <= {goal} {unit}: {verdict(value <= goal)}" if goal else ""


def print_memory(case):
    peak = max(case.peak(program) for program in ("phuluc", "helped") if program in case.commands)
    print(f"  {'peak':9} phuluc {peak:9.1f} MB   bare {case.peak('bare'):9.1f} MB"
          f"{judge(peak, MEMORY_GOALS.get(case.name), 'MB')}")
    sizes = {program: os.path.getsize(pdf) / 1000 for program, pdf in case.pdfs.items()}
    print(f"  {'PDF':9} phuluc {sizes['phuluc']:9.1f} kB   bare {sizes['bare']:9.1f} kB"
          f"{judge(sizes['phuluc'], SIZE_GOALS.get(case.name), 'kB')}")


def print_instructions(case):
    counts = {program: case.instructions(program) for program in case.commands}
    print(f"  {'callgrind':9} phuluc {counts['phuluc'] / 1e6:9.1f} M    "
          f"bare {counts['bare'] / 1e6:9.1f} M    "
          f"ratio {counts['phuluc'] / counts['bare']:.3f}"
          f"{judge(counts['phuluc'] / 1e6, INSTRUCTION_GOALS.get(case.name), 'M')}")


def main():
    if len(sys.argv) < 3:
        sys.exit("usage: measure.py BUILD NAME…")
    for name in sys.argv[2:]:
        case = Case(sys.argv[1], name)
        unit = Case(sys.argv[1], UNIT) if name not in COUNTED else None
        case.measure(unit)
        print_times(case, unit)
        if name == AUDITED:
            print_audit(case)
        print_memory(case)
        if name in COUNTED:
            print_instructions(case)
        sys.stdout.flush()


main()
