#!/usr/bin/env python3
"""Whether an output is whole or not there, whatever fails.

   faults.py SWEEP PROGRAM GOOD [STEP] -- COMMAND...

COMMAND is a render of PROGRAM to out.pdf in the current folder; GOOD is a program of the same
sources in which nothing fails. After every run of a sweep out.pdf is the older file, bit for
bit, or the new one as GOOD makes it, with status 0; a failure has a message and one of the
statuses that it may have; and the folder holds nothing else. Where only the folder could not be
synced, the new file is there, and the message says so. A run that was killed may leave a
hidden file, and the next run must have removed it."""
import concurrent.futures
import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

OLD = b"older file\n" * 500
OUTPUT = "out.pdf"
INVALID, OUTPUT_FAILED, INTERNAL = 3, 4, 70
HANGS = 300  # seconds
WRITTEN = b"the output is written, but may be lost"  # its folder could not be synced


class Place:
    """A folder with an older file in it, and the render that is to replace that."""

    def __init__(self, command, folder=None, old=OLD):
        self.command, self.old = command, old
        self.folder = folder or tempfile.mkdtemp(dir=".")
        self.output = os.path.join(self.folder, OUTPUT)
        self.mark = self.folder.rstrip("/") + ".mark"
        self.helped = 0  # faults beside a second thread

    def reset(self):
        for name in os.listdir(self.folder):
            os.unlink(os.path.join(self.folder, name))
        if self.old is not None:
            with open(self.output, "wb") as file:
                file.write(self.old)

    def start(self, program, environment=None, **more):
        return subprocess.Popen(
            [program] + self.command + ["-o", self.output], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env=dict(os.environ, FAULT_MARK=self.mark, **(environment or {})), **more)

    def run(self, program, environment=None, **more):
        process = self.start(program, environment, **more)
        try:
            said = process.communicate(timeout=HANGS)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            fail("it hangs: %s" % environment, process.communicate()[1])
        return process.returncode, said

    def reached(self):
        """Whether the last fault was, and forgets it."""
        if not os.path.exists(self.mark):
            return False
        self.helped += os.path.getsize(self.mark) > 0
        os.unlink(self.mark)
        return True

    def content(self):
        if not os.path.exists(self.output):
            return None
        with open(self.output, "rb") as file:
            return file.read()

    def others(self):
        return sorted(set(os.listdir(self.folder)) - {OUTPUT})


def fail(what, said=b""):
    sys.exit("%s\n%s" % (what, said.decode(errors="replace")))


def check(place, result, new, statuses, what):
    """After a run that was not killed."""
    status, said = result
    if place.others():
        fail("%s: left behind: %s" % (what, place.others()), said)
    if status == 0:
        if place.content() != new:
            fail("%s: status 0, but the output is not what it should be" % what, said)
    elif status not in statuses:
        fail("%s: status %d, not one of %s" % (what, status, statuses), said)
    elif place.content() != (new if WRITTEN in said else place.old):
        fail("%s: the file is not the one that it should be" % what, said)
    elif not said.strip():
        fail("%s: status %d without a message" % (what, status))


def check_killed(place, good, new, what):
    """After a kill: the one or the other, and the next run clears up."""
    if place.content() not in (place.old, new):
        fail("%s: a part of a file is there" % what)
    strange = [n for n in place.others() if not n.startswith("." + OUTPUT + ".phuluc-")]
    if strange:
        fail("%s: left behind under a name that is not hidden: %s" % (what, strange))
    check(place, place.run(good), new, (), what + ", and the run after it")


def new_bytes(good, command):
    place = Place(command, old=None)
    status, said = place.run(good)
    if status:
        fail("the program itself fails", said)
    return place.content()


CALLS = ("open", "write", "pread", "fsync", "close", "fchmod", "flock", "linkat", "unlink",
         "rename")
ERRORS = {"write": errno.ENOSPC, "fsync": errno.EIO, "close": errno.EDQUOT,
          "linkat": errno.EEXIST, "open": errno.EACCES, "flock": errno.ENOLCK}


def check_sync(number, what, result):
    """The file must be synced, then its folder, where the file system can do that."""
    if number > 2:
        fail("more than the file and its folder is synced")
    told = number == 2 and what == str(int(errno.EIO))
    passed = number == 2 and what == str(int(errno.EINVAL))
    if (WRITTEN in result[1]) != told or (result[0] == 0) != passed:
        fail("fsync:%d:%s: status %d" % (number, what, result[0]), result[1])


def sweep_calls(program, good, command, step):
    """Each system call fails, is interrupted, is cut short, or is the last one."""
    new = new_bytes(good, command)
    place = Place(command)
    runs = 0
    for way in ({}, {"FAULT_NO_TMPFILE": "1"}):
        reached = set()
        for call in CALLS:
            whats = [str(int(ERRORS.get(call, errno.EIO))), "kill"]
            if call in ("write", "pread"):
                whats += [str(int(errno.EINTR)), "short"]
            if call == "fsync":
                whats += [str(int(errno.EINVAL))]
            for what in whats:
                number = 0
                while True:
                    number += 1
                    fault = "%s:%d:%s" % (call, number, what)
                    place.reset()
                    result = place.run(program, dict(way, FAULT=fault))
                    if not place.reached():
                        break
                    reached.add(call)
                    runs += 1
                    if result[0] == -signal.SIGKILL:
                        check_killed(place, good, new, fault)
                        continue
                    statuses = (OUTPUT_FAILED, INVALID, INTERNAL)
                    if call in ("write", "fsync", "fchmod", "rename"):
                        statuses = (OUTPUT_FAILED,)
                    check(place, result, new, statuses, fault)
                    if call == "fsync":
                        check_sync(number, what, result)
                    if what in ("short", str(int(errno.EINTR))) and result[0]:
                        fail("%s: given up" % fault, result[1])
        wanted = {"open", "write", "fsync", "close", "fchmod", "flock", "rename"}
        wanted |= {"pread", "unlink"} if way else {"linkat"}
        if not wanted <= reached:
            fail("never called: %s" % sorted(wanted - reached))
    print("%d faults" % runs)


def sweep_memory(program, good, command, step, first=1):
    """The first allocation finds no memory, then the second …; all or every STEPth."""
    new = new_bytes(good, command)
    own = program.endswith("own-memory")
    statuses = (INTERNAL, OUTPUT_FAILED) if own else None

    def one(place, number, once):
        place.reset()
        result = place.run(program, dict(FAULT_ALLOCATION=str(number),
                                         **({"FAULT_ONCE": "1"} if once else {})))
        reached = place.reached()
        what = "allocation %d%s" % (number, " alone" if once else "")
        if own and reached and not once and result[0] == 0:
            fail(what + ": status 0")
        if result[0] < 0 and not own:  # libraries may crash; even then:
            if place.content() != place.old or place.others():
                fail(what + ": a crash left a wrong file", result[1])
        else:
            allowed = statuses or (INTERNAL, OUTPUT_FAILED, INVALID)
            check(place, result, new, allowed, what)
        return reached

    def worker(begin):
        place = Place(command)
        number = begin
        while one(place, number, False):
            if not own:
                one(place, number, True)
            number += 2 * step
        return (number - begin) // (2 * step), place.helped

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        runs, helped = map(sum, zip(*pool.map(worker, (first, first + step))))
    if runs < 100 or (first > 1 and helped < 100):
        fail("only %d allocations, %d of them helped" % (runs, helped))
    print("%d allocations" % runs)


def first_helped(program, command):
    """The first allocation beside a helper thread."""
    place = Place(command)

    def early(number):
        place.reset()
        place.helped = 0
        place.run(program, {"FAULT_ALLOCATION": str(number)})
        return place.reached() and not place.helped

    high = 1
    while early(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if early(middle) else (low, middle)
    return high


def sweep_helped_memory(program, good, command, step):
    """The same from where the helper thread has begun."""
    sweep_memory(program, good, command, step, first_helped(program, command))


def sweep_limit(program, good, command, step):
    """The file may not grow beyond each multiple of STEP times 4 KB."""
    new = new_bytes(good, command)
    place = Place(command)
    for limit in range(0, len(new) + 8192 * step, 4096 * step):
        place.reset()
        result = place.run(program, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (limit, limit)))
        check(place, result, new, (OUTPUT_FAILED,), "limit of %d bytes" % limit)
        if (result[0] == 0) != (limit >= len(new)):
            fail("limit of %d bytes: status %d" % (limit, result[0]), result[1])
    print("%d bytes" % len(new))


def sweep_disk(program, good, command, step):
    """A disk of each multiple of 4 KB, in the folder disk, which is a tmpfs."""
    new = new_bytes(good, command)
    for old in (b"old", None):
        place = Place(command, folder="disk", old=old)
        size, needed = 4096, 0
        while True:
            place.reset()
            subprocess.run(["mount", "-o", "remount,size=%d" % size, "disk"], check=True)
            result = place.run(program)
            check(place, result, new, (OUTPUT_FAILED,), "disk of %d bytes" % size)
            if result[0] == 0:
                break
            size += 4096
        if size < len(new):
            fail("a disk of %d bytes held %d" % (size, len(new)))
    print("%d bytes" % len(new))


def sweep_kill(program, good, command, step):
    """Killed STEP times, at random moments."""
    new = new_bytes(good, command)
    place = Place(command)
    place.reset()
    begun = time.monotonic()
    place.run(program)
    whole = time.monotonic() - begun
    seed = random.randrange(1 << 32)
    dice = random.Random(seed)
    killed = 0
    while killed < step:
        place.reset()
        process = place.start(program, {"FAULT_NO_TMPFILE": "1"} if killed % 2 else {})
        time.sleep(dice.uniform(0, whole * 1.2))
        process.kill()
        process.communicate()
        if process.returncode == -signal.SIGKILL:
            killed += 1
            check_killed(place, good, new, "kill %d of seed %d" % (killed, seed))
        elif place.content() != new or place.others():
            fail("the output is not what it should be")
        else:
            whole *= 0.99  # it has become faster
    print("%d kills" % killed)


def main():
    bar = sys.argv.index("--")
    sweep, program, good = sys.argv[1:4]
    step = int(sys.argv[4]) if bar > 4 else 1
    folder = tempfile.mkdtemp(dir=".")
    try:
        if sweep != "disk":
            os.environ["PHULUC_DATA"] = os.environ.get("PHULUC_DATA", "")
        globals()["sweep_" + sweep](program, good, sys.argv[bar + 1:], step)
    finally:
        shutil.rmtree(folder)


main()
