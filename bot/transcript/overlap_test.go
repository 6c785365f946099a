package transcript

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

func TestBareWords(t *testing.T) {
	for text, want := range map[string]string{
		"plain words":                              "plain words",
		"  two\n lines\tand  gaps ":                "two lines and gaps",
		"@[phone] njoo":                            "[] njoo",
		"@[name 1] njoo":                           "[] njoo",
		"[name 1]'s [age 2 months], a@[name 12].":  "[]'s [], a[].",
		"[not a mark at all, it is much too long]": "[not a mark at all, it is much too long]",
		"[": "[",
	} {
		if got := bareWords(text); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}

// Each line is a case: what the record has, what the chat has, and which of
// its messages are known. m1 and m2 are certain, n3 and n4 are not; a posting
// is "member: words", with * before one that was changed.
func TestOverlap(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 30, 0, time.UTC)
	for _, test := range []struct {
		label, record, chat string
		known               []bool
	}{
		{"the same words of the same sender", "1: asante", "1: asante", []bool{true}},
		{"other words", "1: asante", "1: karibu", []bool{false}},
		{"as often as the record has them", "1: ok|1: ok", "1: ok|1: ok|1: ok", []bool{true, true, false}},
		{"the same words of another who is certain", "1: ok", "2: ok", []bool{false}},
		{"a name may be anybody who is not in the chat", "5: ok", "3: ok", []bool{true}},
		{"a name is not one who is in the chat by number", "1: ok", "3: ok", []bool{false}},
		{"certain, and the record has only a name", "3: ok", "1: ok", []bool{true}},
		{"the sender's own first", "5: ok|1: ok", "3: ok|1: ok", []bool{true, true}},
		{"what was deleted stays deleted", "*1: ", "1: something that was taken back", []bool{true}},
		{"what was edited is not told twice", "*1: six hours", "1: five hours", []bool{true}},
		{"one deletion answers for one message", "*1: ", "1: one|1: two", []bool{true, false}},
		{"same words before what was changed", "*1: |1: two", "1: one|1: two", []bool{true, true}},
		{"the scrubber has learnt", "1: mtoto wa [name 1] ana chanjo mbili leo", "1: mtoto wa Baraka ana chanjo mbili leo", []bool{true}},
		{"short words are not alike", "1: dose 1 leo", "1: dose 2 leo", []bool{false}},
		{"a mention is a number live", "1: @[phone] njoo", "1: @[name 1] njoo", []bool{true}},
	} {
		t.Run(test.label, func(t *testing.T) {
			senders := map[string]*sender{}
			var list []*sender
			for i, certain := range []bool{true, true, false, false} {
				s := &sender{standing: standing{member: chat.MemberID(i + 1), certain: certain}}
				senders[fmt.Sprint(i+1)] = s
				list = append(list, s)
			}
			o := newOverlap(list)
			var kept []chat.Kept
			for i, said := range split(test.record) {
				kept = append(kept, chat.Kept{
					ID: chat.PostingID(i + 1), Member: chat.MemberID(said.who[0] - '0'), SentAt: at,
					Kind: chat.KindText, Text: privacy.Stored(said.words), Changed: said.changed,
				})
			}
			var messages []*item
			for _, said := range split(test.chat) {
				messages = append(messages, &item{sender: senders[said.who], words: bareWords(said.words)})
			}
			o.known(messages, o.byMinute(kept)[minuteOf(at)])
			for i, m := range messages {
				if m.known != test.known[i] {
					t.Errorf("message %d is known: %t", i+1, m.known)
				}
			}
			// The same minute again, in the next batch: nothing answers twice.
			if left := o.byMinute(kept)[minuteOf(at)]; len(left) != len(kept)-answered(messages) {
				t.Errorf("%d postings would answer again", len(left))
			}
		})
	}
}

type spoken struct {
	who, words string
	changed    bool
}

func split(text string) (list []spoken) {
	for part := range strings.SplitSeq(text, "|") {
		var s spoken
		if part[0] == '*' {
			s.changed, part = true, part[1:]
		}
		s.who, s.words = part[:1], part[3:]
		list = append(list, s)
	}
	return list
}

func answered(messages []*item) (n int) {
	for _, m := range messages {
		if m.known {
			n++
		}
	}
	return n
}
