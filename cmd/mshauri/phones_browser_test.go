package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pictureVariable names a file into which the page is photographed.
const pictureVariable = "MSHAURI_TEST_PICTURE"

// bubble is the expression for the row of a message with some words.
func bubble(words string) string {
	return fmt.Sprintf("[...document.querySelectorAll('.row')].find((r) => r.querySelector('.text')?.textContent.includes(%q))", words)
}

const browserRoster = `role, name, group, language
mentor, Nurse Halima, Lari mentors, en
mentor, Nurse Omondi, Lari mentors
mentee, Nurse Baraka, Lari mentees, en
mentee, Nurse Chebet, Lari mentees
mentee, Nurse Zawadi, Lari mentees
staff, Programme officer`

// rehearsal is a stage with the page before it.
func rehearsal(t *testing.T) (*stage, string) {
	t.Helper()
	who, err := readRoster(strings.NewReader(browserRoster))
	must(t, err)
	ctx := context.WithoutCancel(t.Context())
	s, err := setStage(ctx, world{out: io.Discard, errors: io.Discard}, t.TempDir(), who)
	must(t, err)
	t.Cleanup(func() { must(t, s.strike()) })
	url, stop, err := servePhones(ctx, s, "127.0.0.1:0")
	must(t, err)
	t.Cleanup(stop)
	return s, url
}

// People play on two phones, by the keyboard alone, and see what the bot says
// and what it keeps.
func TestThePhonesInABrowser(t *testing.T) {
	_, url := rehearsal(t)
	b := newBrowser(t)

	// A mentee writes to the bot, and the answer arrives.
	baraka := b.window(url + "/phones/mentee-1/mshauri")
	baraka.types("hi" + kb.Enter)
	baraka.sees("the bot's answer", `document.querySelector('.row.bot .text')?.textContent.includes('Mshauri')`)
	baraka.sees("that it was read aloud", `document.getElementById('news').textContent.startsWith('Mshauri: ')`)
	baraka.sees("what is kept", `document.querySelector('.row.own .card.kept .clean')?.textContent === 'hi'`)
	baraka.sees("two ticks", `document.querySelector('.row.own .ticks')?.textContent.includes('✓✓ delivered')`)

	// Two phones at once: what one writes the other sees, and nothing of a
	// patient is kept.
	baraka.opens(url + "/phones/mentee-1/group-1")
	chebet := b.window(url + "/phones/mentee-2/group-1")
	baraka.types("Nina mtoto wa Mama Wanjiku, simu 0712 345 678. Penta 2 imechelewa, nimpe leo?" + kb.Enter)
	chebet.sees("the other's words", bubble("Mama Wanjiku"))
	chebet.sees("what was removed", bubble("Mama Wanjiku")+`.querySelectorAll('mark').length === 2`)
	kept := ask[string](chebet, bubble("Mama Wanjiku")+`.querySelector('.kept').innerText`)
	if strings.Contains(kept, "0712") || strings.Contains(kept, "Wanjiku") || !strings.Contains(kept, "[name 1]") || !strings.Contains(kept, "phone removed") {
		t.Errorf("of it is kept: %q", kept)
	}

	keyboardOnly(t, baraka, chebet)
	pictureAndPoll(t, baraka, chebet)
	smallAndLarge(t, b, url, chebet)

	b.mu.Lock()
	defer b.mu.Unlock()
	for _, complaint := range b.complaints {
		t.Errorf("the browser complains: %s", complaint)
	}
}

// keyboardOnly replies, reacts, edits and deletes without a mouse.
func keyboardOnly(t *testing.T, baraka, chebet *window) {
	t.Helper()
	chebet.tabsTo("the menu of the message", `summary[title^="Reply"]`, true)
	chebet.types(kb.Enter)
	chebet.tabsTo("the thumb", `.emojis button[value="👍"]`, false)
	if ask[string](chebet, `getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		t.Error("one cannot see where the keyboard is")
	}
	chebet.types(kb.Enter)
	baraka.sees("the reaction", bubble("Mama Wanjiku")+`.querySelector('.reactions')?.textContent.includes('by Nurse Chebet')`)
	chebet.sees("its own reaction", bubble("Mama Wanjiku")+`.querySelector('.reactions .own')`)

	chebet.sees("the menu under the keyboard again", `document.activeElement.matches('summary')`)
	chebet.types(kb.Enter)
	chebet.tabsTo("Reply", `a[href^="?reply="]`, false)
	chebet.types(kb.Enter)
	chebet.sees("what is replied to", `document.querySelector('.mode')?.textContent.includes('Wanjiku') && document.activeElement.id === 'text'`)
	chebet.types("Ndiyo, mpe leo" + kb.Enter)
	chebet.sees("the reply with its quotation", bubble("Ndiyo, mpe leo")+`.querySelector('blockquote')?.textContent.includes('Wanjiku')`)
	chebet.sees("no more reply under way", `!document.querySelector('.mode') && document.activeElement.id === 'text'`)

	chebet.tabsTo("the menu of the reply", `summary[title^="Reply"]`, true)
	chebet.types(kb.Enter)
	chebet.tabsTo("Edit", `a[href^="?edit="]`, false)
	chebet.types(kb.Enter)
	chebet.sees("the words to edit", `document.getElementById('text').value === 'Ndiyo, mpe leo' && document.activeElement.id === 'text' && document.getElementById('text').selectionStart === 14`)
	chebet.types(" na umwandikie tarehe ya kurudi" + kb.Enter)
	baraka.sees("the edit", bubble("Ndiyo, mpe leo na umwandikie")+`.querySelector('.foot').textContent.includes('edited')`)
	baraka.sees("the edit as kept", bubble("Ndiyo, mpe leo na umwandikie")+`.querySelector('.clean')?.textContent.includes('na umwandikie')`)

	baraka.types("/help" + kb.Enter)
	chebet.sees("the bot's answer in the group", `[...document.querySelectorAll('.row.bot blockquote')].some((q) => q.textContent.includes('/help'))`)
	chebet.sees("the command", bubble("/help")+`.querySelector('.notes .command')?.textContent.includes('help')`)

	baraka.types("Samahani, hii si ya hapa" + kb.Enter)
	baraka.sees("its own words", bubble("si ya hapa"))
	baraka.tabsTo("the menu of it", `summary[title^="Reply"]`, true)
	baraka.types(kb.Enter)
	baraka.tabsTo("Delete", `form[action$="/delete"] button`, false)
	baraka.types(kb.Enter)
	for _, w := range []*window{baraka, chebet} {
		w.sees("that it was deleted", `[...document.querySelectorAll('.bubble.deleted')].at(-1)?.textContent.includes('This message was deleted')`)
		w.sees("that nothing is kept of it", `[...document.querySelectorAll('.row:has(.deleted)')].at(-1)?.querySelector('.card').classList.contains('erased')`)
	}
}

// pictureAndPoll sends both from the menu, and votes.
func pictureAndPoll(t *testing.T, baraka, chebet *window) {
	t.Helper()
	chebet.clicks(".attach summary")
	chebet.fills(`form[action$="/poll"] input[name=text]`, "Outreach ya Kambi iwe lini?")
	chebet.fills(`form[action$="/poll"] textarea`, "Jumanne\nAlhamisi")
	chebet.clicks(`form[action$="/poll"] button`)
	baraka.sees("the poll", bubble("Outreach ya Kambi")+`.querySelectorAll('.poll input[type=radio]').length === 2`)
	baraka.clicks(`.poll label:nth-of-type(2) input`)
	baraka.clicks(`.poll button`)
	for _, w := range []*window{baraka, chebet} {
		w.sees("the vote", bubble("Outreach ya Kambi")+`.querySelectorAll('output')[1].textContent === '1'`)
	}
	chebet.sees("the poll as kept", bubble("Outreach ya Kambi")+`.querySelectorAll('.kept .options li').length === 2`)

	baraka.clicks(".attach summary")
	baraka.fills(`form[action$="/picture"] input[name=text]`, "Friji yetu leo, 4 degrees")
	baraka.clicks(`form[action$="/picture"] button`)
	chebet.sees("the picture", bubble("Friji yetu leo")+`.querySelector('img')?.naturalWidth > 100`)
	chebet.sees("that the picture is not fetched", bubble("Friji yetu leo")+`.querySelector('.what')?.textContent.includes('never fetched')`)
}

// smallAndLarge looks at the page on an old phone and on a desk.
func smallAndLarge(t *testing.T, b *browser, url string, chebet *window) {
	t.Helper()
	chebet.does("look at it on a desk", chromedp.EmulateViewport(1200, 860))
	chebet.sees("the panel beside the phone", bubble("/help")+`.querySelector('.kept').getBoundingClientRect().left >= `+bubble("/help")+`.querySelector('.bubble').getBoundingClientRect().right`)
	ask[float64](chebet, `document.getElementById('scroll').scrollTop = 0`)
	chebet.photograph("")

	small := b.window(url + "/phones/mentee-2/group-1")
	small.does("hold an old phone", chromedp.EmulateViewport(360, 640))
	for _, page := range []string{"/phones/mentee-2/group-1", "/phones/mentee-1/mshauri", "/"} {
		small.opens(url + page)
		if widest := ask[float64](small, `Math.max(document.documentElement.scrollWidth, document.getElementById('scroll')?.scrollWidth ?? 0)`); widest > 360 {
			t.Errorf("%s is %v wide on a phone of 360", page, widest)
		}
		if banner := ask[float64](small, `document.querySelector('.banner').getBoundingClientRect().bottom`); banner < 10 || banner > 60 {
			t.Errorf("%s: the banner ends at %v", page, banner)
		}
		for _, element := range ask[[]string](small, `[...document.querySelectorAll('a, button, summary, textarea, input:not([type=hidden])')]
			.filter((e) => e.checkVisibility() && !e.matches('.skip, .poll input, .check input'))
			.filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.height < 43 || r.width < 43); })
			.map((e) => e.outerHTML.slice(0, 80))`) {
			t.Errorf("%s: too small for a thumb: %s", page, element)
		}
		small.photograph("-small" + strings.ReplaceAll(strings.TrimRight(page, "/"), "/", "-"))
	}
	small.opens(url + "/phones/mentee-1/group-1")
	for name, menu := range map[string]string{"message": ".row:last-child .more", "attach": ".attach"} {
		small.clicks(menu + " > summary")
		small.sees("the menu of "+name, `document.querySelector('`+menu+`[open] button').checkVisibility()`)
		ask[bool](small, `document.querySelector('`+menu+` .acts').scrollIntoView({block: 'nearest'}), true`)
		if outside := ask[int](small, `[...document.querySelectorAll('`+menu+` button, `+menu+` input, `+menu+` a')].map((e) => e.getBoundingClientRect()).filter((r) => r.width && (r.left < 0 || r.right > 360)).length`); outside > 0 {
			t.Errorf("the menu of %s reaches outside the phone in %d places", name, outside)
		}
		small.photograph("-menu-" + name)
		small.clicks(menu + " > summary")
	}
	small.does("open it in the dark", func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
		})
		return chromedp.Void{}, err
	})
	small.opens(url + "/phones/mentee-2/group-1")
	if ground := ask[string](small, `getComputedStyle(document.documentElement).backgroundColor`); ground != "rgb(19, 26, 24)" {
		t.Errorf("in the dark the page is %s", ground)
	}
	small.photograph("-dark")
}

// photograph keeps a picture of the page, if somebody asked for one. Those
// after the first stand beside it, under longer names.
func (w *window) photograph(suffix string) {
	w.Helper()
	file, found := strings.CutSuffix(os.Getenv(pictureVariable), ".png")
	if !found {
		return
	}
	ask[bool](w, `document.activeElement.blur(), true`)
	picture, err := chromedp.Run(w.ctx, chromedp.CaptureScreenshot())
	must(w.T, err)
	must(w.T, os.WriteFile(file+suffix+".png", picture, 0o600))
}
