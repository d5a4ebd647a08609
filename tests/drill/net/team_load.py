#!/usr/bin/env python3
"""A full room on loopback, each person a process: figures of the host, and whether every act was done once.

    team_load.py STORMDRILL TEAM_BOT SCENARIO [--agents 100000] [--pace 60] [--minutes 20] [--seats 12] [--observers 20]

Prints one figure a line. Status 1 when an acknowledged act is not in the log, is there twice, or when the log does
not replay to the hashes it holds.
"""

import sys
import time

from host_process import Host, arguments, comes_true, percentile, status


def main():
    parser = arguments(__doc__)
    parser.add_argument("--agents", type=int, default=100_000)
    parser.add_argument("--pace", type=float, default=60)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seats", type=int, default=12)
    parser.add_argument("--observers", type=int, default=20)
    parser.add_argument("--act-every", type=float, default=3)
    options = parser.parse_args()

    host = Host(options, "--chairs", f"service={options.seats - 4}", agents=options.agents, observers=options.observers)
    people = len(host.joins)
    for chair in list(host.joins):
        if chair == "facilitator":
            host.add_conductor(people, options.pace, options.minutes * 60)
        else:
            host.add_person(chair, 0 if chair.startswith("observer") else options.act_every)
    begin = time.monotonic()
    samples = []  # seconds, CPU seconds, MiB of the host

    def over():
        if host.all_went():
            return True
        samples.append((time.monotonic() - begin, host.cpu_seconds(), host.resident_mib()))
        return False

    comes_true(over, options.minutes * 60 + 600, every=5)
    host.stop()

    print(f"people: {people}")
    print(f"acts_refused: {len(host.refused())}")
    for name, times in (("answer", host.answer_times()), ("echo_on_screen", host.times_on_screen())):
        for share in (0.5, 0.9, 0.99, 1):
            print(f"{name}_p{share * 100:g}_ms: {percentile(times, share):.1f}")
    running = [sample for sample in samples if 20 < sample[0] < options.minutes * 60]
    if len(running) > 1:
        print(f"host_cores: {(running[-1][1] - running[0][1]) / (running[-1][0] - running[0][0]):.2f}")
        for share in (0, 0.25, 0.5, 0.75, 1):
            at = running[min(len(running) - 1, int(share * len(running)))]
            print(f"host_resident_mib_at_{at[0]:.0f}_s: {at[2]:.0f}")
    print(f"bytes_to_all: {host.bytes_to_all()}")
    host.expect_every_act_once()
    print("folder:", host.folder)
    return status()


if __name__ == "__main__":
    sys.exit(main())
