#!/usr/bin/env python3
"""Two teams play the same storm from one host, which is killed on the way, and are compared at the end.

    teams_side_by_side_test.py STORMDRILL TEAM_BOT SCENARIO
"""

import argparse
import json
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
    folder = pathlib.Path(tempfile.mkdtemp(prefix="teams-"))
    out = folder / "drill"
    host = Host([options.program, "host", options.scenario, "--agents", "2000", "--teams", "2", "--observers", "0",
                 "--evaluators", "0"], out)
    failures = []

    def expect(name, right):
        print(f"{'ok' if right else 'NOT OK'}: {name}", flush=True)
        if not right:
            failures.append(name)

    logs = [out / "team-1/drill.jsonl", out / "team-2/drill.jsonl"]
    host.add_bot(options.bot, "team-1.pr", "--act-every", "0.2")
    host.add_bot(options.bot, "team-2.service", "--act-every", "0.2")
    for team in ("team-1", "team-2"):
        host.add_bot(options.bot, team + ".facilitator", "--people", "2", "--pace", "60", "--act-every", "0",
                     "--drill-seconds", "12")
    time.sleep(6)
    host.log = logs[1]  # any of the logs will do
    host.kill()
    host.resume()
    expect("both teams' drills go on from one log's name", len(host.process.args) > 0 and host.process.poll() is None)
    give_up = time.time() + 240
    page = out / "teams.html"
    while not page.exists() and time.time() < give_up:
        time.sleep(0.3)
    expect("the page that compares them is written", page.exists())
    done = [bot.wait(60) for bot in host.bots.values()]
    expect("everybody got her team's whole log", done == [0] * len(done))
    host.stop()
    headers = [json.loads(log.read_text().splitlines()[0]) for log in logs]
    expect("one seed for both", headers[0]["seed"] == headers[1]["seed"])
    for number, log in enumerate(logs, 1):
        score = json.loads((log.parent / "score.json").read_text())
        expect(f"team {number} has its score, and the page shows it",
               f"{score['process']['score']:.1f}" in page.read_text())
        replay = subprocess.run([options.program, "replay", str(log)], capture_output=True, text=True)
        expect(f"team {number}'s log replays {replay.stderr[-300:]}", replay.returncode == 0)
    texts = [log.read_text() for log in logs]
    expect("neither team's talk is in the other's log",
           "team-1.pr-" in texts[0] and "team-1.pr-" not in texts[1] and "team-2.service-" in texts[1])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
