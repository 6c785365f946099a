package transcript

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/mshauri/mshauri/chat"
)

// said is one invented message, before and after.
type said struct {
	at     string // to the minute, or the second
	sender string
	text   string
	kind   chat.Kind
	edited bool
}

// writing is a layout in which a chat can be written.
type writing struct {
	name    string
	stamp   func(time.Time) string
	order   Order
	seconds bool
	iphone  bool
}

func writings() []writing {
	form := func(pattern string) func(time.Time) string {
		return func(t time.Time) string { return t.Format(pattern) }
	}
	thin := func(pattern string) func(time.Time) string {
		return func(t time.Time) string { return strings.ReplaceAll(t.Format(pattern), " PM", "\u202fPM") }
	}
	return []writing{
		{name: "Android, Kenya", stamp: form("02/01/2006, 15:04 - "), order: DayMonthYear},
		{name: "Android, United States", stamp: form("1/2/06, 3:04 PM - "), order: MonthDayYear},
		{name: "Android, narrow space", stamp: thin("1/2/06, 3:04 PM - "), order: MonthDayYear},
		{name: "Android, South Africa", stamp: form("2006/01/02, 15:04 - "), order: YearMonthDay},
		{name: "Android, Canada", stamp: func(t time.Time) string {
			return strings.NewReplacer("AM", "a.m.", "PM", "p.m.").Replace(t.Format("2006-01-02, 3:04 PM - "))
		}, order: YearMonthDay},
		{name: "Android, German", stamp: form("02.01.06, 15:04 - "), order: DayMonthYear},
		{name: "Android, French", stamp: form("02/01/2006 à 15:04 - "), order: DayMonthYear},
		{name: "Android, Spanish", stamp: func(t time.Time) string {
			return strings.NewReplacer("AM", "a.\u00a0m.", "PM", "p.\u00a0m.").Replace(t.Format("2/1/06 3:04\u00a0PM - "))
		}, order: DayMonthYear},
		{name: "Android, Italian", stamp: form("02/01/06, 15.04 - "), order: DayMonthYear},
		{name: "Android, Arabic", stamp: func(t time.Time) string {
			text := strings.NewReplacer("AM", "ص", "PM", "م").Replace(t.Format("\u200f2/\u200f1/\u200f2006، 3:04 PM - "))
			for i := range 10 {
				text = strings.ReplaceAll(text, string(rune('0'+i)), string(rune('٠'+i)))
			}
			return text
		}, order: DayMonthYear},
		{name: "iPhone, Kenya", stamp: form("[02/01/2006, 15:04:05] "), order: DayMonthYear, seconds: true, iphone: true},
		{name: "iPhone, United States", stamp: thin("[1/2/06, 3:04:05 PM] "), order: MonthDayYear, seconds: true, iphone: true},
		{name: "iPhone, German", stamp: form("[02.01.06, 15:04:05] "), order: DayMonthYear, seconds: true, iphone: true},
		{name: "iPhone, Swedish", stamp: form("[2006-01-02, 15:04:05] "), order: YearMonthDay, seconds: true, iphone: true},
		{name: "iPhone, before brackets", stamp: form("1/2/06, 3:04:05 PM: "), order: MonthDayYear, seconds: true},
	}
}

// write puts a message down as that phone exports it.
func (w writing) write(out *bytes.Buffer, at time.Time, m said) {
	mark := ""
	if w.iphone {
		mark = "\u200e"
	}
	text := m.text
	switch {
	case m.kind == chat.KindPicture && w.iphone && text == "":
		text = mark + "image omitted"
	case m.kind == chat.KindPicture && w.iphone:
		text += " " + mark + "<attached: 00000007-PHOTO-2020-01-01-10-00-00.jpg>"
	case m.kind == chat.KindPicture && text == "":
		text = "IMG-20200101-WA0001.jpg (file attached)"
	case m.kind == chat.KindPicture:
		text = "IMG-20200101-WA0001.jpg (file attached)\n" + text
	case m.kind == chat.KindPoll:
		text = mark + "POLL:\n" + text + "\n" + mark + "OPTION: Two doses (3 votes)\n" + mark + "OPTION: Three (1 vote)\n"
	}
	if m.edited {
		text += " " + mark + "<This message was edited>"
	}
	if w.iphone && m.kind != chat.KindText {
		out.WriteString(mark)
	}
	fmt.Fprintf(out, "%s%s: %s\n", w.stamp(at), m.sender, text)
}

// TestWhatIsWrittenInAnyLayoutIsReadBack writes an invented chat as each phone
// would, and reads the same messages from it.
//
// Broken on purpose and put back: an hour of twelve that does not become nought
// at midnight.
func TestWhatIsWrittenInAnyLayoutIsReadBack(t *testing.T) {
	word := rapid.StringMatching(`[A-Za-z0-9éü'’?.,/()-]{1,12}|🙏🏾|mfano:|https://example\.org/a\?b=1|10:30`)
	line := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 1, 12).Draw(t, "words"), " ") })
	text := rapid.Custom(func(t *rapid.T) string {
		return "Na " + strings.Join(rapid.SliceOfN(line, 1, 4).Draw(t, "lines"), "\n")
	})
	name := rapid.StringMatching(`[A-Z][a-z]{2,8}( [A-Z][a-z']{1,8}){0,2}|\+254 7[0-9]{2} [0-9]{3} [0-9]{3}`)
	message := rapid.Custom(func(t *rapid.T) said {
		m := said{sender: name.Draw(t, "sender"), text: text.Draw(t, "text"), kind: chat.KindText}
		switch rapid.IntRange(0, 9).Draw(t, "sort") {
		case 0:
			m.kind, m.text = chat.KindPicture, ""
		case 1:
			m.kind = chat.KindPicture
		case 2:
			m.kind = chat.KindPoll
		case 3:
			m.edited = true
		}
		return m
	})
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SampledFrom(writings()).Draw(t, "layout")
		at := time.Date(2018, 1, 1, 0, 0, 0, 0, nairobi).Add(time.Duration(rapid.IntRange(0, 3_000_000).Draw(t, "minutes")) * time.Minute)
		var out bytes.Buffer
		var want []said
		for _, m := range rapid.SliceOfN(message, 1, 20).Draw(t, "messages") {
			w.write(&out, at, m)
			m.at = at.Format("2006-01-02 15:04")
			if w.seconds {
				m.at = at.Format("2006-01-02 15:04:05")
			}
			want = append(want, m)
			at = at.Add(time.Duration(rapid.IntRange(0, 200_000).Draw(t, "seconds")) * time.Second)
		}
		layout, err := Survey(bytes.NewReader(out.Bytes()), DatesUnknown, later)
		if errors.Is(err, ErrAmbiguous) {
			layout, err = Survey(bytes.NewReader(out.Bytes()), w.order, later)
		}
		if err != nil || layout.Order != w.order {
			t.Fatalf("%s: dates %q, %v\n%s", w.name, layout.Order, err, out.String())
		}
		r := NewReader(iotest(out.Bytes()), layout, nairobi)
		for i := 0; ; i++ {
			e, err := r.Next()
			if errors.Is(err, io.EOF) {
				if i != len(want) {
					t.Fatalf("%s: %d messages, not %d", w.name, i, len(want))
				}
				return
			}
			if err != nil || i >= len(want) || e.Sort != Message {
				t.Fatalf("%s: message %d: %+v, %v", w.name, i, e, err)
			}
			got := said{at: e.At.Format("2006-01-02 15:04"), sender: normal(e.sender), text: string(e.text), kind: e.Kind, edited: e.Edited}
			if w.seconds {
				got.at = e.At.Format("2006-01-02 15:04:05")
			}
			if got != want[i] {
				t.Fatalf("%s: message %d is read as\n%+v, and not\n%+v", w.name, i, got, want[i])
			}
			if e.Kind == chat.KindPoll && (len(e.options) != 2 || string(e.options[1]) != "Three") {
				t.Fatalf("%s: the options are %q", w.name, e.options)
			}
		}
	})
}

// iotest gives a file in small pieces, as a zip does.
func iotest(content []byte) io.Reader { return &pieces{content} }

type pieces struct{ left []byte }

func (p *pieces) Read(into []byte) (int, error) {
	if len(p.left) == 0 {
		return 0, io.EOF
	}
	n := copy(into[:min(len(into), 7)], p.left)
	p.left = p.left[n:]
	return n, nil
}
