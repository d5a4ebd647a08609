#!/bin/bash
# The proof of the two commands: bare Debian systems, a clean clone, nothing else. Needs root, debootstrap and the
# Debian mirror of this machine; takes a while, so it is not part of ./check.
#
#   tests/fresh_systems.sh [--suite NAME]… [--work DIR] [--keep] [--cross] [--sudoer]
#     --suite NAME  bookworm or trixie; both when not given
#     --work DIR    where the systems are unpacked; bare tarballs made there are used again next time
#     --keep        leave the systems in the folder (chroot into them to look around)
#     --cross       without ./check: only the first drill, and each log replayed on the other system
#     --sudoer      act as an ordinary user with sudo instead of root
#
# Per system: ./stormdrill without a display, ./stormdrill again (its overhead), ./check. With both systems: each
# one's log must replay on the other to the same state hash. Ends with a table of times; status 1 when anything failed.
set -uo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%(%H:%M:%S)T %s\n' -1 "$*"; }
die() {
    printf 'fresh_systems: %s\n' "$*" >&2
    exit 2
}

suites=()
work=
keep=no
cross_only=no
user=root
while [[ $# -gt 0 ]]; do
    case $1 in
    --suite) suites+=("${2:?--suite needs a name}") && shift ;;
    --work) work=${2:?--work needs a folder} && shift ;;
    --keep) keep=yes ;;
    --cross) cross_only=yes ;;
    --sudoer) user=driller ;;
    *) die "unknown argument $1; see the head of $0" ;;
    esac
    shift
done
[[ ${#suites[@]} -gt 0 ]] || suites=(bookworm trixie)
[[ $EUID -eq 0 ]] || die "needs root (debootstrap, chroot)"
for tool in debootstrap git unshare; do
    command -v $tool >/dev/null || die "$tool is missing"
done
if [[ -z $work ]]; then
    work=$(mktemp -d --tmpdir stormdrill-fresh.XXXXXX)
    [[ $keep == yes ]] || trap 'rm -rf --one-file-system -- "$work"' EXIT
fi
mkdir -p -- "$work" && work=$(cd -- "$work" && pwd -P)

# The mirrors this machine uses itself: the first one that ends in NAME, else Debian's own.
mirror() {
    local found
    found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m1 -E "/$1/?\$")
    printf '%s' "${found:-http://deb.debian.org/$1}"
}

# A bare system as a tarball, made once.
bare_tarball() {
    local suite=$1 tarball=$work/$1.bare.tar
    [[ -f $tarball ]] && return
    say "$suite: debootstrap (minbase)"
    rm -rf --one-file-system -- "$work/$suite.making"
    debootstrap --variant=minbase "$suite" "$work/$suite.making" "$(mirror debian)" >"$work/$suite.debootstrap.log" 2>&1 ||
        die "debootstrap $suite failed; see $work/$suite.debootstrap.log"
    # As bare as an image comes: no package lists, no downloaded packages.
    rm -rf "$work/$suite.making"/var/lib/apt/lists/* "$work/$suite.making"/var/cache/apt/archives/*.deb
    tar -C "$work/$suite.making" -cf "$tarball.part" . && mv -- "$tarball.part" "$tarball"
    rm -rf --one-file-system -- "$work/$suite.making"
}

unpack() {
    local suite=$1 system=$work/$1 components=main
    rm -rf --one-file-system -- "$system"
    mkdir -p -- "$system"
    tar -C "$system" -xf "$work/$suite.bare.tar"
    cat >"$system/etc/apt/sources.list" <<END
deb $(mirror debian) $suite $components
deb $(mirror debian) $suite-updates $components
deb $(mirror debian-security) $suite-security $components
END
    # How this machine reaches its mirror (proxy, a clock that runs ahead) holds inside as well.
    apt-config dump | grep -E '^Acquire::(https?::Proxy|Check-)' >"$system/etc/apt/apt.conf.d/90mirror"
    cp -L -- /etc/resolv.conf "$system/etc/resolv.conf"
    # What a sudoer's machine has beyond the bare system: sudo, and the user.
    if [[ $user != root ]]; then
        inside "$suite" root 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y sudo &&
            useradd --create-home --shell /bin/bash '"$user"' &&
            echo "'"$user"' ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/'"$user" >"$work/$suite.sudo.log" 2>&1 ||
            die "$suite: no sudo; see $work/$suite.sudo.log"
    fi
    git clone --quiet --no-local -- "$root" "$system$(home)/stormdrill" || die "cannot clone $root"
    chroot "$system" chown -R "$user" "$(home)/stormdrill"
}

home() { if [[ $user == root ]]; then printf /root; else printf '/home/%s' "$user"; fi; }

# inside SUITE USER COMMAND: in the system, with its own /proc, /sys, /dev and processes, all gone when it ends.
inside() {
    unshare --mount --pid --fork --kill-child bash -c '
        system=$1 user=$2 home=$3 command=$4
        mount -t proc proc "$system/proc" && mount -t sysfs -o ro sysfs "$system/sys" &&
            mount --rbind /dev "$system/dev" || exit 125
        exec chroot "$system" env -i HOME="$home" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            setpriv --reuid "$user" --regid "$user" --init-groups bash -c "$command"
    ' inside "$work/$1" "$2" "$(if [[ $2 == root ]]; then echo /root; else home; fi)" "$3" </dev/null
}

results=()
failed=no

# timed SUITE LABEL COMMAND: runs it as the chosen user, keeps its output, notes seconds (passed, and of processor) and
# the last line.
timed() {
    local suite=$1 label=$2 log=$work/$1.$2.log status seconds TIMEFORMAT='%1R %1U %1S'
    say "$suite: $label"
    { time inside "$suite" "$user" "$3" >"$log" 2>&1; } 2>"$work/seconds"
    status=$?
    seconds=$(awk '{ printf "%7.1f s (processor %.1f s)", $1, $2 + $3 }' "$work/seconds")
    results+=("$(printf '%-9s %-15s %s  status %d  %s' "$suite" "$label" "$seconds" "$status" "$(tail -n 1 -- "$log")")")
    if [[ $status -ne 0 ]]; then
        failed=yes
        tail -n 30 -- "$log" | sed 's/^/    /'
    fi
    return $status
}

state_hash() { sed -n 's/^state_hash: *//p' "$1" | tail -n 1; }

# replay_there FROM TO: the drill made on FROM, replayed on TO.
replay_there() {
    local from=$1 to=$2 log here there
    log=$(compgen -G "$work/$from$(home)/stormdrill/drills/*/drill.jsonl" | head -n 1)
    if [[ -z $log ]]; then
        results+=("$from → $to: no log to replay")
        failed=yes
        return
    fi
    install -D -m 644 -- "$log" "$work/$to/tmp/from-$from.jsonl"
    timed "$to" "replay-$from" "cd ~/stormdrill && ./stormdrill replay /tmp/from-$from.jsonl" || return
    here=$(state_hash "$work/$from.first-drill.log")
    there=$(state_hash "$work/$to.replay-$from.log")
    if [[ -n $here && $here == "$there" ]]; then
        results+=("$from → $to: same state hash $here")
    else
        results+=("$from → $to: state hash ${there:-missing}, expected ${here:-missing}")
        failed=yes
    fi
}

for suite in "${suites[@]}"; do
    bare_tarball "$suite"
    unpack "$suite"
    timed "$suite" first-drill 'cd / && ~/stormdrill/stormdrill'
    timed "$suite" second-start 'cd ~/stormdrill && ./stormdrill --help'
    [[ $cross_only == yes ]] || timed "$suite" check 'cd ~/stormdrill && ./check'
done
if [[ ${#suites[@]} -eq 2 ]]; then
    replay_there "${suites[0]}" "${suites[1]}"
    replay_there "${suites[1]}" "${suites[0]}"
fi

if [[ $keep == no ]]; then
    for suite in "${suites[@]}"; do rm -rf --one-file-system -- "${work:?}/$suite"; done
fi
printf '\n'
printf '%s\n' "${results[@]}"
[[ $failed == no ]]
