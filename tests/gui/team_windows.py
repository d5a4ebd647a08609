#!/usr/bin/env python3
"""A team drill from the communication check to the result: a host that is killed on the way and goes on from its log,
windows under virtual displays that are driven by scripts, and a facilitator who is this program.

    team_windows.py STORMDRILL          two windows: PR in Chinese, customer service in English
    team_windows.py STORMDRILL --five   all five seats, an observer and an evaluator as well
    team_windows.py STORMDRILL --six    all five seats, and the facilitator at a window of her own
    with KEEP=FOLDER logs and screenshots stay there
"""

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
    """RFC 7386."""
    if not isinstance(patch, dict):
        return patch
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


class Host:
    def __init__(self, program, folder, environment):
        self.program, self.folder, self.environment = program, folder, environment
        self.joins = {}
        self.start([SOURCE / "scenarios/allergen.yaml", "--agents", "2000", "--port", "0", "--out", folder])

    def start(self, arguments):
        self.process = subprocess.Popen([self.program, "host", *arguments], env=self.environment,
                                        stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if ": drill://" in line:
                chair, join = line.strip().split(": ", 1)
                self.joins.setdefault(chair, join)
            if "EXERCISE" in line:
                return

    def kill_and_resume(self):
        port = re.search(r":(\d+)/", self.joins["facilitator"]).group(1)
        self.process.kill()
        self.process.wait()
        time.sleep(3)  # windows find out, and try in vain
        self.start(["--resume", self.folder / "drill.jsonl", "--port", port])


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    people = SIX if "--six" in sys.argv[2:] else FIVE if "--five" in sys.argv[2:] else TWO
    kept = os.environ.get("KEEP")
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(kept or temporary).resolve()
        work.mkdir(parents=True, exist_ok=True)
        environment = dict(os.environ, XDG_DATA_HOME=str(work / "own"))
        host = Host(program, work / "host", environment)
        windows = []
        try:
            drill(program, people, work, environment, host, windows)
        finally:
            for window in windows:
                window.stop()
            host.process.send_signal(signal.SIGINT)
            host.process.wait(20)


def drill(program, people, work, environment, host, windows):
    joins = host.joins
    for wrong, said in (("drill://127.0.0.1", "expected a / and the join code behind the address"),
                        ("drill://10.0.0.5/K7Q2-9FXM", "copy it whole"),
                        (joins["pr"] + "0", "the fingerprint has to have 64 hexadecimal digits")):
        refused = subprocess.run([program, "join", wrong], env=environment, capture_output=True, text=True, check=False)
        if refused.returncode != 2 or said not in refused.stderr:
            raise SystemExit(f"join {wrong}: status {refused.returncode}, {refused.stderr}")
    log = work / "host" / "drill.jsonl"
    facilitator = AtHerWindow() if people is SIX else Facilitator(joins["facilitator"])
    windows += [Window(program, joins[chair], chair, language, scripts, work, environment)
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
    host.kill_and_resume()
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
    score = (work / "host/score.json").read_text(encoding="utf-8")
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
