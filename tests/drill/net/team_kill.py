#!/usr/bin/env python3
"""A team drill whose host and whose people are killed at random, again and again; they come back by themselves.

    team_kill.py STORMDRILL TEAM_BOT SCENARIO [--agents 2000] [--host-kills 30] [--seat-kills 100] [--seed 1]

Status 1 when an act that was acknowledged is not in the log or is there twice, when the drill does not come to its
end with score and report, or when its log does not replay to the hashes it holds.
"""

import random
import sys
import time

from host_process import Host, arguments, expect, status

PEOPLE = ("pr", "marketing", "service-1", "service-2", "legal", "lead")


def main():
    parser = arguments(__doc__)
    parser.add_argument("--agents", type=int, default=2000)
    parser.add_argument("--host-kills", type=int, default=30)
    parser.add_argument("--seat-kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    luck = random.Random(options.seed)
    host = Host(options, "--chairs", "service=2", agents=options.agents)
    for chair in PEOPLE:
        host.add_person(chair, act_every=0.2)
    host.add_conductor(people=len(PEOPLE) + 1, pace=20)
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
            host.kill_person(chair)
            host.restart_person(chair)
        if number % 10 == 0:
            print(f"{number} of {len(kills)} kills, {host.answers()} acts acknowledged", file=sys.stderr)
    time.sleep(3)

    print(f"host_killed: {options.host_kills}")
    print(f"seats_killed: {options.seat_kills}")
    expect("people who got the whole log", len(host.finish()), len(host.bots))
    host.stop()
    expect("there is a score", (host.out / "score.json").exists())
    host.expect_every_act_once()
    return status()


if __name__ == "__main__":
    sys.exit(main())
