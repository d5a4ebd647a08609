#!/bin/bash
# team_order.sh PROGRAM SCENARIO [--seeds N] [--agents N]: the same storms with the ideal team, with nobody, and with a
# team that denies. Prints the crowd's anger (person-hours) for each seed 1..N and checks the order: ideal below none
# on every seed, denial above none on at least nine of ten.
set -uo pipefail

usage() {
    echo "usage: team_order.sh PROGRAM SCENARIO [--seeds N] [--agents N]" >&2
    exit 2
}
[[ $# -ge 2 ]] || usage
program=$1 scenario=$2
shift 2
seeds=20
agents=()
while [[ $# -gt 0 ]]; do
    [[ $# -ge 2 ]] || usage
    case $1 in
    --seeds) seeds=$2 ;;
    --agents) agents=(--agents "$2") ;;
    *) usage ;;
    esac
    shift 2
done

folder=$(mktemp -d --tmpdir stormdrill-order.XXXXXX)
trap 'rm -rf -- "$folder"' EXIT

# anger TEAM SEED: the figure that the run prints last.
anger() {
    local out=$folder/$1-$2 said
    said=$("$program" run "$scenario" --team "$1" --seed "$2" "${agents[@]}" --outcome-seeds 0 --out "$out" 2>"$folder/errors") || {
        cat -- "$folder/errors" >&2
        return 1
    }
    rm -rf -- "$out"
    sed -n 's/^anger_person_hours: *//p' <<<"$said" | tail -n 1
}

printf '%5s %14s %14s %14s\n' seed ideal none denial
ideal_better=0
denial_worse=0
for ((seed = 1; seed <= seeds; ++seed)); do
    figures=()
    for team in ideal none denial; do
        figure=$(anger "$team" "$seed") && [[ -n $figure ]] || {
            echo "team $team, seed $seed: no anger_person_hours" >&2
            exit 1
        }
        figures+=("$figure")
    done
    printf '%5d %14s %14s %14s\n' "$seed" "${figures[@]}"
    awk -v a="${figures[0]}" -v b="${figures[1]}" 'BEGIN { exit !(a < b) }' && ((++ideal_better))
    awk -v a="${figures[2]}" -v b="${figures[1]}" 'BEGIN { exit !(a > b) }' && ((++denial_worse))
done
echo "ideal below none on $ideal_better of $seeds seeds, denial above none on $denial_worse of $seeds"
((ideal_better == seeds && 10 * denial_worse >= 9 * seeds))
