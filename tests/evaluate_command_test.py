#!/usr/bin/env python3
"""Plays a short drill, evaluates it on the command line, and looks at log, score.json and report afterwards.

    evaluate_command_test.py PROGRAM SCENARIO [--agents N] [--seed N]
"""

import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("--agents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()

    def run(*arguments):
        return subprocess.run([options.program, *map(str, arguments)], capture_output=True, text=True, timeout=600)

    with tempfile.TemporaryDirectory(prefix="stormdrill-evaluate-") as folder:
        folder = pathlib.Path(folder)
        drill = folder / "drill"
        log, score, report = drill / "drill.jsonl", drill / "score.json", drill / "report.html"
        played = run("run", options.scenario, "--team", "copy-paste", "--seed", options.seed, "--agents", options.agents,
                     "--outcome-seeds", 0, "--left-out", 0, "--out", drill)
        check(played.returncode == 0, "the drill runs: " + played.stderr)
        whole = log.read_bytes()

        def refused(says, *arguments):
            result = run("evaluate", log, *arguments)
            check(result.returncode == 2, f"{arguments} ends with status 2, not {result.returncode}")
            check(says in result.stderr, f"{arguments}: '{says}' is missing in: {result.stderr}")
            check(log.read_bytes() == whole, f"{arguments} left the log as it was")

        listing = run("evaluate", log, "--list", "--lang", "en").stdout
        numbers = re.findall(r"^    (\d+):(\d+)  ( *[+-]\d+)  (\S+) +(\S+)", listing, re.M)
        check(len(numbers) > 20, "--list numbers the findings")
        line, finding = next((n[0], n[1]) for n in numbers if int(n[2]) < 0 and not n[4].startswith(("cap.", "missing.")))
        replies_before = json.loads(score.read_text())["process"]["score"]

        refused("--evaluator: whose ratings are these?", "--rate", "S1=P")
        refused("--rate: expected CLAUSE=P|S|M|U|N[:note], got 'S1'", "--evaluator", "Chen", "--rate", "S1")
        refused("--overrule: expected LINE:FINDING[:note], got '12'", "--evaluator", "Chen", "--overrule", "12")
        refused("The SOP has no clause and no phase 'S0'.", "--evaluator", "Chen", "--lang", "en", "--rate", "S1=P",
                "--rate", "S0=P")
        refused("SOP 沒有「S0」這一條", "--evaluator", "Chen", "--rate", "S0=P")
        refused("there is no 999.", "--evaluator", "Chen", "--lang", "en", "--overrule", f"{line}:999")
        refused("holds no text", "--evaluator", "Chen", "--lang", "en", "--overrule", "2:0")
        refused("The log has no line 99999999.", "--evaluator", "Chen", "--lang", "en", "--overrule", "99999999:0")
        refused("'X' is none", "--evaluator", "Chen", "--lang", "en", "--rate", "S1=X")

        written = run("evaluate", log, "--evaluator", "Chen", "--date", "2026-11-22", "--lang", "en", "--rate",
                      "S1=M:too late: three hours", "--rate", "reply=U", "--overrule", f"{line}:{finding}:a quotation")
        check(written.returncode == 0, "entries are written: " + written.stderr)
        check("written: 3\n" in written.stdout, "and counted")
        check(log.read_bytes().startswith(whole), "only added to the log")
        check(log.read_bytes().count(b"\n") == whole.count(b"\n") + 3, "three lines were added")
        evaluation = json.loads(score.read_text())["evaluation"]
        check([r["id"] for r in evaluation["ratings"]] == ["S1", "reply"], "score.json has the ratings")
        check(evaluation["ratings"][0]["note"] == "too late: three hours", "with their notes")
        check(evaluation["overruled"][0]["tone_overruled"] >= evaluation["overruled"][0]["tone_found"],
              "the overruled fault costs nothing more")
        check(evaluation["process_score_as_found"] == replies_before, "the score as found is kept")
        check("a quotation" in report.read_text(), "the report shows the overruling")
        for command in ("replay", "score", "report"):
            result = run(command, log)
            check(result.returncode == 0, f"{command} takes the log: {result.stderr}")

        sheet = folder / "sheet.csv"
        check(run("evaluate", log, "--evaluator", "Wu", "--sheet", sheet).returncode == 0, "a sheet is written")
        check(sheet.read_bytes().startswith(b"\xef\xbb\xbf"), "with the mark that Excel looks for")
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        place = {row[1]: row for row in rows if len(row) > 1}
        for clause, letter in (("S1", "U"), ("R1", "S"), ("D1", "P"), ("R6", "N")):
            place[clause][5] = letter
        place["R1"][6] = "=HYPERLINK(\"x\")\n第二行"

        def store():
            with sheet.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows(rows)

        place["A1"][5] = "Q"
        store()
        whole = log.read_bytes()
        row = rows.index(place["A1"]) + 1
        refused(f"sheet.csv:{row}:6: error: Rating (P S M U N): expected P, S, M, U or N, got 'Q'", "--evaluator", "Wu",
                "--from", sheet)
        place["A1"][5] = ""
        store()
        result = run("evaluate", log, "--evaluator", "Wu", "--from", sheet)
        check("written: 4\n" in result.stdout, "four rows were filled in: " + result.stdout + result.stderr)
        result = run("evaluate", log, "--evaluator", "Wu", "--from", sheet)
        check("written: 0\nunchanged: 4\n" in result.stdout, "the same sheet again writes nothing")
        evaluation = json.loads(score.read_text())["evaluation"]
        check([(a["first"], a["second"], a["n"]) for a in evaluation["agreement"]] ==
              [(None, "Chen", 1), (None, "Wu", 3), ("Chen", "Wu", 1)], f"agreement: {evaluation['agreement']}")
        check(evaluation["agreement"][0]["kappa"] is None, "kappa of one clause is not defined")
        check(run("replay", log).returncode == 0, "the log replays with all of it")
        again = run("score", log, "--rescore", "--lang", "en").stdout
        check("rules: the log's\n" in again and "\nchanged: 0\n" in again, "nothing changes by the same rules: " + again)
    print("evaluate:", "failed" if failures else "passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
