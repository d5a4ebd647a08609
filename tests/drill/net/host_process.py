"""A host and the people at it, each a process, and what their journals and the log say afterwards."""

import atexit
import json
import os
import pathlib
import subprocess
import sys
import time


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


class Host:
    def __init__(self, command, out, port=0):
        self.out = pathlib.Path(out)
        self.log = self.out / "drill.jsonl"
        self.folder = self.out.parent
        self.command = command
        self.joins = {}
        self.bots = {}
        self.arguments = {}
        atexit.register(self._kill_all)  # also when the test itself fails
        self._start(command + ["--port", str(port), "--out", str(out)])

    def _start(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
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

    def resume(self):
        """On the same port: windows find it again."""
        self._start(self.command + ["--port", str(self.port), "--resume", str(self.log)])

    def chair_of(self, name):
        return name if name in self.joins else name + "-1"

    def journal(self, chair):
        return self.folder / (chair + ".journal")

    def add_bot(self, program, name, *arguments):
        chair = self.chair_of(name)
        self.arguments[chair] = [program, self.joins[chair], str(self.journal(chair)), "--name", chair, *arguments]
        self.start_bot(chair)

    def start_bot(self, chair):
        self.bots[chair] = subprocess.Popen(self.arguments[chair])

    def finish(self, program, *conductor, seconds=300):
        """The facilitator ends the drill; the chairs that got the whole log."""
        self.bots["facilitator"].kill()
        self.bots["facilitator"].wait()
        self.add_bot(program, "facilitator", *conductor, "--drill-seconds", "1")
        give_up = time.time() + seconds
        while any(bot.poll() is None for bot in self.bots.values()) and time.time() < give_up:
            time.sleep(0.2)
        return [chair for chair, bot in self.bots.items() if bot.poll() == 0]

    def stop(self):
        for bot in self.bots.values():
            bot.kill()
            bot.wait()
        self.process.terminate()
        self.process.wait(30)

    def _journal_lines(self, chair, word):
        path = self.journal(chair)
        lines = [line.split() for line in path.read_text().splitlines()] if path.exists() else []
        return [line for line in lines if line and line[0] == word]

    def answer_times(self):
        return [float(line[2]) for chair in self.bots for line in self._journal_lines(chair, "done") if len(line) > 2]

    def times_on_screen(self):
        return [float(line[2]) for chair in self.bots for line in self._journal_lines(chair, "seen") if len(line) > 2]

    def refused(self):
        return [line for chair in self.bots for line in self._journal_lines(chair, "refused")]

    def bytes_to_all(self):
        return sum(int(line[1]) for chair in self.bots for line in self._journal_lines(chair, "bytes"))

    def log_lines(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def acts_in_log(self):
        found = {}
        for line in self.log_lines():
            if line.get("kind") == "act" and "chair" in line:
                key = (line["chair"], line["number"])
                found[key] = found.get(key, 0) + 1
        return found

    def lost_acts(self):
        """Acknowledged, and not in the log."""
        in_log = self.acts_in_log()
        return [(chair, int(line[1])) for chair in self.bots for line in self._journal_lines(chair, "done")
                if len(line) > 2 and (chair, int(line[1])) not in in_log]

    def doubled_acts(self):
        return [key for key, count in self.acts_in_log().items() if count > 1]

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_mib(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0
