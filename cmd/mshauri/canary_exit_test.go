//go:build !race

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// prompts puts what the bot asked its model where every byte is looked at: as it
// came, and as the model reads it.
func (c *canary) prompts(model *scripted) {
	c.t.Helper()
	var all strings.Builder
	sent := model.sent()
	for _, body := range sent {
		var asked struct {
			Messages []struct{ Role, Content string }
		}
		must(c.t, json.Unmarshal([]byte(body), &asked))
		all.WriteString(body + "\n")
		for _, message := range asked.Messages {
			all.WriteString(message.Content + "\n")
			if data, is := strings.CutPrefix(message.Content, "<data>\n"); is {
				var values map[string]string
				must(c.t, json.Unmarshal([]byte(strings.TrimSuffix(data, "\n</data>")), &values))
				for _, value := range values {
					all.WriteString(value + "\n")
				}
			}
		}
	}
	if len(sent) < 10 {
		c.t.Errorf("the model was asked %d times: there is nothing to search", len(sent))
	}
	c.t.Logf("%d prompts are searched", len(sent))
	must(c.t, os.WriteFile(filepath.Join(c.folder, "prompts"), []byte(all.String()), 0o600))
}

// exits lets everything out of the bot that can leave it, into the folder that
// is searched: the digest and the export in every form, what is found, the
// backup, the figures for Prometheus; and reads a chat with plants in it, which
// is one more entrance. What is packed is unpacked beside itself. (Seen red: the
// digits of two addresses stood in a row of a PDF's table of places by chance.)
func (c *canary) exits(watching string) {
	c.t.Helper()
	c.label = "in a chat that WhatsApp exported"
	now := time.Now().AddDate(0, 0, -7) // a digest is of a week that is over
	var text strings.Builder
	for i := range 20 {
		at := now.Add(time.Duration(i-40) * time.Minute)
		_, _ = fmt.Fprintf(&text, "%s - %s: %s\n", at.Format("02/01/2006, 15:04"), c.mark("a sender"), c.words("a line"))
	}
	chat := filepath.Join(c.t.TempDir(), "chat.txt") // what staff have in hand is not searched
	must(c.t, os.WriteFile(chat, []byte(text.String()), 0o600))
	out := func(name string) string { return filepath.Join(c.folder, "exits", name) }
	must(c.t, os.MkdirAll(out(""), 0o700))
	said := map[string]string{
		"import": c.command("import", chat, "--group", "The mentees", "--basis", "invented, 1 November 2026", "--dates", "dmy"),
		"find":   c.command("find", "penta", "--most", "500"),
		"backup": c.command("backup", "--to", out("backup")),
		"log":    c.command("export", "--log"),
	}
	year, week := now.ISOWeek()
	for _, language := range []string{"en", "sw"} {
		for _, reader := range []string{"staff", "supervisors"} {
			name := "digest-" + language + "-" + reader
			said[name] = c.command("digest", "--week", fmt.Sprintf("%d-W%02d", year, week), "--out", out(name), "--language", language, "--for", reader, "--facilities")
		}
	}
	day := func(days int) string { return now.AddDate(0, 0, days).Format(time.DateOnly) }
	for _, format := range []string{"csv", "jsonl", "xlsx"} {
		must(c.t, os.MkdirAll(out("export-"+format), 0o700))
		said["export-"+format] = c.command("export", "--from", day(-7), "--to", day(8), "--format", format, "--facilities", "--out", out("export-"+format))
	}
	for _, path := range []string{"/metrics", "/healthz"} {
		answer, err := http.Get("http://" + watching + path)
		must(c.t, err)
		body, err := io.ReadAll(answer.Body)
		must(c.t, err)
		must(c.t, answer.Body.Close())
		said[strings.Trim(path, "/")] = string(body)
	}
	for name, text := range said {
		must(c.t, os.WriteFile(out(name+".said"), []byte(text), 0o600))
	}
	files := 0
	must(c.t, filepath.WalkDir(out(""), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".unpacked") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		if err := os.WriteFile(path+".unpacked", unpacked(content), 0o600); err != nil || !strings.HasSuffix(path, ".pdf") {
			return err
		}
		return os.Remove(path) // its table of places in the file is rows of digits
	}))
	if files < 20 {
		c.t.Errorf("only %d files left the bot", files)
	}
}

// unpacked is all that is packed in a file: the parts of a zip, the inside of a
// gzip, the streams of a PDF.
func unpacked(content []byte) []byte {
	var out bytes.Buffer
	if files, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
		for _, file := range files.File {
			out.WriteString(file.Name + "\n")
			if part, err := file.Open(); err == nil {
				_, _ = io.Copy(&out, part)
				_ = part.Close()
			}
		}
	}
	if packed, err := gzip.NewReader(bytes.NewReader(content)); err == nil {
		_, _ = io.Copy(&out, packed)
	}
	if bytes.HasPrefix(content, []byte("%PDF")) {
		content, _, _ = bytes.Cut(content, []byte("\nxref\n"))
		out.Write(content)
	}
	for rest := content; bytes.HasPrefix(content, []byte("%PDF")); {
		_, after, found := bytes.Cut(rest, []byte("stream\n"))
		if !found {
			break
		}
		rest = after
		if stream, err := zlib.NewReader(bytes.NewReader(after)); err == nil {
			_, _ = io.Copy(&out, stream)
		}
	}
	return out.Bytes()
}
