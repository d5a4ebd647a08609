#!/usr/bin/env python3
"""A team drill from the communication check to the result: a host that is killed on the way and goes on from its log,
windows under virtual displays that are driven by scripts, and a facilitator who is this program.

    team_windows.py STORMDRILL          two windows: PR in Chinese, customer service in English
    team_windows.py STORMDRILL --five   all five seats, an observer and an evaluator as well
    team_windows.py STORMDRILL --six    all five seats, and the facilitator at a window of her own
    with KEEP=FOLDER logs and screenshots stay there
"""

import argparse
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
sys.path.append(str(SOURCE / "tests/drill/net"))

from host_process import Host  # noqa: E402
from web_socket import Closed, JoinString, WebSocket  # noqa: E402

PATIENCE = 240  # seconds for each step of the drill; a loaded machine draws slowly

# Chair, language and scripts, one after the other: a window that ends is opened again with the same join string.
TWO = [
    ("pr", "zh-TW", ["team_pr"]),
    ("service", "en", ["team_service_first", "team_service"]),
]
FIVE = TWO + [
    ("marketing", "en", ["team_member"]),
    ("legal", "zh-TW", ["team_legal"]),
    ("lead", "en", ["team_lead"]),
    ("observer-1", "zh-TW", ["team_observer"]),
    ("evaluator", "en", ["team_evaluator"]),
]
SIX = FIVE[:5] + [("facilitator", "zh-TW", ["team_facilitator"])]


class AtHerWindow:
    """The facilitator has a window and a script of her own: nothing is left to do here."""

    def connect(self):
        pass

    def control(self, what, value=0):
        pass

    def all_ready(self, chairs):
        return True  # her script waits for them


class Facilitator:
    """Conducts by the host's protocol."""

    def __init__(self, join):
        self.join = JoinString(join)
        self.token = None
        self.number = 1 << 40
        self.connect()

    def connect(self):
        self.view = {}
        self.connection = WebSocket(self.join, timeout=None)
        self.connection.say("hello",
                            {"token": self.token} if self.token else {"code": self.join.code, "name": "Facilitator"})
        threading.Thread(target=self.listen, args=(self.connection,), daemon=True).start()

    def control(self, what, value=0):
        self.number += 1
        self.connection.say("control", {"what": what, "value": value}, self.number)

    def listen(self, connection):
        try:
            while True:
                message = connection.hear()
                if message["type"] == "welcome":
                    self.token = message["body"]["token"]
                if message["type"] == "view":
                    self.view = merged(self.view, message["body"])
        except (Closed, OSError):
            return

    def all_ready(self, chairs):
        known = {chair["id"]: chair for chair in self.view.get("chairs", [])}
        return all(known.get(chair, {}).get("ready") for chair in chairs)


def merged(old, patch):
    """RFC 7386; lists by their changes (drill/view_patch.hpp)."""
    if not isinstance(patch, dict):
        return patch
    if isinstance(old, list) and "$list" in patch:
        new = []
        for step in patch["$list"]:
            if isinstance(step, list):
                new += old[step[0]:step[0] + step[1]]
            else:
                new += step["came"] if "came" in step else [merged(old[step["changed"]], step["by"])]
        return new
    out = dict(old) if isinstance(old, dict) else {}
    for key, value in patch.items():
        if value is None:
            out.pop(key, None)
        else:
            out[key] = merged(out.get(key), value)
    return out


class Window(threading.Thread):
    """One person: her scripts, one window after the other."""

    def __init__(self, program, join, chair, language, scripts, work, environment):
        super().__init__(daemon=True)
        self.chair, self.scripts = chair, scripts
        self.command = [HERE / "with_display.sh", program, "join", join, "--name", f"Person {chair}", "--lang",
                        language, "--size", "1440x900", "--out", work / chair]
        self.folder = work / f"shots-{chair}"
        self.folder.mkdir(exist_ok=True)
        self.environment = environment
        self.failure = None
        self.process = None

    def run(self):
        for script in self.scripts:
            self.process = subprocess.Popen(
                self.command + ["--script", HERE / "scripts" / f"{script}.script"], cwd=self.folder,
                env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
            said = self.process.communicate()[0].decode()
            if self.process.returncode != 0:
                self.failure = f"{self.chair}, {script}: status {self.process.returncode}\n{said}"
                return

    def stop(self):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)  # the display and the window


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--five", dest="people", action="store_const", const=FIVE, default=TWO)
    parser.add_argument("--six", dest="people", action="store_const", const=SIX)
    parser.set_defaults(bot=None, scenario=SOURCE / "scenarios/allergen.yaml")
    options = parser.parse_args()
    kept = os.environ.get("KEEP")
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(kept or temporary).resolve()
        work.mkdir(parents=True, exist_ok=True)
        host = Host(options, observers=2, evaluators=1, folder=work, out=work / "host")
        windows = []
        try:
            drill(options.program, options.people, work, host, windows)
        finally:
            for window in windows:
                window.stop()
            host.stop()


def drill(program, people, work, host, windows):
    joins, log = host.joins, host.log
    for wrong, said in (("drill://127.0.0.1", "expected a / and the join code behind the address"),
                        ("drill://10.0.0.5/K7Q2-9FXM", "copy it whole"),
                        (joins["pr"] + "0", "the fingerprint has to have 64 hexadecimal digits")):
        refused = subprocess.run([program, "join", wrong], env=host.environment, capture_output=True, text=True,
                                 check=False)
        if refused.returncode != 2 or said not in refused.stderr:
            raise SystemExit(f"join {wrong}: status {refused.returncode}, {refused.stderr}")
    facilitator = AtHerWindow() if people is SIX else Facilitator(joins["facilitator"])
    windows += [Window(program, joins[chair], chair, language, scripts, work, host.environment)
                for chair, language, scripts in people]
    for window in windows:
        window.start()

    def until(what, holds, meanwhile=lambda: None):
        begun = time.monotonic()
        while not holds():
            for window in windows:
                if window.failure:
                    raise SystemExit(window.failure)
            if time.monotonic() - begun > PATIENCE:
                raise SystemExit(f"never came: {what}")
            meanwhile()
            time.sleep(0.5)
        print(f"{time.monotonic() - begun:6.1f} s  {what}", flush=True)

    def written(pattern):
        return lambda: re.search(pattern, log.read_text(encoding="utf-8")) is not None

    def let_time_pass():
        facilitator.control("jump", 300)
        time.sleep(1.5)

    until("everybody is ready", lambda: facilitator.all_ready([window.chair for window in windows]))
    facilitator.control("start")
    facilitator.control("jump", 1200)
    until("a post is flagged", written('"seat":"pr","act":"flag"'), let_time_pass)
    until("a statement is drafted", written('"seat":"pr","act":"draft"'))
    until("it is approved", written('"act":"review".*"decision":"approve"'), let_time_pass)
    until("it is published", written('"seat":"pr","act":"publish"'), let_time_pass)
    until("customer service has answered", written('"seat":"service","act":"reply"'), let_time_pass)
    until("she writes on", written('"seat":"service","act":"chat"'))
    time.sleep(3)
    host.kill()
    time.sleep(3)  # windows find out, and try in vain
    host.resume()
    facilitator.connect()
    until("her words came through the break", written('"seat":"service","act":"chat".*ten families'))
    for _ in range(10 if len(windows) > 2 else 1):
        let_time_pass()
    facilitator.control("end")
    until("lessons are filed", written('"seat":"pr","act":"lessons"'))
    until("the plan is filed", written('"seat":"pr","act":"improvement_plan"'))
    facilitator.control("finish")
    until("everybody has seen the result", lambda: not any(window.is_alive() for window in windows))
    for window in windows:
        if window.failure:
            raise SystemExit(window.failure)

    for token in (work / "own/stormdrill/seats").iterdir():
        if token.stat().st_mode & 0o077:
            raise SystemExit(f"{token}: others may read it")
    kept = log.read_text(encoding="utf-8")
    score = (host.out / "score.json").read_text(encoding="utf-8")
    for window in windows:
        own = (work / window.chair / "drill.jsonl").read_text(encoding="utf-8")
        if not own.startswith(kept) or (own != kept and window.chair != "evaluator"):
            raise SystemExit(f"{window.chair}: the log is not the host's")
        if window.chair != "evaluator" and (work / window.chair / "score.json").read_text(encoding="utf-8") != score:
            raise SystemExit(f"{window.chair}: the score is not the host's")
        if not (work / window.chair / "report.html").stat().st_size:
            raise SystemExit(f"{window.chair}: no report")
    refused = [line for line in kept.splitlines() if '"kind":"refused"' in line]
    if refused:
        raise SystemExit("a window tried what its seat may not:\n" + "\n".join(refused))
    print(f"team windows: {len(windows)} windows played to the end, each with the host's log, score and a report")


if __name__ == "__main__":
    main()
