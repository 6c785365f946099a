package topics

import (
	"slices"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/topics/lexicon"
	"github.com/mshauri/mshauri/moderation/topics/wording"
	"github.com/mshauri/mshauri/privacy"
)

// alertWords are the concepts by which a stock alert is known.
type alertWords struct {
	said, out  int   // "stock alert"; out of stock, finished, nil
	goods      []int // what can be out of stock
	notAlerts  []int // what makes it talk about stock-outs in general
	conditions map[string]bool
}

func findAlertWords(l *lexicon.Lexicon) alertWords {
	return alertWords{
		said:      l.Concept("stock-alert"),
		out:       l.Concept("out-of-stock"),
		goods:     []int{l.Concept("vaccine-any"), l.Concept("consumables"), l.Concept("booklet"), l.Concept("reconstitute"), l.Concept("vial")},
		notAlerts: []int{l.Concept("raise"), l.Concept("answer"), l.Concept("why"), l.Concept("what-is")},
		conditions: map[string]bool{
			"if": true, "avoid": true, "prevent": true, "epuka": true, "kuepuka": true, "ikiisha": true, "zikiisha": true, "causes": true,
			"kuzuia": true, "when": true, "kama": true, "during": true, "wakati": true, "fear": true, "quiz": true, "never": true,
		},
	}
}

// StockAlert reports whether a posting says that something is out of stock or
// nearly so, here and now. A posting may be an alert and a question at once:
// "Penta imeisha, tufanye nini?" Talk about stock-outs is no alert.
func (t *Tagger) StockAlert(text privacy.Clean) bool {
	read := wording.Read(text.String())
	if !read.Worded() {
		return false
	}
	found := t.reader.Lexicon.Find(read.Tokens)
	has := func(concept int) bool { return found.Has(concept) }
	if has(t.alerts.said) {
		return true
	}
	if !has(t.alerts.out) || !slices.ContainsFunc(t.alerts.goods, has) || slices.ContainsFunc(t.alerts.notAlerts, has) {
		return false
	}
	for i := range read.Tokens {
		if t.alerts.conditions[read.Tokens[i].Text] {
			return false
		}
	}
	room := t.room.Get().(*scratch)
	defer t.room.Put(room)
	t.weigh(room, read, found)
	return t.nearBest(room, Supply)
}

// nearBest reports whether an area is the best or close behind: an alert that
// asks what to do with the mothers is an alert all the same.
func (t *Tagger) nearBest(room *scratch, area chat.Area) bool {
	top, here := room.scores[0], room.scores[0]
	for i, s := range room.scores {
		top = max(top, s)
		if t.areas[i] == area {
			here = s
		}
	}
	return top-here < 2.5
}
