package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mshauri/mshauri/lab"
)

// BenchmarkStart starts the program as it ships and a bare client in turn, each
// a process of its own on stores that are paired, and measures from there to the
// login. It notes what each holds in memory once it is connected.
func BenchmarkStart(b *testing.B) {
	r := newRace(b)
	ctx := within(b, 10*time.Minute)
	r.stop()
	r.bare.GoOffline()
	root := r.server.RootKey()
	commands := map[lab.Address][]string{
		r.device: {r.build("mshauri", "."), "run"},
		r.other:  {r.build("alone", "../../lab/bare/alone"), r.store(), r.server.Addr(), hex.EncodeToString(root[:])},
	}
	took, held := map[lab.Address][]float64{}, map[lab.Address][]float64{}
	for round := -1; round < benchRounds(); round++ { // the first is to warm up
		for _, device := range r.inTurn(round + 1) {
			must(b, r.server.WaitOffline(ctx, device))
			since := len(r.server.Log())
			process := exec.Command(commands[device][0], commands[device][1:]...)
			process.Env, process.Stderr = r.environ(), os.Stderr
			began := time.Now()
			must(b, process.Start())
			entry, err := r.server.WaitLogSince(ctx, since, func(e lab.Entry) bool { return e.Event == lab.LoggedIn && e.Device == device })
			must(b, err)
			must(b, r.server.WaitOnline(ctx, device))
			must(b, r.server.Settled(ctx, device))
			holds, err := resident(process.Process.Pid)
			must(b, err)
			if round >= 0 {
				took[device] = append(took[device], toMillis(entry.Time.Sub(began)))
				held[device] = append(held[device], holds)
			}
			must(b, process.Process.Signal(os.Interrupt))
			must(b, process.Wait())
		}
	}
	more := make([]float64, len(took[r.device]))
	for i := range more {
		more[i] = took[r.device][i] - took[r.other][i]
	}
	b.ReportMetric(0, "ns/op") // the whole of it is of no interest
	b.ReportMetric(median(took[r.device]), "ours-ms")
	b.ReportMetric(median(took[r.other]), "beside-ms")
	b.ReportMetric(median(more), "more-ms")
	b.ReportMetric(median(held[r.device]), "ours-MB")
	b.ReportMetric(median(held[r.other]), "beside-MB")
}

// build builds one of our programs as it ships, and returns where it lies.
func (r *race) build(name, folder string) string {
	r.t.Helper()
	path := filepath.Join(r.folder, name)
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, folder).CombinedOutput(); err != nil {
		r.t.Fatalf("build %s: %v\n%s", name, err, out)
	}
	return path
}

// resident is what a process holds in memory, in MB.
func resident(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	kilobytes := 0.0
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	_, err = fmt.Sscan(after, &kilobytes)
	return kilobytes / 1024, err
}
