package whatsapp

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.mau.fi/libsignal/signalerror"
	"go.mau.fi/whatsmeow/types"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"
)

func TestLogLinesNameNobody(t *testing.T) {
	core, logs := observer.New(zapcore.DebugLevel)
	log := (&libraryLog{log: zap.New(core), module: "Client"}).Sub("Recv")
	jid := types.NewADJID("254712345678", 0, 3)
	log.Debugf("<message from=\"254712345678@s.whatsapp.net\" notify=\"Njeri Mwangi\">")
	log.Infof("Updated LID to %s", types.NewJID("270010000000001", types.HiddenUserServer))
	log.Warnf("Ignoring message %s from %s: %v", "3EB0A1B2C3D4E5F60718", jid, fmt.Errorf("failed to decrypt: %w", signalerror.ErrOldCounter))
	log.Errorf("Unknown stream error: %s", "<stream:error code=\"516\"><x notify=\"Njeri Mwangi\">0712345678</x></stream:error>")
	log.Errorf("no session with %s: %v in %s", "254712345678_1:2", errors.New("call 0712-345-678 or +254 (712) 345 678"), "120363400000000001@g.us")
	log.Warnf("%v %d %s", &jid, 4711, jid.String())

	if n := logs.Len(); n != 5 {
		t.Fatalf("%d lines were logged, want all but the debug line", n)
	}
	for _, entry := range logs.All() {
		line := fmt.Sprint(entry.ContextMap())
		if entry.Message != "WhatsApp library" {
			t.Errorf("the message is not constant: %q", entry.Message)
		}
		for _, planted := range []string{"2547", "712345678", "345-678", "345 678", "Njeri", "2700", "120363", "s.whatsapp.net"} {
			if strings.Contains(line, planted) {
				t.Errorf("%q is in %s", planted, line)
			}
		}
	}
	if line := fmt.Sprint(logs.All()[1].ContextMap()); !strings.Contains(line, "3EB0A1B2C3D4E5F60718") || !strings.Contains(line, "old counter") {
		t.Errorf("the line says too little: %s", line)
	}
}

func TestMask(t *testing.T) {
	for text, want := range map[string]string{
		"to 254712345678:3@s.whatsapp.net now":   "to [address] now",
		"lid 270010000000001@lid.":               "lid [address].",
		"call 0712 345 678":                      "call [number]",
		"call +254-712-345-678!":                 "call [number]!",
		"id 3EB0A1B2C3D4E5F60718 of 300 bytes":   "id 3EB0A1B2C3D4E5F60718 of 300 bytes",
		"took 1234 ms, code 463":                 "took 1234 ms, code 463",
		"node <iq from=\"x\" notify=\"Njeri\"/>": "node [node]",
		"a < b and c > d":                        "a < b and c > d",
		"٠٧١٢٣٤٥٦٧٨":                             "[number]",
	} {
		if got := Mask(text); got != want {
			t.Errorf("Mask(%q) is %q, want %q", text, got, want)
		}
	}
}
