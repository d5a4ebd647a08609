#!/usr/bin/env python3
"""Damages a finished log in small ways; `stormdrill replay` must find each one and say at which line.

Expected: status 1 and the number of the first line that is not what was written (`file:LINE` or `line LINE`). The
undamaged log replays with status 0.

    log_damage_test.py PROGRAM SCENARIO [--agents N] [--seed N]
"""

import argparse
import pathlib
import random
import re
import subprocess
import sys
import tempfile

PLACES_SEED = 7
PLACES = 3  # of each kind of damage


def changed_byte(lines, index, luck):
    """One digit or letter inside the line becomes another; the JSON stays JSON."""
    line = bytearray(lines[index])
    places = [i for i, byte in enumerate(line) if chr(byte).isascii() and chr(byte).isalnum()]
    place = luck.choice(places[len(places) // 4:])
    old = chr(line[place])
    choices = "123456789" if old.isdigit() else "abcdefghijklmnop"
    line[place] = ord(luck.choice([c for c in choices if c != old]))
    return lines[:index] + [bytes(line)] + lines[index + 1:]


def broken_json(lines, index, luck):
    """A brace is gone: not even JSON any more."""
    return lines[:index] + [lines[index][1:]] + lines[index + 1:]


def missing_line(lines, index, luck):
    return lines[:index] + lines[index + 1:]


def swapped_lines(lines, index, luck):
    return lines[:index] + [lines[index + 1], lines[index]] + lines[index + 2:]


def repeated_line(lines, index, luck):
    return lines[:index] + [lines[index - 1]] + lines[index:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("--agents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()

    luck = random.Random(PLACES_SEED)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="stormdrill-damage-") as folder:
        folder = pathlib.Path(folder)
        subprocess.run([options.program, "run", options.scenario, "--team", "ideal", "--seed", str(options.seed),
                        "--agents", str(options.agents), "--outcome-seeds", "0", "--out", str(folder / "drill")],
                       check=True, stdout=subprocess.DEVNULL)
        original = folder / "drill" / "drill.jsonl"
        lines = original.read_bytes().rstrip(b"\n").split(b"\n")

        def replay(log):
            result = subprocess.run([options.program, "replay", str(log)], capture_output=True)
            return result.returncode, (result.stdout + result.stderr).decode("utf-8", "replace")

        status, said = replay(original)
        if status != 0:
            sys.exit(f"the undamaged log does not replay (status {status}): {said[-500:]}")

        for damage in (changed_byte, broken_json, missing_line, swapped_lines, repeated_line):
            # Not the header (another file, not a damaged one) and not the last line (a drill that was cut short).
            for index in sorted(luck.sample(range(1, len(lines) - 2), PLACES)):
                log = folder / f"{damage.__name__}-{index + 1}.jsonl"
                log.write_bytes(b"\n".join(damage(lines, index, luck)) + b"\n")
                status, said = replay(log)
                placed = re.search(rf"(?:line |\.jsonl:){index + 1}\b", said) is not None
                good = status == 1 and placed
                failures += not good
                print(f"{damage.__name__} at line {index + 1}: {'found and placed' if good else 'NOT found as it should'}")
                if not good:
                    print(f"    status {status}: {said.strip()[-300:]}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
