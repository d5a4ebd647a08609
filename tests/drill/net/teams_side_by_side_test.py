#!/usr/bin/env python3
"""Two teams play the same storm from one host, which is killed on the way, and are compared at the end.

    teams_side_by_side_test.py STORMDRILL TEAM_BOT SCENARIO
"""

import json
import sys
import time

from host_process import Host, arguments, comes_true, expect, status


def main():
    host = Host(arguments(__doc__).parse_args(), "--teams", 2)
    host.add_person("team-1.pr", act_every=0.2)
    host.add_person("team-2.service", act_every=0.2)
    for team in ("team-1", "team-2"):
        host.add_conductor(people=2, pace=60, seconds=12, chair=team + ".facilitator")
    time.sleep(6)
    logs = [host.out / "team-1/drill.jsonl", host.out / "team-2/drill.jsonl"]
    host.kill()
    host.resume(log=logs[1])  # any of the logs will do
    expect("both teams' drills go on from one log's name", host.lives())
    page = host.out / "teams.html"
    expect("the page that compares them is written", comes_true(page.exists, 240))
    comes_true(host.all_went, 60)
    expect("everybody got her team's whole log", host.with_whole_log(), list(host.bots))
    host.stop()
    headers = [json.loads(log.read_text().splitlines()[0]) for log in logs]
    expect("one seed for both", headers[0]["seed"] == headers[1]["seed"])
    for number, log in enumerate(logs, 1):
        score = json.loads((log.parent / "score.json").read_text())
        expect(f"team {number} has its score, and the page shows it",
               f"{score['process']['score']:.1f}" in page.read_text())
        expect(f"team {number}'s log replays", host.replay(log), lambda replayed: replayed[0])
    texts = [log.read_text() for log in logs]
    expect("neither team's talk is in the other's log",
           "team-1.pr-" in texts[0] and "team-1.pr-" not in texts[1] and "team-2.service-" in texts[1])
    return status()


if __name__ == "__main__":
    sys.exit(main())
