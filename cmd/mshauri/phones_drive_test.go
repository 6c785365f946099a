package main

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience is how long a window is waited for: far above what it takes.
const patience = 20 * time.Second

// browser is a real one, with nothing of anybody's in it.
type browser struct {
	*testing.T
	ctx context.Context

	mu         sync.Mutex
	complaints []string // errors of scripts, and what the page's policy refused
}

func newBrowser(t *testing.T) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Fatal("Chromium is missing: run make need, which installs it on Debian, or install the program chromium yourself.")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1200, 800),
		chromedp.NoFirstRun, chromedp.NoSandbox, chromedp.Headless, chromedp.DisableGPU,
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocated, stop := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()), options...)
	ctx, cancel := chromedp.NewContext(allocated)
	t.Cleanup(func() {
		closing, over := context.WithTimeout(ctx, patience)
		_ = chromedp.Cancel(closing) // it is killed if it does not end by itself
		over()
		cancel()
		stop()
	})
	b := &browser{T: t, ctx: ctx}
	must(t, chromedp.Do(ctx))
	return b
}

// window is a tab of the browser with one page in it.
type window struct {
	*browser
	ctx context.Context
}

// window opens one.
func (b *browser) window(url string) *window {
	b.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	b.Cleanup(cancel)
	messages := chromedp.Console(ctx)
	go func() {
		for message, err := range messages {
			if err != nil {
				return
			}
			if message.Type != chromedp.ConsoleException && message.Type != chromedp.ConsoleError && message.Type != chromedp.ConsoleWarning {
				continue
			}
			b.mu.Lock()
			b.complaints = append(b.complaints, message.String())
			b.mu.Unlock()
		}
	}()
	w := &window{browser: b, ctx: ctx}
	must(b.T, chromedp.Do(ctx)) // starts the tab with a context that does not end
	w.opens(url)
	return w
}

// does does things, one after the other.
func (w *window) does(what string, steps ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		w.Fatalf("%s: %v", what, err)
	}
}

// opens goes to a page.
func (w *window) opens(url string) {
	w.Helper()
	w.does("open "+url, chromedp.Navigate(url))
}

// clicks presses an element with the mouse.
func (w *window) clicks(selector string) {
	w.Helper()
	w.does("click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// fills writes into a field.
func (w *window) fills(selector, words string) {
	w.Helper()
	w.does("fill "+selector, chromedp.SendKeys(chromedp.CSS(selector), words))
}

// types presses keys, wherever the keyboard is.
func (w *window) types(keys string) {
	w.Helper()
	w.does("type", chromedp.KeyEvent(keys))
}

// ask evaluates an expression in a window.
func ask[V any](w *window, expression string) V {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[V](expression))
	for ; err != nil && strings.Contains(err.Error(), "navigated"); value, err = chromedp.Run(ctx, chromedp.Evaluate[V](expression)) {
		time.Sleep(50 * time.Millisecond) // the page was just being put in the place of another
	}
	if err != nil {
		w.Fatalf("ask %s: %v", expression, err)
	}
	return value
}

// sees waits until an expression is true. One that fails, since the page is
// just being changed, is not yet true.
func (w *window) sees(what, expression string) {
	w.Helper()
	for over := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if ask[bool](w, "(() => { try { return !!("+expression+") } catch { return false } })()") {
			return
		}
		if time.Now().After(over) {
			w.Fatalf("it never showed %s. The page:\n%s", what, ask[string](w, "document.body.innerText"))
		}
	}
}

// tabsTo presses Tab, or Shift and Tab, until an element has the keyboard.
func (w *window) tabsTo(what, selector string, back bool) {
	w.Helper()
	key := chromedp.KeyEvent(kb.Tab)
	if back {
		key = chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	}
	for range 60 {
		w.does("press Tab", key)
		if ask[bool](w, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	w.Fatalf("the keyboard never comes to %s", what)
}
