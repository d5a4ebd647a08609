#!/bin/bash
# with_display.sh COMMAND...: runs the command on a virtual display of its own. The server picks a free number itself
# and says so once it answers. -noreset: the program first only asks whether there is a display, and a server that
# starts over after that one client would refuse the next.
set -u
folder=$(mktemp -d)
mkfifo "$folder/number"
exec 3<>"$folder/number"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp -noreset >"$folder/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$folder"' EXIT
if ! read -r -t 30 -u 3 number; then
    echo "no virtual display came up:" >&2
    cat "$folder/log" >&2
    exit 1
fi
DISPLAY=":$number" LIBGL_ALWAYS_SOFTWARE=1 "$@" 3>&-
