#!/usr/bin/env python3
"""The house rules that a compiler does not know: who may include whom, which library lives in which room, and what
may not appear where the world is computed.

    architecture_test.py ROOT         checks the tree; status 1 and one line per violation
    architecture_test.py --self-test  plants each kind of violation in a small tree and expects it to be found
"""

import pathlib
import re
import sys
import tempfile

ROOMS = ("base", "sim", "scenarios", "scoring", "drill", "gui", "app")

# app → gui → drill → sim, scoring, scenarios → base; gui sees a drill through its seat view, never the public itself.
MAY_INCLUDE = {
    "base": {"base"},
    "sim": {"sim", "base"},
    "scenarios": {"scenarios", "base"},
    "scoring": {"scoring", "base"},
    "drill": {"drill", "sim", "scoring", "scenarios", "base"},
    "gui": {"gui", "drill", "scoring", "scenarios", "base"},
    "app": set(ROOMS),
}

# Not even through a header in between.
NEVER_REACHES = {"gui": "sim", "scoring": "sim", "sim": "scoring"}

# Library header → the rooms (or single files) that may see it.
LIBRARY_HOME = (
    (r"SFML/", ("gui/",)),
    (r"X11/", ("gui/platform/",)),
    (r"ft2build\.h|freetype", ("gui/",)),
    (r"yaml-cpp/", ("base/",)),
    (r"boost/beast|openssl/", ("drill/net/",)),
    (r"sqlite3\.h", ("scoring/history/",)),
    (r"CLI/", ("app/", "tests/drill/net/team_bot.cpp")),
    (r"qrcodegen\.hpp", ("app/",)),
    (r"catch2/", ("tests/catch.hpp", "tests/catch_main.cpp")),
)

# What makes a world differ between machines, runs or threads. (exact_* of base/math.hpp is the way to compute.)
LIBM = "exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|erf|tgamma|lgamma"
NOT_IN_SIM = (
    (r"#\s*include\s*<(chrono|ctime|iostream|fstream|filesystem|random|cstdio|unordered_map|unordered_set)>", "include"),
    (r"\brandom_device\b", "luck from outside the seed"),
    (r"\bunordered_\w+", "a container whose order is no rule"),
    (r"\bstd\s*::\s*\w+_distribution\b", "a std:: distribution"),
    (rf"\b(?:std\s*::\s*)?({LIBM})f?\s*\(", "libm, whose bits differ by machine"),
)

LINES_MOST = 600


def without_comments_and_texts(source):
    """The code alone, line numbers kept. Include lines keep their quotes."""

    def blank(match):
        return "\n" * match.group(0).count("\n") or " "

    pattern = r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|(?<!include )"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''
    return re.sub(pattern, blank, source, flags=re.DOTALL)


def own_includes(root, path, known):
    """The house's own headers that a file includes; each file is read once."""
    if path not in known:
        known[path] = []
        if (root / path).is_file():
            source = without_comments_and_texts((root / path).read_text(encoding="utf-8"))
            known[path] = re.findall(r'^\s*#\s*include\s*"([^"]+)"', source, flags=re.MULTILINE)
    return known[path]


def ways_to(root, start, room, known):
    """The include chains by which a file reaches a room that it does not name itself."""
    ways, seen, waiting = [], {start}, [[start]]
    while waiting:
        chain = waiting.pop()
        for header in own_includes(root, chain[-1], known):
            if header.startswith(room + "/") and len(chain) > 1:
                ways.append(chain[1:] + [header])
            # Inside the own room the next file answers for its own includes.
            elif header not in seen and header.split("/")[0] != start.split("/")[0]:
                seen.add(header)
                waiting.append(chain + [header])
    return ways


def violations(root):
    found = []
    known = {}
    files = [f for room in ROOMS + ("tests",) for f in sorted((root / room).rglob("*")) if f.suffix in (".cpp", ".hpp")]
    for file in files:
        path = file.relative_to(root).as_posix()
        room = path.split("/")[0]
        source = file.read_text(encoding="utf-8")
        lines = without_comments_and_texts(source).splitlines()
        if len(lines) > LINES_MOST:
            found.append(f"{path}: {len(lines)} lines; more than {LINES_MOST} have more than one reason to change")
        if room in NEVER_REACHES:
            for way in ways_to(root, path, NEVER_REACHES[room], known):
                found.append(f"{path}: {room}/ may not reach {NEVER_REACHES[room]}/, and does by {' → '.join(way)}")
        for number, line in enumerate(lines, 1):
            place = f"{path}:{number}"
            include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if include:
                header = include.group(2)
                target = header.split("/")[0]
                if room != "tests" and target == "tests":
                    found.append(f"{place}: {room}/ may not include {header}")
                if room in MAY_INCLUDE and target in ROOMS and target not in MAY_INCLUDE[room]:
                    found.append(f"{place}: {room}/ may not include {header}")
                if header.startswith("../"):
                    found.append(f"{place}: {header} hides its room; write the path from the top")
                for library, homes in LIBRARY_HOME:
                    allowed_test = room == "tests" and library != r"catch2/" and any(
                        path.startswith("tests/" + home.split("/")[0] + "/") for home in homes)
                    if re.match(library, header) and not path.startswith(homes) and not allowed_test:
                        found.append(f"{place}: {header} may be seen only in {' or '.join(homes)}")
            if room == "sim":
                for pattern, why in NOT_IN_SIM:
                    hit = re.search(pattern, line)
                    if hit:
                        found.append(f"{place}: sim/ may not use {hit.group(0).strip()} ({why})")
    return found


# path, its text, and what must be said of it; None where nothing may be said.
PLANTED = (
    ("base/a.cpp", '#include "sim/world.hpp"\n', "base/a.cpp:1: base/ may not include sim/world.hpp"),
    ("sim/a.cpp", '\n#include "scoring/sop.hpp"\n', "sim/a.cpp:2: sim/ may not include scoring/sop.hpp"),
    ("scoring/a.cpp", '#include "drill/log.hpp"\n', "scoring/a.cpp:1: scoring/ may not include drill/log.hpp"),
    ("scoring/b.cpp", '#include "sim/world.hpp"\n', "scoring/b.cpp:1: scoring/ may not include sim/world.hpp"),
    ("gui/a.cpp", '#include "sim/world.hpp"\n', "gui/a.cpp:1: gui/ may not include sim/world.hpp"),
    ("drill/world_view.hpp", '#include "sim/world.hpp"\n', None),
    ("gui/c.cpp", '#include "drill/world_view.hpp"\n',
     "gui/c.cpp: gui/ may not reach sim/, and does by drill/world_view.hpp → sim/world.hpp"),
    ("drill/a.cpp", '#include "gui/theme.hpp"\n', "drill/a.cpp:1: drill/ may not include gui/theme.hpp"),
    ("drill/b.cpp", "#include <SFML/Graphics.hpp>\n", "drill/b.cpp:1: SFML/Graphics.hpp may be seen only in gui/"),
    ("scenarios/a.cpp", "#include <yaml-cpp/yaml.h>\n", "scenarios/a.cpp:1: yaml-cpp/yaml.h may be seen only in base/"),
    ("gui/b.cpp", '#include "../sim/world.hpp"\n', "gui/b.cpp:1: ../sim/world.hpp hides its room"),
    ("base/b.cpp", '#include "tests/catch.hpp"\n', "base/b.cpp:1: base/ may not include tests/catch.hpp"),
    ("tests/sim/a.cpp", "#include <catch2/catch.hpp>\n", "tests/sim/a.cpp:1: catch2/catch.hpp may be seen only in"),
    ("sim/chrono.cpp", "#include <chrono>\n", "sim/chrono.cpp:1: sim/ may not use #include <chrono>"),
    ("sim/stream.cpp", "#include <iostream>\n", "sim/stream.cpp:1: sim/ may not use #include <iostream>"),
    ("sim/luck.cpp", "std::random_device luck;\n", "sim/luck.cpp:1: sim/ may not use random_device"),
    ("sim/map.cpp", "std::unordered_map<int, int> m;\n", "sim/map.cpp:1: sim/ may not use unordered_map"),
    ("sim/draw.cpp", "std::normal_distribution<> d;\n", "sim/draw.cpp:1: sim/ may not use std::normal_distribution"),
    ("sim/exp.cpp", "/* why */ double y = std::exp(x);\n", "sim/exp.cpp:1: sim/ may not use std::exp("),
    ("sim/pow.cpp", "\n\ndouble y = pow(x, 2);\n", "sim/pow.cpp:3: sim/ may not use pow("),
    ("sim/long.cpp", "int x;\n" * (LINES_MOST + 1), "sim/long.cpp: 601 lines"),
    ("sim/good.cpp", '#include "base/math.hpp"\n// std::exp( is not for us\nauto s = "std::pow(";\n'
                     "double y = exact_exp(exact_log(x)); double r = std::sqrt(x); auto c = network.log_size(3);\n", None),
    ("gui/good.cpp", '#include <SFML/Graphics.hpp>\n#include "drill/seat_view.hpp"\n#include <chrono>\n', None),
    ("app/good.cpp", '#include "sim/world.hpp"\n#include <iostream>\n#include <CLI/CLI.hpp>\n', None),
)


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text, _ in PLANTED:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        found = violations(root)
        wrong = []
        for path, _, expected in PLANTED:
            said = [line for line in found if line.startswith(path + ":")]
            if expected is None and said:
                wrong.append(f"said of a good file: {said}")
            if expected is not None and not any(line.startswith(expected) for line in said):
                wrong.append(f"not found: {expected} (said: {said})")
        return wrong


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--self-test":
        found = self_test()
    else:
        found = violations(pathlib.Path(sys.argv[1]))
        # An empty tree has no violations either; that must not pass for a good one.
        if not (pathlib.Path(sys.argv[1]) / "base").is_dir():
            sys.exit(f"{sys.argv[1]} is not the top of the house")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
