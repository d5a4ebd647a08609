#!/bin/sh
# Plays a whole drill in the real window under a virtual display, by the script full_drill.script, and looks into the
# log for what the person did.
#   windowed_drill.sh STORMDRILL     the program; with KEEP=FOLDER screenshots and log stay there
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
cd "$work"
rm -rf drill

"$here/with_display.sh" \
    "$program" play --lang zh-TW --size 1440x900 \
    --out "$work/drill" --script "$here/scripts/full_drill.script"

failures=0
holds() { # holds NUMBER PATTERN: at least NUMBER lines of the log match
    found=$(grep -c "$2" drill/drill.jsonl || true)
    if [ "$found" -lt "$1" ]; then
        echo "drill.jsonl: expected at least $1 lines with $2, found $found" >&2
        failures=1
    fi
}
holds 1 '"seat":"pr","act":"flag"'
holds 1 '"seat":"pr","act":"assess".*"level":3'
holds 1 '"seat":"pr","act":"draft".*這是我們的錯'
holds 1 '"act":"review".*"decision":"approve"'
holds 1 '"seat":"pr","act":"publish"'
holds 2 '"seat":"pr","act":"reply"'
holds 5 '"seat":"pr","act":"see"'
holds 1 '"seat":"pr","act":"lessons"'
holds 1 '"seat":"pr","act":"improvement_plan".*雙人簽核'
for file in drill/score.json drill/report.html; do
    if [ ! -s "$file" ]; then
        echo "$file is missing" >&2
        failures=1
    fi
done
[ "$failures" -eq 0 ] && echo "windowed drill: the log holds every act, score and report are there"
exit "$failures"
