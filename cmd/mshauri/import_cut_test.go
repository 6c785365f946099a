//go:build !race && linux

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Built without the race detector, because it kills.

var _ = child("import", func(ctx context.Context, w world) int {
	return execute(ctx, strings.Fields(os.Getenv("MSHAURI_TEST_LINE")), w)
})

// TestCutImport kills an import at any moment, again and again, until one of
// them ends. What is kept is then what an import that nobody disturbed keeps.
func TestCutImport(t *testing.T) {
	const messages = 20_000
	var lines []string
	at := time.Date(2020, 2, 13, 6, 0, 0, 0, time.UTC)
	for i := range messages {
		at = at.Add(time.Duration(i%7) * 20 * time.Second)
		lines = append(lines, fmt.Sprintf("%s - Nurse Invented %c: Habari ya leo, nina dozi %d za BCG", at.Format("02/01/2006, 15:04"), 'A'+rune(i%9), i%40))
	}
	m, chat, _ := importer(t)
	must(t, os.WriteFile(chat, []byte(strings.Join(lines, "\n")), 0o600))
	program, err := os.Executable()
	must(t, err)
	start := func() *exec.Cmd {
		command := exec.Command(program)
		command.Env = append([]string{
			"PATH=" + os.Getenv("PATH"), "HOME=" + m.folder, childVariable + "=import",
			"MSHAURI_TEST_LINE=import " + chat + " --group Lari_mentees --basis written-consent-2019",
		}, m.environ...)
		must(t, command.Start())
		return command
	}
	m.types("", "group", "allow", "--jid", "120363000000000002@g.us", "--kind", "mentees", "--name", "Lari_mentees").does()
	random, kills := rand.New(rand.NewPCG(7, 8)), 0
	for ended := false; !ended; {
		command := start()
		done := make(chan error, 1)
		go func() { done <- command.Wait() }()
		select {
		case err := <-done:
			must(t, err)
			ended = true
		case <-time.After(time.Duration(100+random.IntN(300)+10*kills) * time.Millisecond):
			_ = command.Process.Signal(syscall.SIGKILL)
			<-done
			kills++
		}
		if kills > 100 {
			t.Fatal("it never ends")
		}
	}
	count := 0
	readFile(t, m.data+"/main.db", func(scan func(...any)) { scan(&count) }, "SELECT COUNT(*) FROM posting WHERE chat_import <> 0")
	if count != messages {
		t.Errorf("%d of %d messages are kept after %d kills", count, messages, kills)
	}
	m.types("", "import", chat, "--group", "Lari_mentees", "--basis", "written consent 2019", "--again").does("        0  messages kept", fmt.Sprintf("%9d  known already", messages))
	if kills < 2 {
		t.Errorf("only %d kills: this proves nothing", kills)
	}
}
