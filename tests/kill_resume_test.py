#!/usr/bin/env python3
"""Kills a headless drill with SIGKILL at random moments and resumes each from its log.

Expected of every resume: the state hash and the log of a drill that nobody disturbed, byte for byte; so every complete
line the killed one had written stands in it, and nothing acknowledged was lost.

    kill_resume_test.py PROGRAM SCENARIO [--kills N] [--agents N] [--seed N]
"""

import argparse
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

MOMENTS_SEED = 20251  # fixed, so that a failure can be looked at again
ATTEMPTS_MOST = 20    # per kill: a moment before the first line, or after the end, proves nothing


def command(options, out, *more):
    return [options.program, "run", options.scenario, "--team", "ideal", "--seed", str(options.seed),
            "--agents", str(options.agents), "--outcome-seeds", "0", "--out", str(out), *more]


def state_hash(text):
    """The last `state_hash: …` of what a run printed."""
    found = re.findall(r"^state_hash: *(\S+)", text, flags=re.MULTILINE)
    return found[-1] if found else None


def complete_lines(log):
    """What was acknowledged: every line that its line feed ends."""
    return log.read_bytes().split(b"\n")[:-1] if log.exists() else []


def killed_when(options, out, due):
    """Runs a drill into `out` and kills it as soon as `due(seconds, bytes of log)`; False when it was over by then."""
    process = subprocess.Popen(command(options, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    started, log = time.monotonic(), out / "drill.jsonl"
    while process.poll() is None:
        if due(time.monotonic() - started, log.stat().st_size if log.exists() else 0):
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.0005)
    return False


def resumed(options, out, undisturbed):
    """Resumes the drill in `out`; what went wrong, or None, and its state hash."""
    log = out / "drill.jsonl"
    before = complete_lines(log)
    result = subprocess.run(command(options, out, "--resume", str(log)), capture_output=True, text=True)
    if result.returncode != 0:
        return f"the resume ended with status {result.returncode}: {result.stderr.strip()[-500:]}", None
    after = complete_lines(log)
    if after[: len(before)] != before:
        line = next((i for i, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), len(after))
        return f"line {line + 1} of the killed log is lost or changed", None
    if log.read_bytes() != undisturbed.read_bytes():
        return "the log differs from the undisturbed one", None
    return None, state_hash(result.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--agents", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()

    moments = random.Random(MOMENTS_SEED)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="stormdrill-kill-") as folder:
        folder = pathlib.Path(folder)
        started = time.monotonic()
        undisturbed = subprocess.run(command(options, folder / "undisturbed"), capture_output=True, text=True)
        seconds = time.monotonic() - started
        expected = state_hash(undisturbed.stdout)
        if undisturbed.returncode != 0 or expected is None:
            sys.exit(f"the undisturbed drill failed with status {undisturbed.returncode}: {undisturbed.stderr[-500:]}")
        log = folder / "undisturbed" / "drill.jsonl"
        size = log.stat().st_size
        print(f"undisturbed: state_hash {expected}, {len(complete_lines(log))} lines, {seconds:.1f} s")

        for kill in range(1, options.kills + 1):
            for attempt in range(ATTEMPTS_MOST):
                out = folder / f"kill-{kill}-{attempt}"
                # By turns while the log is being written, and at any time at all (score and report included).
                moment, place = moments.uniform(0, seconds), moments.uniform(0, size)
                due = (lambda _, written: written > place) if kill % 2 else (lambda passed, _: passed > moment)
                began = time.monotonic()
                if not killed_when(options, out, due):
                    seconds = min(seconds, time.monotonic() - began)  # the machine is less busy than at the start
                elif complete_lines(out / "drill.jsonl"):
                    break
            else:
                sys.exit(f"kill {kill}: no moment of {ATTEMPTS_MOST} fell into the drill")
            lines = len(complete_lines(out / "drill.jsonl"))
            wrong, found = resumed(options, out, folder / "undisturbed" / "drill.jsonl")
            if wrong is None and found != expected:
                wrong = f"state_hash {found}, expected {expected}"
            failures += wrong is not None
            print(f"kill {kill} after {lines} lines: {wrong or 'same state hash, nothing lost'}")
    print(f"{options.kills - failures} of {options.kills} resumes as good as undisturbed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
