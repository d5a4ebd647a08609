#!/usr/bin/env python3
"""`stormdrill bench` at its command line: what it prints, that threads change no figure, and how it refuses bad input.

    bench_command_test.py PROGRAM
"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else sys.exit(__doc__)


def run(*arguments):
    return subprocess.run([PROGRAM, "bench", *map(str, arguments)], capture_output=True, text=True, timeout=300)


def figures(output):
    """All `name: value` lines, in order."""
    return [tuple(line.split(": ", 1)) for line in output.splitlines()]


class Spread(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="stormdrill-bench-")
        self.addCleanup(self.folder.cleanup)

    def edges(self, text, name="edges.txt"):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(text, encoding="utf-8")
        return path

    def graph(self):
        luck = random.Random(5)
        return self.edges("".join(f"{luck.randrange(2000) * 5000} {luck.randrange(2000) * 5000}\n" for _ in range(8000)))

    def test_prints_each_run_then_the_memory(self):
        done = run("spread", "--edges", self.graph(), "--model", "sir", "--seeds", 10, "--runs", 3, "--rng-seed", 4)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        names = [name for name, _ in figures(done.stdout)]
        self.assertEqual(names, ["infected", "edges", "cpu_s"] * 3 + ["all_runs_s", "peak_rss_mib"])
        for name, value in figures(done.stdout):
            if name in ("infected", "edges"):
                self.assertGreaterEqual(int(value), 10)
            else:
                self.assertGreaterEqual(float(value), 0)

    def test_figures_depend_on_the_seed_and_not_on_threads(self):
        for model in ("sir", "ic"):
            def infected(seed, threads):
                done = run("spread", "--edges", self.graph(), "--model", model, "--runs", 6, "--rng-seed", seed,
                           "--threads", threads)
                return [f for f in figures(done.stdout) if f[0] in ("infected", "edges")]
            alone = infected(1, 1)
            self.assertEqual(len(alone), 12)
            self.assertEqual(infected(1, 2), alone)
            self.assertNotEqual(infected(2, 1), alone)

    def test_a_cascade_with_certain_infection_reaches_everybody(self):
        path = self.edges("# a triangle with a tail\n\n1 2\n2\t3\r\n 3 1 \n3 10000000")  # no line feed at the end
        done = run("spread", "--edges", path, "--model", "ic", "--p", 1, "--seeds", 1)
        self.assertEqual(figures(done.stdout)[:2], [("infected", "4"), ("edges", "8")])

    def refused(self, text, place, expected):
        path = self.edges(text)
        done = run("spread", "--edges", path, "--model", "sir", "--seeds", 1)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        first = done.stderr.splitlines()[0]
        self.assertEqual(first, f"{path}:{place}: error: {expected}")
        self.assertEqual(len(re.findall("error:", done.stderr)), 1)

    def test_a_bad_line_is_located_and_says_what_was_expected(self):
        self.refused("1 2\nx 3\n", "2:1", "expected an edge 'u v', got 'x'")
        self.refused("1 2\n\n# two\n7\n", "4:2", "expected a second id, got the end of the line")
        self.refused("1 2\n5 -6\n", "2:3", "expected a second id, got '-6'")
        self.refused("1 2 0.5\n", "1:5", "expected the end of the line after two ids, got '0.5'")
        self.refused("1,2\n", "1:2", "expected a blank after the first id, got ',2'")
        self.refused("1 4294967296", "1:3", "expected an id from 0 to 4294967295, got '4294967296'")

    def test_a_bad_line_behind_many_good_ones_is_found(self):
        # Lines are cut by the pieces in which the file is read.
        self.refused("123456 654321\n" * 200_000 + "12 z\n", "200001:4", "expected a second id, got 'z'")

    def refused_usage(self, arguments, *words):
        done = run("spread", *arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        for word in words:
            self.assertIn(word, done.stderr)

    def test_bad_usage_is_refused(self):
        good = self.edges("1 2\n")
        self.refused_usage(["--edges", good], "--model")
        self.refused_usage(["--edges", good, "--model", "seir"], "sir")
        self.refused_usage(["--edges", good, "--model", "ic", "--p", "1.5"], "--p")
        self.refused_usage(["--edges", good, "--model", "sir", "--beta", "0"], "--beta")
        self.refused_usage(["--edges", good, "--model", "ic", "--beta", "1"], "--beta: only with --model sir")
        self.refused_usage(["--edges", good, "--model", "sir", "--p", "0.1"], "--p: only with --model ic")
        self.refused_usage(["--edges", good, "--model", "sir"], "--seeds: expected at most 2")
        self.refused_usage(["--edges", self.edges("", "empty.txt"), "--model", "sir"], "empty.txt: holds no edge")
        missing = pathlib.Path(self.folder.name) / "missing.txt"
        self.refused_usage(["--edges", missing, "--model", "sir"], "missing.txt: cannot be read: No such file")
        self.refused_usage(["--edges", self.folder.name, "--model", "sir"], "cannot be read: Is a directory")


class Crowd(unittest.TestCase):
    def test_network_is_the_same_with_any_number_of_threads(self):
        one, two = (dict(figures(run("network", "--people", 3000, "--threads", t).stdout)) for t in (1, 2))
        self.assertEqual(list(one), ["network_s", "edges", "peak_rss_mib", "network_hash"])
        self.assertGreater(int(one["edges"]), 3000)
        self.assertEqual((one["edges"], one["network_hash"]), (two["edges"], two["network_hash"]))

    def test_a_storm_runs_its_hours(self):
        short, long = (dict(figures(run("crowd", "--people", 3000, "--hours", h, "--seed", 2).stdout)) for h in (1, 6))
        self.assertEqual(list(short), ["network_s", "run_cpu_s", "chatter_cpu_s", "posts", "crisis_posts", "peak_rss_mib", "state_hash"])
        self.assertGreater(int(long["posts"]), int(short["posts"]))

    def test_snapshots_are_measured_and_leave_the_storm_alone(self):
        plain, copied = (dict(figures(run("crowd", "--people", 3000, "--hours", 2, "--snapshots", n).stdout))
                         for n in (0, 3))
        self.assertEqual(list(copied)[-3:], ["copy_cpu_s", "branch_cpu_s", "copy_mib"])
        self.assertGreater(float(copied["branch_cpu_s"]), float(copied["copy_cpu_s"]))
        self.assertEqual(copied["state_hash"], plain["state_hash"])

    def test_a_saved_network_gives_the_same_storm_and_damage_is_refused(self):
        with tempfile.TemporaryDirectory(prefix="stormdrill-bench-") as folder:
            saved = pathlib.Path(folder) / "town.network"
            built = dict(figures(run("network", "--people", 3000, "--save", saved).stdout))
            loaded = dict(figures(run("network", "--people", 3000, "--load", saved).stdout))
            self.assertEqual((built["edges"], built["network_hash"]), (loaded["edges"], loaded["network_hash"]))
            storms = [dict(figures(run("crowd", "--people", 3000, "--hours", 2, *more).stdout))["state_hash"]
                      for more in ([], ["--load", saved])]
            self.assertEqual(storms[0], storms[1])

            def refused(arguments, reason):
                done = run("network", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(reason, done.stderr)
                self.assertIn("town", done.stderr)

            refused(["--people", 4000, "--load", saved], "is another network (3000 people)")
            whole = saved.read_bytes()
            for name, damaged, reason in (("town.short", whole[:-1], "is cut short"),
                                          ("town.text", b"people: 3000\n", "is no saved network"),
                                          ("town.empty", b"", "is no saved network"),
                                          ("town.flipped", whole[:50000] + b"\xff\x00" + whole[50002:], "damaged")):
                path = pathlib.Path(folder) / name
                path.write_bytes(damaged)
                refused(["--people", 3000, "--load", path], reason)
            refused(["--people", 3000, "--load", pathlib.Path(folder) / "town.missing"], "cannot be read")

    def test_people_out_of_range_are_refused(self):
        done = run("crowd", "--people", 10)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--people", done.stderr)


if __name__ == "__main__":
    unittest.main()
