#!/usr/bin/env python3
"""A disk that gets full under a team drill: it stands still with its reason, goes on when there is room, loses nothing.

    full_disk_test.py STORMDRILL TEAM_BOT SCENARIO

Status 77 (skipped) where a small file system cannot be mounted (it takes root).
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

from host_process import Host


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("bot")
    parser.add_argument("scenario")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="full-disk-"))
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], capture_output=True).returncode != 0:
        print("no small disk can be mounted here: skipped")
        return 77
    failures = []

    def expect(name, right):
        print(f"{'ok' if right else 'NOT OK'}: {name}", flush=True)
        if not right:
            failures.append(name)

    try:
        host = Host([options.program, "host", options.scenario, "--agents", "2000", "--observers", "0", "--evaluators",
                     "0"], disk / "drill")
        host.folder = folder  # the people's journals are on another disk
        for chair in ("pr", "service", "lead"):
            host.add_bot(options.bot, chair, "--act-every", "0.1")
        conductor = ("--people", "4", "--pace", "20", "--act-every", "0")
        host.add_bot(options.bot, "facilitator", *conductor, "--drill-seconds", "1000000")
        time.sleep(4)
        filler = disk / "filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        time.sleep(6)
        before = len(host.answer_times())
        faults = [" ".join(line) for line in host._journal_lines("facilitator", "fault")]
        print("the facilitator reads:", faults[:1])
        expect("the drill stands still and says why", any("No space left" in fault for fault in faults))
        time.sleep(3)
        expect("nothing is acknowledged meanwhile", len(host.answer_times()) == before)
        expect("the host lives", host.process.poll() is None)
        filler.unlink()
        time.sleep(5)
        expect("it goes on when there is room", len(host.answer_times()) > before + 10)
        expect("everybody gets the whole log", len(host.finish(options.bot, *conductor)) == 4)
        host.stop()
        expect("nothing acknowledged is lost", not host.lost_acts())
        expect("nothing is there twice", not host.doubled_acts())
        replay = subprocess.run([options.program, "replay", str(host.log)], capture_output=True, text=True)
        expect("the log replays: " + replay.stderr[-200:], replay.returncode == 0)
    finally:
        subprocess.run(["umount", "-l", disk])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
