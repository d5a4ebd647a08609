#!/bin/bash
# format_test.sh [--fix]: every C++ file of the house obeys .clang-format. Skipped (77) without clang-format 14, the
# one of Debian 12: other versions lay out some constructs differently.
set -uo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." || exit 2

formatter=
for name in clang-format-14 clang-format; do
    if [[ $($name --version 2>/dev/null) == *'version 14.'* ]]; then
        formatter=$name
        break
    fi
done
if [[ -z $formatter ]]; then
    echo "skipped: clang-format 14 is not installed"
    exit 77
fi

mapfile -d '' files < <(find app base drill gui scenarios scoring sim tests \( -name '*.cpp' -o -name '*.hpp' \) -print0)
if [[ ${1-} == --fix ]]; then
    exec "$formatter" -i -- "${files[@]}"
fi
unformatted=$(for file in "${files[@]}"; do
    "$formatter" -- "$file" | cmp -s -- - "$file" || printf '%s\n' "$file"
done)
[[ -z $unformatted ]] && exit 0
printf '%s\n' "not formatted (tests/format_test.sh --fix repairs them):" "$unformatted"
exit 1
