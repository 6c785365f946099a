package control_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"go.uber.org/goleak"

	"github.com/mshauri/mshauri/lab"
	"github.com/mshauri/mshauri/lab/control"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// desk is somebody who runs a lab by HTTP.
type desk struct {
	t      *testing.T
	server *lab.Server
	base   string
	web    *http.Client
}

func open(t *testing.T) *desk {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	server, err := lab.Start(ctx, lab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := control.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- control.Serve(ctx, server, listener) }()
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Errorf("close the lab: %v", err)
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return &desk{
		t: t, server: server, base: "http://" + listener.Addr().String(),
		web: &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
	}
}

// do sends a command and returns its status and answer.
func (d *desk) do(method, path, body string) (int, string) {
	d.t.Helper()
	request, err := http.NewRequestWithContext(d.t.Context(), method, d.base+path, strings.NewReader(body))
	if err != nil {
		d.t.Fatal(err)
	}
	response, err := d.web.Do(request)
	if err != nil {
		d.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

// ask sends a command that must work and reads its answer.
func (d *desk) ask(method, path string, body, answer any) {
	d.t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		d.t.Fatal(err)
	}
	status, text := d.do(method, path, string(encoded))
	if status != http.StatusOK {
		d.t.Fatalf("%s %s %s: %d %s", method, path, encoded, status, text)
	}
	if err = json.Unmarshal([]byte(text), answer); err != nil {
		d.t.Fatalf("%s %s: %v in %s", method, path, err, text)
	}
}

type body = map[string]any

func (d *desk) account(name string, phone bool) control.Person {
	d.t.Helper()
	var who control.Person
	d.ask("POST", "/accounts", body{"name": name, "phone": phone}, &who)
	return who
}

func (d *desk) id(path string, in body) string {
	d.t.Helper()
	var answer struct{ ID string }
	d.ask("POST", path, in, &answer)
	if answer.ID == "" {
		d.t.Fatalf("%s answers without an id", path)
	}
	return answer.ID
}

func (d *desk) inbox(who control.Person) []control.Message {
	d.t.Helper()
	var messages []control.Message
	d.ask("GET", "/inbox/"+who.PN, nil, &messages)
	return messages
}

// settle waits until every device has acknowledged what it was sent.
func (d *desk) settle() {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.t.Context(), 20*time.Second)
	defer cancel()
	if err := d.server.Settled(ctx); err != nil {
		d.t.Fatal(err)
	}
}

func TestAGroupIsPlayedByHTTP(t *testing.T) {
	for _, mode := range []string{"lid", "pn"} {
		t.Run(mode, func(t *testing.T) {
			d := open(t)
			amina, baraka, chebet := d.account("Amina", true), d.account("Baraka", true), d.account("Chebet", true)
			if amina.PN != "254700100001" || !strings.HasSuffix(amina.LID, "@lid") || baraka.PN != "254700100002" {
				t.Errorf("the first two are %+v and %+v", amina, baraka)
			}
			var group struct{ JID string }
			d.ask("POST", "/groups", body{
				"subject": "Washauri", "mode": mode, "admins": []string{amina.PN}, "members": []string{baraka.PN + "@s.whatsapp.net"},
			}, &group)
			question := d.id("/send", body{"as": amina.PN, "to": group.JID, "text": "mko tayari?"})
			d.settle()
			answer := d.id("/send", body{"as": baraka.PN, "to": group.JID, "text": "ndiyo", "reply_to": question})
			d.settle()
			second := d.id("/send", body{"as": amina.PN, "to": group.JID, "text": "naongeza", "reply_to": question, "id": "LABMINE1"})
			d.settle()
			got := d.inbox(amina)
			if len(got) != 1 || got[0].ID != answer || got[0].Text != "ndiyo" || got[0].ReplyTo != question || got[0].Quoted != "mko tayari?" ||
				got[0].FromPN != baraka.PN || got[0].Chat != group.JID || got[0].Kind != lab.Text || got[0].Count != 1 {
				t.Errorf("Amina's inbox is %+v", got)
			}
			want := baraka.LID
			if mode == "pn" {
				want = baraka.PN + "@s.whatsapp.net"
			}
			if got[0].From != want {
				t.Errorf("it is from %s, want %s", got[0].From, want)
			}
			if got = d.inbox(baraka); len(got) != 2 || got[1].ID != second || second != "LABMINE1" || got[1].ReplyTo != question {
				t.Errorf("Baraka's inbox is %+v", got)
			}

			var done struct{ JID string }
			for _, change := range []string{"add", "promote", "demote"} {
				d.ask("POST", "/groups/"+group.JID+"/"+change, body{"pn": chebet.PN}, &done)
			}
			d.ask("POST", "/groups/"+group.JID+"/subject", body{"subject": "Washauri wapya"}, &done)
			d.settle()
			poll := d.id("/poll", body{"as": amina.PN, "to": group.JID, "question": "Lini?", "options": []string{"Leo", "Kesho"}, "limit": 1})
			d.settle()
			asked := d.inbox(chebet)
			if len(asked) != 1 || asked[0].ID != poll || asked[0].Poll == nil || asked[0].Poll.Question != "Lini?" ||
				!slices.Equal(asked[0].Poll.Options, []string{"Leo", "Kesho"}) || asked[0].Poll.Limit != 1 {
				t.Fatalf("Chebet's inbox is %+v", asked)
			}
			vote := d.id("/vote", body{"as": chebet.PN, "id": poll, "options": []string{"Kesho"}})
			edit := d.id("/edit", body{"as": baraka.PN, "to": group.JID, "id": answer, "text": "ndiyo kabisa"})
			react := d.id("/react", body{"as": amina.PN, "id": answer, "emoji": "👍"})
			deletion := d.id("/delete", body{"as": amina.PN, "to": group.JID, "id": answer})
			d.settle()
			got = d.inbox(amina)
			if got[0].Edited != "ndiyo kabisa" || got[0].Text != "ndiyo" {
				t.Errorf("the edited message is %+v", got[0])
			}
			if i := slices.IndexFunc(got, func(m control.Message) bool { return m.ID == vote }); i < 0 || !slices.Equal(got[i].Choices, []string{"Kesho"}) {
				t.Errorf("Amina does not have the vote: %+v", got)
			}
			kinds := map[string]lab.Kind{}
			for _, m := range d.inbox(chebet) {
				kinds[m.ID] = m.Kind
			}
			if kinds[edit] != lab.Edited || kinds[react] != lab.Reaction || kinds[deletion] != lab.Deleted {
				t.Errorf("Chebet has %v", kinds)
			}
			d.ask("POST", "/groups/"+group.JID+"/remove", body{"pn": chebet.PN}, &done)
			direct := d.id("/send", body{"as": chebet.PN, "to": amina.LID, "text": "kwaheri"})
			d.settle()
			if got = d.inbox(amina); got[len(got)-1].ID != direct || got[len(got)-1].Chat != chebet.LID {
				t.Errorf("Amina's last message is %+v", got[len(got)-1])
			}
		})
	}
}

func TestWhatCannotBeDoneIsSaidInASentence(t *testing.T) {
	d := open(t)
	amina := d.account("Amina", true)
	bot := d.account("Mshauri", false)
	var group struct{ JID string }
	d.ask("POST", "/groups", body{"subject": "x", "admins": []string{amina.PN}}, &group)
	for _, test := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{"POST", "/accounts", `{}`, 400, "name"},
		{"POST", "/accounts", ``, 400, "JSON object"},
		{"POST", "/accounts", `{"name":"x","age":3}`, 400, `no field \"age\"`},
		{"POST", "/accounts", `{"name":"x"} {}`, 400, "nothing after it"},
		{"POST", "/accounts", `[]`, 400, "cannot be read"},
		{"POST", "/groups", `{"subject":"x"}`, 400, "admin"},
		{"POST", "/groups", `{"subject":"x","admins":["254799000000"]}`, 404, "not known"},
		{"POST", "/groups", `{"subject":"x","mode":"both","admins":["` + amina.PN + `"]}`, 400, "lid or pn"},
		{"POST", "/groups/1@g.us/add", `{"pn":"` + amina.PN + `"}`, 404, "not known"},
		{"POST", "/groups/" + group.JID + "/add", `{"pn":"` + amina.PN + `"}`, 400, "already"},
		{"POST", "/groups/" + group.JID + "/add", `{}`, 400, "missing"},
		{"POST", "/groups/" + group.JID + "/burn", `{}`, 404, "burn"},
		{"POST", "/groups/" + group.JID + "/subject", `{"pn":"` + amina.PN + `"}`, 400, "subject"},
		{"POST", "/groups/254700100001/add", `{"pn":"` + amina.PN + `"}`, 400, "address of a group"},
		{"POST", "/scan", `{"qr":"a,b,c,d","pn":"` + bot.PN + `"}`, 400, "secret"},
		{"POST", "/send", `{"as":"` + amina.PN + `","to":"` + group.JID + `"}`, 400, "text"},
		{"POST", "/send", `{"as":"` + amina.PN + `","to":"1@g.us","text":"x"}`, 404, "not known"},
		{"POST", "/send", `{"as":"` + bot.PN + `","to":"` + amina.PN + `","text":"x"}`, 404, "phone"},
		{"POST", "/send", `{"as":"` + amina.PN + `","to":"` + group.JID + `","text":"x","reply_to":"NOPE"}`, 404, "NOPE"},
		{"POST", "/send", `{"as":"` + amina.PN + `","to":"` + group.JID + `","text":"x","emoji":"x"}`, 400, `no field \"emoji\"`},
		{"POST", "/poll", `{"as":"` + amina.PN + `","to":"` + group.JID + `","question":"x","options":["a"]}`, 400, "two"},
		{"GET", "/inbox/254799000000", ``, 404, "not known"},
		{"GET", "/inbox/" + bot.PN, ``, 404, "phone"},
		{"POST", "/faults", `{}`, 400, "action"},
		{"POST", "/faults", `{"action":"burn"}`, 400, "burn"},
		{"POST", "/faults", `{"action":"cut","when":"now"}`, 400, `no field \"when\"`},
		{"POST", "/faults", `{"action":"delay"}`, 400, "wait_ms"},
		{"POST", "/faults", `{"action":"refuse"}`, 400, "code"},
		{"POST", "/faults", `{"action":"cut","direction":"up"}`, 400, "direction"},
		{"POST", "/faults", `{"action":"cut","device":"254700100001:x"}`, 400, "device number"},
		{"POST", "/faults", `{"action":"end","device":"` + bot.PN + `:1","why":"515"}`, 404, "not known"},
		{"POST", "/faults", `{"action":"end","device":"` + amina.PN + `"}`, 400, "why"},
		{"POST", "/faults", `{"action":"fail media"}`, 400, "status"},
		{"DELETE", "/faults/9", ``, 404, "fault 9"},
		{"GET", "/log?after=x", ``, 400, "after"},
		{"GET", "/elsewhere", ``, 404, "/elsewhere"},
	} {
		t.Run(test.method+" "+test.path+" "+test.body, func(t *testing.T) {
			status, answer := d.do(test.method, test.path, test.body)
			var problem struct{ Error string }
			if err := json.Unmarshal([]byte(answer), &problem); err != nil || problem.Error == "" {
				t.Fatalf("%d %s", status, answer)
			}
			if status != test.status || !strings.Contains(answer, test.says) {
				t.Errorf("%d %s, want %d and a mention of %q", status, answer, test.status, test.says)
			}
		})
	}
}

func TestOnlyThisMachineIsAnswered(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:80", "localhost:0", ""} {
		if listener, err := control.Listen(t.Context(), address); err == nil {
			t.Errorf("commands would be taken at %q", address)
			_ = listener.Close()
		}
	}
	d := open(t)
	for name, change := range map[string]func(*http.Request){
		"a foreign name":  func(r *http.Request) { r.Host = "lab.example.org" },
		"a page's script": func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") },
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.base+"/accounts", nil)
		if err != nil {
			t.Fatal(err)
		}
		change(request)
		response, err := d.web.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", name, response.Status)
		}
	}
}

func TestADeviceIsLinkedAndTroubledByHTTP(t *testing.T) {
	d := open(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	amina, bot := d.account("Amina", true), d.account("Mshauri", false)
	var group struct{ JID string }
	d.ask("POST", "/groups", body{"subject": "x", "admins": []string{amina.PN}, "members": []string{bot.PN}}, &group)

	container, err := sqlstore.New(ctx, "sqlite3", "file:"+filepath.Join(t.TempDir(), "link.db")+"?_foreign_keys=on", nil)
	if err != nil {
		t.Fatal(err)
	}
	client := whatsmeow.NewClient(container.NewDevice(), nil)
	client.SynchronousAck = true
	line := lab.HTTPClient(d.server.Addr())
	client.SetWebsocketHTTPClient(line)
	client.SetPreLoginHTTPClient(line)
	ready, heard := make(chan struct{}), make(chan string, 8)
	client.AddEventHandler(func(event any) {
		switch e := event.(type) {
		case *events.Connected:
			close(ready)
		case *events.Message:
			if text := e.Message.GetConversation(); text != "" {
				heard <- text
			}
		}
	})
	codes, err := client.GetQRChannel(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err = client.Connect(); err != nil {
		t.Fatal(err)
	}
	var linked struct{ Device string }
	d.ask("POST", "/scan", body{"qr": (<-codes).Code, "pn": bot.PN}, &linked)
	if linked.Device != bot.PN+":1" {
		t.Errorf("the device is %s, want number 1 of %s", linked.Device, bot.PN)
	}
	<-ready
	device := types.NewADJID(bot.PN, 0, 1)
	defer func() {
		d.server.Quiet(ctx, device)
		client.Disconnect()
		if err := container.Close(); err != nil {
			t.Error(err)
		}
	}()

	var fault struct{ Fault int }
	d.ask("POST", "/faults", body{"action": "swallow", "name": "lost", "device": linked.Device, "direction": "out", "tag": "message"}, &fault)
	d.id("/send", body{"as": amina.PN, "to": group.JID, "text": "haifiki"})
	d.ask("DELETE", "/faults/1", nil, &fault)
	d.id("/send", body{"as": amina.PN, "to": group.JID, "text": "inafika"})
	if got := <-heard; got != "inafika" {
		t.Errorf("the device heard %q first", got)
	}
	_, log := d.do("GET", "/log", "")
	struck := 0
	for line := range strings.Lines(log) {
		var entry lab.Entry
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatal(err)
		}
		if entry.Event == lab.Struck && entry.Fault == "lost" && entry.Device == device {
			struck++
		}
	}
	if struck != 1 {
		t.Errorf("the fault struck %d times, want once", struck)
	}
	entries := len(d.server.Log())
	if _, rest := d.do("GET", "/log?after=1", ""); strings.Count(rest, "\n") < entries-1 || bytes.HasPrefix([]byte(rest), []byte(`{"n":1,`)) {
		t.Errorf("the log after its first entry begins %.40s", rest)
	}
	d.ask("POST", "/faults", body{"action": "time lock", "account": bot.PN}, &fault)
	if fault.Fault != 2 {
		t.Errorf("the second fault is number %d", fault.Fault)
	}
	d.ask("DELETE", "/faults", nil, &fault)
	for _, harmless := range []body{
		{"action": "require revision", "revision": 1},
		{"action": "announce identity", "account": amina.PN},
		{"action": "refuse login", "device": linked.Device, "reason": 503, "times": 1},
		{"action": "allow login", "device": linked.Device},
		{"action": "release", "device": linked.Device},
		{"action": "fail media", "status": 500, "times": 1},
	} {
		d.ask("POST", "/faults", harmless, &fault)
	}
}
