package lab_test

import (
	"errors"
	"fmt"
	"testing"

	"go.mau.fi/whatsmeow"
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab"
)

func TestEveryQueryIsAnswered(t *testing.T) {
	s := start(t, lab.Options{})
	amina := phones(t, s, "Amina")[0]
	for _, test := range []struct {
		space, kind, child string
		code               int // nought: a result
	}{
		{"w:p", "get", "", 0},
		{"w:p", "get", "ping", 0},
		{"encrypt", "get", "digest", 0},
		{"abt", "get", "props", 0},
		{"blocklist", "get", "", 0},
		{"privacy", "get", "privacy", 0},
		{"status", "set", "status", 0},
		{"w:profile:picture", "get", "picture", 404},
		{"encrypt", "get", "riddle", 501},
		{"w:g2", "get", "riddle", 501},
		{"riddle", "get", "", 501},
	} {
		t.Run(fmt.Sprint(test.space, " ", test.child), func(t *testing.T) {
			query := whatsmeow.DangerousInfoQuery{Namespace: test.space, Type: whatsmeow.DangerousInfoQueryType(test.kind), To: types.ServerJID}
			if test.space == "w:g2" {
				query.To = group(t, s, lab.LIDMode, amina)
			}
			if test.child != "" {
				query.Content = []waBinary.Node{{Tag: test.child}}
			}
			//lint:ignore SA1019 a test may ask what a client of today never asks
			_, err := amina.Client().DangerousInternals().SendIQ(within(t), query)
			var problem *whatsmeow.IQError
			if test.code == 0 && err != nil || test.code != 0 && (!errors.As(err, &problem) || problem.Code != test.code) {
				t.Errorf("%v, want the code %d", err, test.code)
			}
		})
	}
	settle(t, s)
}
