#!/usr/bin/env python3
"""A disk that gets full under a team drill: it stands still with its reason, goes on when there is room, loses nothing.

    full_disk_test.py STORMDRILL TEAM_BOT SCENARIO

Status 77 (skipped) where a small file system cannot be mounted (it takes root).
"""

import pathlib
import subprocess
import sys
import tempfile
import time

from host_process import Host, arguments, expect, status


def fill(disk):
    filler = disk / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return filler


def play(options, folder, disk):
    host = Host(options, folder=folder, out=disk / "drill")  # the people's journals are on another disk
    for chair in ("pr", "service", "lead"):
        host.add_person(chair, act_every=0.1)
    host.add_conductor(people=4, pace=20)
    time.sleep(4)
    filler = fill(disk)
    time.sleep(6)
    before = host.answers()
    faults = {" ".join(line) for line in host.journal_lines("facilitator", "fault")}
    expect("the drill stands still and says why", faults, lambda said: any("No space left" in fault for fault in said))
    time.sleep(3)
    expect("nothing is acknowledged meanwhile", host.answers() == before)
    expect("the host lives", host.lives())
    filler.unlink()
    time.sleep(5)
    expect("it goes on when there is room", host.answers() > before + 10)
    expect("people who got the whole log", len(host.finish()), 4)
    host.stop()
    host.expect_every_act_once()


def main():
    options = arguments(__doc__).parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="full-disk-"))
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], capture_output=True).returncode != 0:
        print("no small disk can be mounted here: skipped")
        return 77
    try:
        play(options, folder, disk)
    finally:
        subprocess.run(["umount", "-l", disk])
    return status()


if __name__ == "__main__":
    sys.exit(main())
