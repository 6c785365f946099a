package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/moderation/emergency/score"
)

// hand is what one writer wrote, or the ordinary talk of the other rooms.
type hand struct {
	name     string
	messages []score.Message
}

// hands are the writers of what is learnt from, and their files. No frozen file
// stands here.
var hands = []struct {
	name  string
	files []string
}{
	{"first", []string{"emergency-dev.jsonl", "emergency-dev2.jsonl"}},
	{"second", []string{"emergency-dev3.jsonl"}},
	{"third", []string{"emergency-dev6.jsonl"}},
	{"ours", []string{"emergency-dev7.jsonl"}},
}

// ordinary is talk of other rooms, which cannot wait only where
// emergency-among.jsonl says so.
var ordinary = []string{
	"../topics/testdata/tag-train.jsonl", "../topics/testdata/tag-extra.jsonl", "../topics/testdata/tag-samples.jsonl",
	"../policy/testdata/dev.jsonl", "../policy/testdata/dev5.jsonl", "../policy/testdata/dev6.jsonl",
	"../policy/testdata/fresh.jsonl", "../policy/testdata/fresh2.jsonl", "../policy/testdata/fresh3.jsonl",
	"../dispute/testdata/threads-dev.jsonl", "../dispute/testdata/threads-dev2.jsonl", "../dispute/testdata/threads-dev3.jsonl",
	"../dispute/testdata/threads-dev4.jsonl", "../dispute/testdata/threads-dev6.jsonl",
	"../../privacy/testdata/scrub-dev.jsonl", "../../privacy/testdata/scrub-dev2.jsonl", "../../privacy/testdata/scrub-dev3.jsonl",
	"../../privacy/testdata/scrub-dev4.jsonl", "../../privacy/testdata/scrub-dev5.jsonl",
}

// unsure stands by a posting of which two people would say two things: nothing
// is learnt from it.
const unsure chat.Danger = "unsure"

// sources are all that is learnt from; fingerprint is the hash of our own files.
// Those of the other rooms change with the rooms.
type sources struct {
	hands       []hand
	ordinary    hand
	fingerprint [sha256.Size]byte
}

// readSources reads them; folder is that of the package emergency.
func readSources(folder string) (*sources, error) {
	s := &sources{}
	sum := sha256.New()
	read := func(name string) (all []score.Message, err error) {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(data))
		sum.Write(data)
		return readMessages(filepath.Join(folder, name))
	}
	for _, h := range hands {
		one := hand{name: h.name}
		for _, file := range h.files {
			messages, err := read("testdata/" + file)
			if err != nil {
				return nil, err
			}
			one.messages = append(one.messages, messages...)
		}
		s.hands = append(s.hands, one)
	}
	known, err := read("testdata/emergency-among.jsonl")
	if err != nil {
		return nil, err
	}
	among := make(map[string]chat.Danger)
	for _, m := range known {
		among[m.ID] = m.Kind
	}
	s.ordinary.name = "ordinary"
	seen := make(map[string]bool)
	for _, file := range ordinary {
		messages, err := readMessages(filepath.Join(folder, file))
		if err != nil {
			return nil, err
		}
		for _, m := range messages {
			if seen[m.Text] {
				continue
			}
			seen[m.Text] = true
			kind, known := among[m.ID]
			if known && kind == unsure {
				continue
			}
			m.Kind = kind
			s.ordinary.messages = append(s.ordinary.messages, m)
		}
	}
	for _, file := range []string{"signs.txt", "tongues.txt", "senses.txt"} {
		words, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil {
			return nil, err
		}
		sum.Write(words)
	}
	sum.Sum(s.fingerprint[:0])
	return s, nil
}

// readMessages reads a file of messages, or of threads: each message of one has
// the thread's id and its own place in it.
func readMessages(path string) (all []score.Message, err error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var line struct {
			score.Message
			Messages []struct{ Text string }
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if line.Messages == nil {
			all = append(all, line.Message)
		}
		for i, m := range line.Messages {
			all = append(all, score.Message{ID: fmt.Sprintf("%s.%d", line.ID, i+1), Text: m.Text})
		}
	}
	return all, lines.Err()
}
