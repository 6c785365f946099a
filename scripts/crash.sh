#!/bin/sh
# Kills the bot, under steady traffic, at every labelled point and at any
# instant, on SQLite and on PostgreSQL: 500 times and more, or each point once
# with --short. MSHAURI_TEST_SEED repeats the choices of an earlier run.
set -eu
cd "$(dirname "$0")/.."
form=long
[ "${1:-}" = --short ] && form=short
lines="$(mktemp)"
trap 'rm -f "$lines"' EXIT
failed=0
MSHAURI_TEST_CRASH=$form MSHAURI_TEST_CRASH_LINES="$lines" \
	go test -count=1 -timeout 120m -run '^TestCutCrash$' -v ./cmd/mshauri || failed=1
cat "$lines"
exit "$failed"
