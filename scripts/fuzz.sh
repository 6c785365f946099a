#!/bin/sh
# Every fuzzer there is, one after the other, each for a time (10m unless given).
# What one finds lies in testdata/fuzz of its room: mend the fault, keep the file.
set -eu
each="${1:-10m}"
cd "$(dirname "$0")/.."
failed=0
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
for file in $(git grep -l '^func Fuzz' -- '*_test.go'); do
	room="./$(dirname "$file")"
	for name in $(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' "$file"); do
		echo "== $room $name, $each"
		go test "$room" -run '^$' -fuzz "^$name\$" -fuzztime "$each" >"$log" 2>&1 || failed=1
		tail -n 4 "$log"
	done
done
exit "$failed"
