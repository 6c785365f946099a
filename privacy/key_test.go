package privacy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mshauri/mshauri/privacy"
)

func TestKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys", "pseudonym.key")
	key := privacy.NewKey()
	if err := key.WriteFile(path); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if folder, err := os.Stat(filepath.Dir(path)); err != nil || folder.Mode().Perm() != 0o700 {
		t.Errorf("mode of the folder %v, %v", folder.Mode(), err)
	}
	loaded, err := privacy.LoadKey(path)
	if err != nil || loaded.Fingerprint() != key.Fingerprint() || loaded.Pseudonym("pn", "254722494882") != key.Pseudonym("pn", "254722494882") {
		t.Errorf("what was read back differs: %v", err)
	}
	if err := privacy.NewKey().WriteFile(path); err == nil {
		t.Error("a key was written over another")
	}
}

func TestKeyFilesThatAreRefused(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string, mode os.FileMode) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := strings.Repeat("0f", privacy.KeySize)
	for _, c := range []struct{ label, path, says string }{
		{"readable by the group", write("group", whole, 0o640), "may be read by others"},
		{"readable by all", write("all", whole, 0o604), "may be read by others"},
		{"short", write("short", whole[2:], 0o600), "damaged"},
		{"no hexadecimal", write("words", strings.Repeat("zz", privacy.KeySize), 0o600), "damaged"},
		{"empty", write("empty", "", 0o600), "damaged"},
	} {
		t.Run(c.label, func(t *testing.T) {
			_, err := privacy.LoadKey(c.path)
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), whole) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
		})
	}
	if _, err := privacy.LoadKey(filepath.Join(folder, "nothing")); !errors.Is(err, privacy.ErrNoKey) {
		t.Errorf("a missing file gives %v", err)
	}
	if err := (privacy.Key{}).WriteFile(filepath.Join(folder, "none")); !errors.Is(err, privacy.ErrNoKey) {
		t.Errorf("no key was written with %v", err)
	}
}

func TestKeyHides(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	key := privacy.NewKey()
	if err := key.WriteFile(path); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	digits := strings.TrimSpace(string(content))
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		for _, value := range []any{key, &key, struct{ k privacy.Key }{key}, []privacy.Key{key}} {
			if printed := fmt.Sprintf(verb, value); strings.Contains(printed, digits[:8]) {
				t.Errorf("%s of %T shows the key", verb, value)
			}
		}
	}
	if out, err := json.Marshal(key); err == nil {
		t.Errorf("the key was marshalled: %d bytes", len(out))
	}
	if _, err := key.Value(); err == nil {
		t.Error("the key can be stored")
	}
}

func TestPseudonyms(t *testing.T) {
	a, b := privacy.NewKey(), privacy.NewKey()
	name := a.Pseudonym("pn", "254722494882")
	if len(name) != 26 || strings.Contains(name, "2547") {
		t.Errorf("a pseudonym of %d letters", len(name))
	}
	if name != a.Pseudonym("pn", "254722494882") {
		t.Error("the same address has two pseudonyms")
	}
	if name == b.Pseudonym("pn", "254722494882") {
		t.Error("two installations give one person the same pseudonym")
	}
	if name == a.Pseudonym("lid", "254722494882") {
		t.Error("two kinds of address share a pseudonym")
	}
	if a.Fingerprint() == b.Fingerprint() || len(a.Fingerprint()) != 8 {
		t.Error("fingerprints do not tell keys apart")
	}
	first, again := a.Derive("poll", "x"), a.Derive("poll", "x")
	if first != again || a.Derive("poll", "x") == a.Derive("pol", "lx") {
		t.Error("derived values are not as promised")
	}
}

func TestNoKeyPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a pseudonym came of no key")
		}
	}()
	_ = (privacy.Key{}).Pseudonym("pn", "1")
}
