#!/usr/bin/env python3
"""A team drill whose host and whose people are killed at random, again and again; they come back by themselves.

    team_kill.py STORMDRILL TEAM_BOT SCENARIO [--agents 2000] [--host-kills 30] [--seat-kills 100] [--seed 1]

Status 1 when an act that was acknowledged is not in the log or is there twice, when the drill does not come to its
end with score and report, or when its log does not replay to the hashes it holds.
"""

import argparse
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from host_process import Host

PEOPLE = ("pr", "marketing", "service-1", "service-2", "legal", "lead")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("bot")
    parser.add_argument("scenario")
    parser.add_argument("--agents", type=int, default=2000)
    parser.add_argument("--host-kills", type=int, default=30)
    parser.add_argument("--seat-kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    luck = random.Random(options.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="team-kill-"))
    host = Host([options.program, "host", options.scenario, "--agents", str(options.agents), "--chairs", "service=2",
                 "--observers", "0", "--evaluators", "0"], folder / "drill")
    for chair in PEOPLE:
        host.add_bot(options.bot, chair, "--act-every", "0.2")
    conductor = ["--people", str(len(PEOPLE) + 1), "--pace", "20", "--act-every", "0"]
    host.add_bot(options.bot, "facilitator", *conductor, "--drill-seconds", "1000000")
    time.sleep(3)

    kills = ["host"] * options.host_kills + ["seat"] * options.seat_kills
    luck.shuffle(kills)
    for number, kind in enumerate(kills, 1):
        time.sleep(luck.uniform(0.1, 1.0))
        if kind == "host":
            host.kill()
            host.resume()
        else:
            chair = luck.choice(list(host.bots))
            host.bots[chair].kill()
            host.bots[chair].wait()
            host.start_bot(chair)
        if number % 10 == 0:
            print(f"{number} of {len(kills)} kills, {len(host.answer_times())} acts acknowledged", file=sys.stderr)
    time.sleep(3)

    # To the end: score and report are made, and everybody gets the log.
    finished = host.finish(options.bot, *conductor)
    host.stop()
    lost, doubled = host.lost_acts(), host.doubled_acts()
    replay = subprocess.run([options.program, "replay", str(host.log)], capture_output=True, text=True)
    print(f"host_killed: {options.host_kills}")
    print(f"seats_killed: {options.seat_kills}")
    print(f"acts_acknowledged: {len(host.answer_times())}")
    print(f"acts_in_log: {len(host.acts_in_log())}")
    print(f"acts_lost: {len(lost)} {lost[:5]}")
    print(f"acts_doubled: {len(doubled)} {doubled[:5]}")
    print(f"at_the_end: {len(finished)} of {len(host.bots)} got the whole log")
    print("replay:", (replay.stdout + replay.stderr).strip().splitlines()[-1])
    whole = len(finished) == len(host.bots) and (folder / "drill/score.json").exists()
    return 1 if lost or doubled or replay.returncode != 0 or not whole or not host.answer_times() else 0


if __name__ == "__main__":
    sys.exit(main())
