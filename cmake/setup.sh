# shellcheck shell=bash disable=SC2034,SC2206,SC2207
# What ./stormdrill and ./check share: install, configure, build. Sourced by bash, never run.
# Everything said here goes to stderr, so that the program's own output stays clean for pipes.
#
#   begin_steps N               how many steps will be counted: [1/N] …
#   step TEXT                   one progress line
#   lock_build PRESET, unlock_build
#   install_packages PACKAGE…   "a|b" means whichever of the two this release has
#   configure PRESET            a no-op when build/PRESET already belongs to this folder and release
#   build PRESET [TARGET…]      ninja on all cores, with progress
# A step with nothing to do says nothing and takes no time. One that fails shows the end of its log, says where the
# log is and ends the script with status 1.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
logs=$root/build/logs

# For the program itself.
packages=(
    g++ cmake ninja-build pkgconf
    'libboost1.83-dev|libboost1.81-dev' nlohmann-json3-dev libyaml-cpp-dev libcli11-dev libxxhash-dev libutfcpp-dev
    libicu-dev libopencc-dev libre2-dev libssl-dev libqrcodegencpp-dev
    libsfml-dev libx11-dev libfreetype-dev
    fonts-inter fonts-noto-cjk fonts-noto-color-emoji fonts-materialdesignicons-webfont
)
# For its tests.
test_packages=(catch2 xvfb xauth python3)

step_number=0
step_count=1
begin_steps() { step_count=$1; }

step() { printf '[%d/%d] %s\n' "$step_number" "$step_count" "$1" >&2; }

fail() {
    printf 'stormdrill: %s\n' "$1" >&2
    exit 1
}

# fail_with_log TEXT LOG
fail_with_log() {
    printf '\n--- the end of %s\n' "$2" >&2
    tail -n 25 -- "$2" >&2
    printf -- '---\n' >&2
    fail "$1; the whole log: $2"
}

# One at a time may build (or test) in build/PRESET; a second start waits for the first.
lock_build() {
    mkdir -p -- "$logs" 2>/dev/null && [[ -w $logs ]] || fail "cannot write to $root/build"
    exec 9>"$logs/$1.lock"
    if ! flock -n 9; then
        echo "waiting for whoever is using $root/build/$1" >&2
        flock 9
    fi
}
unlock_build() { exec 9>&-; }

# The packages of $@ that are not installed, one a line, alternatives still joined by "|".
missing_packages() {
    local installed wanted alternative found
    # shellcheck disable=SC2068 # alternatives become words of their own
    installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' -- ${@//|/ } 2>/dev/null |
        sed -n 's/^installed //p' | tr '\n' ' ') "
    for wanted in "$@"; do
        found=no
        for alternative in ${wanted//|/ }; do
            [[ $installed == *" $alternative "* ]] && found=yes
        done
        [[ $found == yes ]] || printf '%s\n' "$wanted"
    done
}

# For each of $@ the first alternative that apt can install; status 1 when one has none.
choose_packages() {
    local wanted alternative chosen policy status=0
    for wanted in "$@"; do
        chosen=
        for alternative in ${wanted//|/ }; do
            policy=$(LC_ALL=C apt-cache policy "$alternative" 2>/dev/null)
            if [[ -z $chosen && $policy =~ Candidate:\ [^\(] ]]; then chosen=$alternative; fi
        done
        if [[ -z $chosen ]]; then
            # Without package lists: the newest name comes first, and Debian 12 has the oldest.
            status=1 chosen=${wanted%%|*}
            if grep -qs '^VERSION_ID="12"' /etc/os-release; then chosen=${wanted##*|}; fi
        fi
        printf '%s\n' "$chosen"
    done
    return $status
}

have_package_lists() { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; }

install_packages() {
    local -a missing chosen as_root=()
    local log=$logs/packages.log
    step_number=$((step_number + 1))
    command -v dpkg-query >/dev/null || fail "this is not a Debian-like system; install by hand: $*"
    # Names hold no spaces, so words are elements (and a chroot without /dev/fd has no process substitution).
    missing=($(missing_packages "$@"))
    [[ ${#missing[@]} -gt 0 ]] || return 0

    if [[ $EUID -ne 0 ]]; then
        as_root=(sudo)
        [[ -t 0 ]] || as_root=(sudo -n) # without a terminal nobody could type a password
        if ! command -v sudo >/dev/null || { [[ ! -t 0 ]] && ! sudo -n true 2>/dev/null; }; then
            chosen=($(choose_packages "${missing[@]}"))
            fail "some packages are missing, and installing them needs root. Please have this run once:
    apt-get update && apt-get install -y --no-install-recommends ${chosen[*]}"
        fi
        step "packages: installing ${#missing[@]} and what they need (sudo may ask for your password)"
        "${as_root[@]}" true || fail "sudo refused; nothing was installed"
    else
        step "packages: installing ${#missing[@]} and what they need"
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8)

    : >"$log"
    update_lists() { "${as_root[@]}" apt-get update </dev/null >>"$log" 2>&1; }
    install_chosen() {
        "${as_root[@]}" apt-get install -y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300 \
            "${chosen[@]}" </dev/null >>"$log" 2>&1
    }
    # Debian 12's Boost 1.74 excludes 1.81, for one. Whose packages have to go is not for a script to say.
    refuse_removal() {
        if grep -q 'remove is disabled' "$log"; then
            awk '/^[^ ]/ { listed = /REMOVED:$/ } /^ / && listed' "$log" | sort -u >&2
            fail "installing would remove the packages above. If they may go, run this once:
    ${as_root[*]+"${as_root[*]} "}apt-get install -y --no-install-recommends ${chosen[*]}"
        fi
    }
    choose() {
        local answer status=0
        answer=$(choose_packages "${missing[@]}") || status=1
        chosen=($answer)
        return $status
    }
    # Lists may be absent, or so old that they name files the mirror no longer has.
    if have_package_lists && choose; then
        install_chosen && return 0
        refuse_removal
    fi
    update_lists || fail_with_log "apt-get update failed" "$log"
    choose || true # what no list knows, apt-get names in its own words
    install_chosen && return 0
    refuse_removal
    fail_with_log "the packages could not be installed" "$log"
}

# What a build folder was made for. A moved clone or an upgraded release starts afresh.
made_for() {
    local release
    release=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-}" "${VERSION_ID:-}")
    printf '%s\n%s' "$root" "$release"
}

configure() {
    local preset=$1 folder=$root/build/$1 log=$logs/configure-$1.log
    step_number=$((step_number + 1))
    if [[ -f $folder/build.ninja && -f $folder/made-for && $(<"$folder/made-for") == "$(made_for)" ]]; then
        return 0
    fi
    step "configure: $preset"
    # Presets are looked up in the current folder.
    if ! (cd -- "$root" && cmake --fresh --preset "$preset" </dev/null >"$log" 2>&1); then
        fail_with_log "cmake could not configure build/$preset" "$log"
    fi
    made_for >"$folder/made-for"
}

# Every core, but no more compilers than memory can hold (about 1 GiB each).
job_count() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null)
    if [[ -n $memory && $memory -lt $cores ]]; then cores=$((memory > 0 ? memory : 1)); fi
    printf '%d' "$cores"
}

# Reads ninja's lines ("N/TOTAL what"), shows one line that moves on a terminal, and every tenth part elsewhere.
show_build_progress() {
    local line finished total tenth last=0 started=no
    while IFS= read -r line; do
        [[ $line =~ ^([0-9]+)/([0-9]+)\  ]] || continue
        finished=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
        if [[ -t 2 ]]; then
            printf '\r[%d/%d] %s: %d of %d ' "$step_number" "$step_count" "$1" "$finished" "$total" >&2
        else
            [[ $started == yes ]] || step "$1"
            tenth=$((finished * 10 / total))
            if ((tenth > last && finished < total)); then printf '      %d of %d\n' "$finished" "$total" >&2; fi
            last=$tenth
        fi
        started=yes
    done
    if [[ $started == yes && -t 2 ]]; then printf '\n' >&2; fi
}

build() {
    local preset=$1 log=$logs/build-$1.log
    shift
    step_number=$((step_number + 1))
    NINJA_STATUS='%f/%t ' ninja -C "$root/build/$preset" -j "$(job_count)" "$@" </dev/null 2>&1 |
        tee -- "$log" | show_build_progress "build ($preset)"
    [[ ${PIPESTATUS[0]} -eq 0 ]] || fail_with_log "build/$preset did not compile" "$log"
}
