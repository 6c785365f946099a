package transcript

import (
	"strings"
	"time"

	"github.com/mshauri/mshauri/chat"
)

// overlap tells what a chat says again from what is new. Exports have minutes
// and no ids, so a message is known when the record has one of the same minute
// and words, by the same sender where both are certain. Each posting of the
// record answers for one message of the chat.
type overlap struct {
	certain map[chat.MemberID]bool // senders of the chat who are known by number
	// used are postings that have answered already, in two generations, so
	// that they do not grow with the file. Minutes come nearly in order.
	used, before map[chat.PostingID]bool
}

// mostUsed is how many postings are remembered in one generation.
const mostUsed = 50_000

func newOverlap(senders []*sender) *overlap {
	o := &overlap{certain: make(map[chat.MemberID]bool), used: make(map[chat.PostingID]bool)}
	for _, s := range senders {
		if s.certain {
			o.certain[s.member] = true
		}
	}
	return o
}

// told is one posting of the record while it is compared.
type told struct {
	chat.Kept
	words string
	media bool
}

// minute is what the record has of one.
type minute []*told

// byMinute sorts what the record has by minutes.
func (o *overlap) byMinute(kept []chat.Kept) map[int64]minute {
	minutes := make(map[int64]minute)
	for _, k := range kept {
		if o.used[k.ID] || o.before[k.ID] {
			continue
		}
		at := minuteOf(k.SentAt)
		minutes[at] = append(minutes[at], &told{Kept: k, words: bareWords(k.Text.String()), media: isMedia(k.Kind)})
	}
	return minutes
}

func minuteOf(t time.Time) int64 { return t.Unix() / 60 }

func isMedia(k chat.Kind) bool { return k != chat.KindText && k != chat.KindPoll }

// known marks which of the messages of a minute the record has. The surest
// pairs go first: the sender's own same words, then the same words, then what
// was changed or deleted since, then words that differ a little, as they do
// when the scrubber has learnt something in between.
func (o *overlap) known(messages []*item, there minute) {
	if len(there) == 0 {
		return
	}
	for _, pass := range []func(m *item, t *told) bool{
		func(m *item, t *told) bool { return t.Member == m.sender.member && m.says(t) },
		func(m *item, t *told) bool { return o.mayBe(m, t) && m.says(t) },
		func(m *item, t *told) bool { return t.Changed && t.Member == m.sender.member },
		func(m *item, t *told) bool { return t.Changed && o.mayBe(m, t) },
		func(m *item, t *told) bool {
			return o.mayBe(m, t) && m.media == t.media && alike(m.words, t.words)
		},
	} {
		for _, m := range messages {
			if m.known {
				continue
			}
			for _, t := range there {
				if o.used[t.ID] || !pass(m, t) {
					continue
				}
				m.known = true
				o.use(t.ID)
				break
			}
		}
	}
}

// mayBe reports whether a posting may be of a message's sender: not when the
// chat has its author as somebody else.
func (o *overlap) mayBe(m *item, t *told) bool {
	return t.Member == m.sender.member || !o.certain[t.Member]
}

func (o *overlap) use(id chat.PostingID) {
	if len(o.used) >= mostUsed {
		o.before, o.used = o.used, make(map[chat.PostingID]bool)
	}
	o.used[id] = true
}

// says reports whether a message and a posting have the same words.
func (m *item) says(t *told) bool { return m.media == t.media && m.words == t.words }

// bareWords is a scrubbed text as we compare it: its marks without their kind,
// since a mention is a number live and a name in an export, and spaces of any
// width as one.
func bareWords(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	gap := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c <= ' ' {
			gap = out.Len() > 0
			continue
		}
		if c == '@' && i+1 < len(text) && text[i+1] == '[' {
			continue
		}
		if gap {
			out.WriteByte(' ')
			gap = false
		}
		if shut := strings.IndexByte(text[i:min(len(text), i+longestMark)], ']'); c == '[' && shut > 0 {
			out.WriteString("[]")
			i += shut
			continue
		}
		out.WriteByte(c)
	}
	return out.String()
}

// longestMark is above the longest that the scrubber writes.
const longestMark = 30

// alike reports whether two texts have most words in common: three in four of
// the longer one.
func alike(a, b string) bool {
	first, second := strings.Fields(a), strings.Fields(b)
	longest := max(len(first), len(second))
	if longest < 4 {
		return false
	}
	there := make(map[string]int, len(first))
	for _, word := range first {
		there[word]++
	}
	shared := 0
	for _, word := range second {
		if there[word] > 0 {
			there[word]--
			shared++
		}
	}
	return shared*4 >= longest*3
}
