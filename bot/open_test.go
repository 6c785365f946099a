package bot_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/bot/commands"
	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// Whatever waits, and in however many groups, a message has eight lines at
// most, and who follows the last number sees every question once. Broken on
// purpose: with the names of groups not counted among the lines, and with the
// others begun one too late.
func TestOpenQuestionsComeAFewAtATime(t *testing.T) {
	questions := &commands.Questions{Library: &commands.Library{Shelf: shelf}, Zone: nairobi}
	for _, test := range [][]int{{1}, {3}, {4}, {11}, {1, 1, 1, 1, 1}, {2, 5}, {3, 1, 4}, {1, 7, 1, 1}} {
		var open []commands.Waiting
		for g, count := range test {
			group := chat.Group{ID: chat.GroupID("g-" + strconv.Itoa(g)), Name: "Group " + strconv.Itoa(g)}
			for range count {
				id := chat.PostingID(len(open) + 1)
				asked := chat.OpenQuestion{Posting: chat.Posting{
					ID: id, Text: privacy.Stored("Naweza kutumia penta iliyofunguliwa wiki iliyopita?"),
					Areas: []chat.Area{[]chat.Area{"supply", "administering", "cold-chain"}[id%3]},
				}}
				open = append(open, commands.Waiting{Group: group, OpenQuestion: asked})
			}
		}
		seen := make(map[chat.PostingID]int)
		skipped := 0
		for range open { // at most
			list := questions.List(open, skipped, chat.English, monday, false)
			if lines := strings.Count(list.Text.String(), "\n") + 1; lines > 8 {
				t.Errorf("%v: %d lines:\n%s", test, lines, list.Text)
			}
			for _, id := range list.Shown {
				seen[id]++
			}
			last := list.Orders[len(list.Orders)-1]
			if last.Name != "open" {
				break
			}
			from, err := strconv.Atoi(last.Args[0].Number)
			if err != nil {
				t.Fatal(err)
			}
			if alone := len(last.Args) > 1; alone != (len(test) == 1) {
				t.Errorf("%v: the others are of one group: %v", test, alone)
			}
			if skipped = from - 1; skipped >= len(open) {
				break
			}
		}
		for _, asked := range open {
			if seen[asked.Posting.ID] != 1 {
				t.Errorf("%v: question %d is seen %d times", test, asked.Posting.ID, seen[asked.Posting.ID])
			}
		}
	}
}
