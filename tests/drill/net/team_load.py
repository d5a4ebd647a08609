#!/usr/bin/env python3
"""A full room on loopback, each person a process: figures of the host, and whether every act was done once.

    team_load.py STORMDRILL TEAM_BOT SCENARIO [--agents 100000] [--pace 60] [--minutes 20] [--seats 12] [--observers 20]

Prints one figure a line. Status 1 when an acknowledged act is not in the log, is there twice, or when the log does
not replay to the hashes it holds.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

from host_process import Host, percentile


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("bot")
    parser.add_argument("scenario")
    parser.add_argument("--agents", type=int, default=100_000)
    parser.add_argument("--pace", type=float, default=60)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seats", type=int, default=12)
    parser.add_argument("--observers", type=int, default=20)
    parser.add_argument("--act-every", type=float, default=3)
    parser.add_argument("--keep", action="store_true", help="leave the folder")
    options = parser.parse_args()

    folder = pathlib.Path(tempfile.mkdtemp(prefix="team-load-"))
    host = Host([options.program, "host", options.scenario, "--agents", str(options.agents), "--chairs",
                 f"service={options.seats - 4}", "--observers", str(options.observers), "--evaluators", "0"],
                folder / "drill")
    people = len(host.joins)
    for chair in list(host.joins):
        if chair.startswith("facilitator"):
            host.add_bot(options.bot, chair, "--people", str(people), "--pace", str(options.pace), "--act-every", "0",
                         "--drill-seconds", str(options.minutes * 60))
        else:
            act_every = "0" if chair.startswith("observer") else str(options.act_every)
            host.add_bot(options.bot, chair, "--act-every", act_every)
    begin = time.time()
    samples = []  # seconds, CPU seconds, MiB of the host
    while any(bot.poll() is None for bot in host.bots.values()) and host.process.poll() is None:
        time.sleep(5)
        samples.append((time.time() - begin, host.cpu_seconds(), host.resident_mib()))
        if time.time() - begin > options.minutes * 60 + 600:
            break
    host.stop()

    answered = host.answer_times()
    lost, doubled = host.lost_acts(), host.doubled_acts()
    print(f"people: {people}")
    print(f"acts_acknowledged: {len(answered)}")
    print(f"acts_refused: {len(host.refused())}")
    print(f"acts_lost: {len(lost)}")
    print(f"acts_doubled: {len(doubled)}")
    for name, values in (("answer", answered), ("echo_on_screen", host.times_on_screen())):
        for share in (0.5, 0.9, 0.99, 1):
            print(f"{name}_p{share * 100:g}_ms: {percentile(values, share):.1f}")
    running = [sample for sample in samples if 20 < sample[0] < options.minutes * 60]
    if len(running) > 1:
        print(f"host_cores: {(running[-1][1] - running[0][1]) / (running[-1][0] - running[0][0]):.2f}")
        for share in (0, 0.25, 0.5, 0.75, 1):
            at = running[min(len(running) - 1, int(share * len(running)))]
            print(f"host_resident_mib_at_{at[0]:.0f}_s: {at[2]:.0f}")
    print(f"bytes_to_all: {host.bytes_to_all()}")
    replay = subprocess.run([options.program, "replay", str(host.log)], capture_output=True, text=True)
    print("replay:", (replay.stdout + replay.stderr).strip().splitlines()[-1])
    if options.keep:
        print("folder:", folder)
    return 1 if lost or doubled or replay.returncode != 0 or not answered else 0


if __name__ == "__main__":
    sys.exit(main())
