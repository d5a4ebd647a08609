"""A host and the people at it, each a process: started, killed, ended, and what their journals and the log say
afterwards. Also what every test with it has: its arguments, and its list of what was not as expected.
"""

import argparse
import atexit
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

FOR_EVER = 1_000_000  # seconds: until the test itself ends the drill

failures = []


def arguments(about):
    """A parser to which a test adds options of its own."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="stormdrill")
    parser.add_argument("bot", help="team_bot, a person as a process")
    parser.add_argument("scenario")
    return parser


def expect(name, got, wanted=True):
    """Says whether `got` is what is wanted: equal to it, or such that wanted(got)."""
    right = wanted(got) if callable(wanted) else got == wanted
    shown = "" if isinstance(got, bool) else f": {str(got)[:500]}"
    print(("ok: " if right else "NOT OK: ") + name + shown, flush=True)
    if not right:
        failures.append(name)


def status():
    return 1 if failures else 0


def comes_true(condition, seconds, every=0.2):
    give_up = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > give_up:
            return False
        time.sleep(every)
    return True


def count(times):
    """Of times by chair."""
    return sum(map(len, times.values()))


def percentile(times, share):
    """Of times by chair."""
    ordered = sorted(itertools.chain.from_iterable(times.values()))
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


class Host:
    """Listens when it is made. `options` are those of arguments(); `more` goes to `stormdrill host`.

    People's journals lie in `folder`, a new one where none is given; the drill in `out`, inside of it where nothing
    else is said.
    """

    def __init__(self, options, *more, agents=2000, observers=0, evaluators=0, folder=None, out=None):
        self.program, self.bot = options.program, options.bot
        self.folder = folder or pathlib.Path(tempfile.mkdtemp(prefix=pathlib.Path(sys.argv[0]).stem + "-"))
        self.out = out or self.folder / "drill"
        self.log = self.out / "drill.jsonl"
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "own"))
        self.joins = {}
        self.bots = {}
        self._bot_commands = {}
        atexit.register(self._kill_all)  # also when the test itself fails
        self._start(options.scenario, "--agents", agents, "--observers", observers, "--evaluators", evaluators,
                    "--out", self.out, "--port", 0, *more)

    def _start(self, *more):
        self.process = subprocess.Popen([self.program, "host", *map(str, more)], env=self.environment,
                                        stdout=subprocess.PIPE, text=True)
        team = ""  # of several side by side, chairs are called team-1.pr
        for line in self.process.stdout:
            if line.startswith("team "):
                team = line.strip().replace(" ", "-") + "."
            chair, _, join = line.strip().partition(": ")
            if join.startswith("drill://"):
                self.joins[team + chair] = join
                self.port = int(join.split("/")[2].rsplit(":", 1)[1])
            if line.startswith("EXERCISE"):
                return
        sys.exit("the host ended before it listened")

    def _kill_all(self):
        for process in [*self.bots.values(), self.process]:
            process.kill()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def resume(self, log=None):
        """From its log; on the same port: windows find it again."""
        self._start("--resume", log or self.log, "--port", self.port)

    def lives(self):
        return self.process.poll() is None

    def stop(self):
        for bot in self.bots.values():
            bot.kill()
            bot.wait()
        self.process.terminate()
        self.process.wait(30)

    # People.

    def add_person(self, name, act_every):
        """`name`: a chair, or the seat of which this is the first chair; seconds between acts, 0: only looks on."""
        chair = name if name in self.joins else name + "-1"
        self._start_bot(chair, "--act-every", act_every)

    def add_conductor(self, people, pace, seconds=FOR_EVER, chair="facilitator"):
        """Starts the drill when so many are here, herself included, and ends it `seconds` later."""
        self._start_bot(chair, "--act-every", 0, "--people", people, "--pace", pace, "--drill-seconds", seconds)

    def _start_bot(self, chair, *more):
        self._bot_commands[chair] = [self.bot, self.joins[chair], self.folder / (chair + ".journal"), "--name", chair,
                                     *map(str, more)]
        self.restart_person(chair)

    def kill_person(self, chair):
        self.bots[chair].kill()
        self.bots[chair].wait()

    def restart_person(self, chair):
        self.bots[chair] = subprocess.Popen(self._bot_commands[chair])

    def all_went(self):
        """Whether everybody has ended: a person does when she has the whole log. True also when the host ended."""
        return not self.lives() or all(bot.poll() is not None for bot in self.bots.values())

    def with_whole_log(self):
        """Chairs."""
        return [chair for chair, bot in self.bots.items() if bot.poll() == 0]

    def finish(self, seconds=300):
        """The facilitator ends the drill, and score and report are made; the chairs that got the whole log."""
        self.kill_person("facilitator")
        self.add_conductor(people=1, pace=20, seconds=1)
        comes_true(self.all_went, seconds)
        return self.with_whole_log()

    # What people wrote down.

    def journal_lines(self, chair, word):
        """The words of the lines that begin with `word` (team_bot.cpp has a list)."""
        path = self.folder / (chair + ".journal")
        lines = [line.split() for line in path.read_text().splitlines()] if path.exists() else []
        return [line for line in lines if line and line[0] == word]

    def _times(self, word):
        return {chair: [float(line[2]) for line in self.journal_lines(chair, word) if len(line) > 2]
                for chair in self.bots}

    def answer_times(self):
        """Milliseconds, by chair, in order: of what was acknowledged."""
        return self._times("done")

    def answers(self):
        return count(self.answer_times())

    def times_on_screen(self):
        """Milliseconds, by chair: until a person saw her own words."""
        return self._times("seen")

    def refused(self):
        return [line for chair in self.bots for line in self.journal_lines(chair, "refused")]

    def bytes_to_all(self):
        return sum(int(line[1]) for chair in self.bots for line in self.journal_lines(chair, "bytes"))

    # What the log says of it.

    def acts_in_log(self):
        """How often each act of a person is there."""
        found = {}
        for line in map(json.loads, self.log.read_text().splitlines()):
            if line.get("kind") == "act" and "chair" in line:
                key = (line["chair"], line["number"])
                found[key] = found.get(key, 0) + 1
        return found

    def replay(self, log=None):
        """Whether the log replays to the hashes it holds, and the last that the program says about it."""
        done = subprocess.run([self.program, "replay", log or self.log], capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).strip().splitlines()
        return done.returncode == 0, said[-1] if said else ""

    def expect_every_act_once(self):
        """When all is over: what was acknowledged is in the log, and the log replays."""
        in_log = self.acts_in_log()
        expect("acts acknowledged", self.answers(), lambda number: number > 0)
        expect("acknowledged and not in the log",
               [(chair, int(line[1])) for chair in self.bots for line in self.journal_lines(chair, "done")
                if len(line) > 2 and (chair, int(line[1])) not in in_log], [])
        expect("in the log twice", [act for act, times in in_log.items() if times > 1], [])
        expect("the log replays", self.replay(), lambda replayed: replayed[0])

    # What it costs.

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0
