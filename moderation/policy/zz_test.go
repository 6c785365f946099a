package policy

import (
	"fmt"
	"os"
	"testing"

	"github.com/mshauri/mshauri/moderation/policy/score"
	"github.com/mshauri/mshauri/privacy"
)

func TestZZ(t *testing.T) {
	pack := Shipped().AsReviewed(Review{Office: "demonstration", Date: "2026-01-01"})
	index := NewIndex(pack)
	scrubber, _ := privacy.NewScrubber(privacy.Options{})
	f, _ := os.Open("testdata/" + os.Getenv("ZZ") + ".jsonl")
	gold, _ := score.Read(f)
	for _, q := range gold {
		clean, _ := scrubber.Scrub(privacy.NewRaw(q.Text))
		qq := index.ask(clean.String())
		ranked := index.rank(qq, Options{})
		var rights []string
		for i, p := range pack.passages {
			_ = i
			if q.Answers(Show(Hit{Passage: p}, "en").String()) {
				rights = append(rights, string(p.ID))
			}
		}
		pos := -1
		line := ""
		for i, r := range ranked {
			p := pack.passages[r.passage]
			ok := q.Answers(Show(Hit{Passage: p}, "en").String())
			if ok && pos < 0 {
				pos = i
			}
			if i < 3 {
				line += fmt.Sprintf(" %s:%.1f", p.ID, r.score)
			}
		}
		sure := 0.0
		if len(ranked) > 0 {
			sure = index.answerable(qq, ranked)
		}
		var ks string
		for _, term := range index.reader.Question(clean.String()) {
			k := term.Key
			if term.Unknown {
				k = "?" + k
			}
			if term.Mended {
				k = "~" + k
			}
			ks += " " + k
		}
		verdict := "OK "
		if q.Answerable {
			if pos != 0 || sure < threshold {
				verdict = "BAD"
			}
		} else if sure >= threshold {
			verdict = "BAD"
		}
		if len(rights) > 8 {
			rights = append(rights[:8], "…")
		}
		fmt.Printf("%s %s [%v %s] %s\n   keys%s\n   pos %d sure %.2f %s | right %v\n", verdict, q.ID, q.Answerable, q.Topic, clean, ks, pos, sure, line, rights)
	}
}
