#!/bin/sh
# Parsing alone, beside the npm package whatsapp-chat-parser, on the same
# generated chat of 200,000 messages; then the whole road of an import beside
# scrubbing and tagging alone, on 50,000. Each pair in turn, seven times,
# medians. Needs node and npm, and is no part of make test. What it printed
# last, with the machine, stands in docs/transcript.md.
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm init -y >/dev/null 2>&1 && npm install --silent whatsapp-chat-parser@4.0.2 >/dev/null 2>&1)
cat >"$work/parse.mjs" <<'JS'
import { parseString } from 'whatsapp-chat-parser';
import fs from 'fs';
const text = fs.readFileSync(process.argv[2], 'utf8');
const took = [];
let messages = 0;
for (let i = 0; i < 5; i++) {
  const from = process.hrtime.bigint();
  messages = parseString(text).length;
  took.push(Number(process.hrtime.bigint() - from) / messages);
}
took.sort((a, b) => a - b);
console.log(took[2].toFixed(0)); // the median, warm
JS
go test -c -o "$work/transcript.test" ./bot/transcript
ours="$work/ours" theirs="$work/theirs"
for round in $(seq "$rounds"); do
    (cd bot/transcript && MSHAURI_TEST_CHAT="$work/chat.txt" "$work/transcript.test" -test.run XXX -test.bench Parse -test.benchtime 5x) |
        sed -n 's/.* \([0-9.]*\) ns\/message.*/\1/p' >>"$ours"
    node "$work/parse.mjs" "$work/chat.txt" >>"$theirs"
    echo "round $round: ours $(tail -1 "$ours") ns a message, theirs $(tail -1 "$theirs")"
done
median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
echo "medians: ours $(median "$ours"), theirs $(median "$theirs") ns a message"
awk "BEGIN { printf \"%.1f times as fast\n\", $(median "$theirs") / $(median "$ours") }"

road="$work/road" alone="$work/alone"
for round in $(seq "$rounds"); do
    for pair in "Import $road" "ScrubAndTag $alone"; do
        set -- $pair
        (cd bot/transcript && "$work/transcript.test" -test.run XXX -test.bench "$1\$" -test.benchtime 1x) |
            sed -n 's/.* \([0-9.]*\) messages\/s.*/\1/p' >>"$2"
    done
    echo "round $round: the whole road $(tail -1 "$road") messages a second, scrubbing and tagging alone $(tail -1 "$alone")"
done
echo "medians: the whole road $(median "$road"), scrubbing and tagging alone $(median "$alone") messages a second"
awk "BEGIN { printf \"%.2f of their speed\n\", $(median "$road") / $(median "$alone") }"
