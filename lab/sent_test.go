package lab_test

import (
	"slices"
	"testing"

	"github.com/mshauri/mshauri/lab"
)

// A phone knows what it sent, and in which order among what came.
func TestAPhoneKnowsWhatItSent(t *testing.T) {
	bothModes(t, func(t *testing.T, mode lab.Mode) {
		s := start(t, lab.Options{})
		two := phones(t, s, "Amina", "Baraka")
		amina, baraka := two[0], two[1]
		room := group(t, s, mode, amina, baraka.PN)
		ask := must(t)

		said := ask(amina.Say(within(t), room, "Friji iko sawa?"))
		heard, err := baraka.Wait(within(t), byID(said))
		if err != nil {
			t.Fatal(err)
		}
		answer := ask(baraka.Say(within(t), room, "Ndiyo", lab.InReply(heard)))
		back, err := amina.Wait(within(t), byID(answer))
		if err != nil {
			t.Fatal(err)
		}
		ask(amina.Edit(within(t), room, said, "Friji iko sawa leo?"))
		ask(amina.React(within(t), room, back.From, answer, "👍"))
		poll := ask(amina.Poll(within(t), room, "Lini?", []string{"Leo", "Kesho"}, 1))
		ask(amina.VoteInOwn(within(t), room, poll, []string{"Kesho"}))
		ask(amina.DeleteForEveryone(within(t), room, said))

		type row struct {
			kind          lab.Kind
			text, target  string
			options, from string
		}
		var got []row
		places := []int{back.N}
		for _, r := range amina.Sent() {
			options := ""
			if len(r.Options) > 0 {
				options = r.Options[len(r.Options)-1]
			}
			got = append(got, row{r.Kind, r.Text, r.Target, options, r.From.User})
			places = append(places, r.N)
			if !r.FromMe || r.Chat != room || r.Time.IsZero() {
				t.Errorf("%s: it is not kept as said by the phone in the group: %+v", r.Kind, r)
			}
		}
		me := amina.Address(room).User
		want := []row{
			{lab.Text, "Friji iko sawa?", "", "", me},
			{lab.Edited, "Friji iko sawa leo?", said, "", me},
			{lab.Reaction, "👍", answer, "", me},
			{lab.Poll, "Lini?", "", "Kesho", me},
			{lab.Vote, "", poll, "Kesho", me},
			{lab.Deleted, "", said, "", me},
		}
		if !slices.Equal(got, want) {
			t.Errorf("the phone sent\n%v\nwant\n%v", got, want)
		}
		slices.Sort(places)
		if len(slices.Compact(places)) != len(want)+1 {
			t.Errorf("places are given twice: %v", places)
		}
		if reply := baraka.Sent()[0]; reply.ReplyTo != said || reply.Quoted != "Friji iko sawa?" {
			t.Errorf("the reply was kept as %+v", reply)
		}
		settle(t, s)
	})
}
