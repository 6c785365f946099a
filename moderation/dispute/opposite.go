package dispute

// opposites are pairs of concepts or words that cannot both be done.
var opposites = [][2]string{
	{"keep", "discard"},
	{"use", "discard"},
	{"vaccinate", "defer"},
	{"restart", "continue"},
	{"repeat", "continue"},
	{"sameday", "nextday"},
	{"session", "nextday"},
	{"left", "right"},
	{"arm", "thigh"},
	{"forearm", "arm"},
	{"buttock", "thigh"},
	{"im", "sc"},
	{"im", "id"},
	{"sc", "id"},
	{"oral", "injected"},
	{"once", "twicedaily"},
	{"oncedaily", "twicedaily"},
	{"weekday", "everyday"},
	{"crowd", "open1"},
	{"sendback", "vaccinate"},
	{"sendback", "open1"},
	{"direct", "condition"},
	{"fullbox", "closenow"},
	{"burn", "bury"},
	{"onlyserious", "anyevent"},
	{"normal", "urgent"},
	{"atonce", "endofday"},
	{"underone", "overone"},
	{"facilitycol", "outreachcol"},
	{"free", "pay"},
	{"persuade", "force"},
	{"bynumber", "bypercent"},
	{"bypenta1", "bypenta3"},
	{"livebirths", "survivinginfants"},
	{"opened_d", "given_d"},
	{"mustmatch", "sendanyway"},
	{"good", "bad"},
	{"accept", "toohigh"},
	{"enough", "toohigh"},
	{"slower", "faster"},
	{"frozencontrol", "goodcontrol"},
	{"roomtemp", "cool"},
	{"owndiluent", "othersolvent"},
	{"recover", "lost"},
	{"checkvvm", "discard"},
	{"aside", "use"},
	{"thaw", "discard"},
	{"expiry", "vvmfirst"},
	{"firstcontact", "waitgestation"},
	{"endemic", "country"},
	{"boys", "girls"},
	{"together", "split"},
	{"halfdose", "fulldose"},
	{"dressing", "leaveit"},
	{"recap", "straight"},
	{"corrected", "chrono"},
	{"birth", "inpenta"},
	{"contactcheck", "notcheck"},
	{"extra", "likeothers"},
	{"toolate", "still"},
	{"dryit", "discard"},
	{"second", "oneoff"},
	{"treat", "vaccinate"},
	{"shake", "discard"},
	{"nearfreezer", "aside"},
	{"urgent", "leaveit"},
	{"leftthigh", "rightthigh"},
	{"beforeleaving", "afterdischarge"},
	{"recap", "box"},
}

// opposed counts the pairs of which one message says one and the other the
// other, and concepts that one says and the other denies; alike counts what
// both say in the same way.
func opposed(a, b *said) (against, denied, alike int) {
	for _, pair := range opposites {
		if a.whole.yes[pair[0]] && b.whole.yes[pair[1]] && !b.whole.yes[pair[0]] || a.whole.yes[pair[1]] && b.whole.yes[pair[0]] && !b.whole.yes[pair[1]] {
			against++
		}
	}
	for concept := range b.whole.concepts() {
		if concept[0] == '_' {
			continue
		}
		switch {
		case b.whole.not[concept] && a.whole.yes[concept] && !a.whole.not[concept], a.whole.not[concept] && b.whole.yes[concept] && !b.whole.not[concept]:
			denied++
		case b.whole.yes[concept] && a.whole.yes[concept], b.whole.not[concept] && a.whole.not[concept]:
			alike++
		}
	}
	return against, denied, alike
}

// taken counts the verbs of one message that another takes up in the same way,
// and those that it turns.
func takenUp(a, b *said) (same, turned int) {
	seen := make(map[string]bool)
	for _, mine := range b.stems {
		for _, theirs := range a.stems {
			if mine.root != theirs.root || seen[mine.root] || len(mine.root) < 3 {
				continue
			}
			seen[mine.root] = true
			if mine.contrary == theirs.contrary {
				same++
			} else {
				turned++
			}
		}
	}
	return same, turned
}

// common counts the longer words that two messages share.
func common(a, b *said) (n int) {
	for word := range b.words {
		if len(word) >= 4 && a.words[word] {
			n++
		}
	}
	return n
}

// differingNumbers says how the numbers of two messages stand to each other: of
// one kind and different, alone and different, or the same.
func differingNumbers(a, b *said) (kind, bare, same bool) {
	x, y := a.numbers(), b.numbers()
	for _, v := range x {
		for _, w := range y {
			switch {
			case holdsValue([]Value{v}, w):
				same = true
			case v.Kind == w.Kind && v.Kind != Bare:
				kind = true
			default:
				bare = bare || v.Kind == Bare || w.Kind == Bare
			}
		}
	}
	return kind && !same, bare && !same && !kind, same
}
