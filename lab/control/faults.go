package control

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab"
)

// Fault is the body of POST /faults. What Action does and which fields go with it:
//
//	cut, cut after, swallow, delay (wait_ms), duplicate, overtake, garble, refuse (code)
//	    strike frames that match name, device or account, direction (in: from the device), tag, type, class, id, nth, new_chat;
//	    skip lets so many pass first, times strikes so many (nought: until the fault is deleted)
//	time lock (account)                 the account may answer, but begins no chats: error 463
//	drop (device)                       its line ends at once; without a device every line does
//	hold, release (device)              it is kept away, and let in again
//	end (device, why)                   why is 515, 503, replaced, device_removed or another number
//	refuse login (device, reason, times, code, expire_s), allow login (device)
//	fail media (status, times)          sending and fetching media fails
//	require revision (revision)         older web versions are refused with 405; nought lets all in
//	announce identity (account)         tells its acquaintances that its keys changed
type Fault struct {
	Action    string        `json:"action"`
	Name      string        `json:"name"`
	Device    string        `json:"device"`
	Account   string        `json:"account"`
	Direction lab.Direction `json:"direction"`
	Tag       string        `json:"tag"`
	Type      string        `json:"type"`
	Class     string        `json:"class"`
	ID        string        `json:"id"`
	Nth       int           `json:"nth"`
	NewChat   bool          `json:"new_chat"`
	Skip      int           `json:"skip"`
	Times     int           `json:"times"`
	WaitMS    int           `json:"wait_ms"`
	Code      int           `json:"code"`
	Why       lab.StreamEnd `json:"why"`
	Reason    int           `json:"reason"`
	ExpireS   int           `json:"expire_s"`
	Status    int           `json:"status"`
	Revision  uint32        `json:"revision"`
}

type faultAnswer struct {
	Fault int `json:"fault"` // 0 when there is nothing to take away
}

func (c *Control) addFault(_ *http.Request, in Fault) (faultAnswer, error) {
	switch in.Action {
	case "cut", "cut after", "swallow", "delay", "duplicate", "overtake", "garble", "refuse":
		return c.plant(in)
	case "time lock":
		who, err := c.person(in.Account)
		if err != nil {
			return faultAnswer{}, err
		}
		return c.planted(lab.TimeLocked(who.PN))
	case "fail media":
		if in.Status < 400 || in.Status > 599 || in.Times < 1 {
			return faultAnswer{}, errors.New(`failing media needs a "status" from 400 to 599 and "times"`)
		}
		c.server.FailMedia(in.Status, in.Times)
		return faultAnswer{}, nil
	case "require revision":
		c.server.RequireRevision(in.Revision)
		return faultAnswer{}, nil
	case "announce identity":
		who, err := c.person(in.Account)
		if err != nil {
			return faultAnswer{}, err
		}
		return faultAnswer{}, c.server.AnnounceIdentity(who.PN)
	case "drop":
		if in.Device == "" {
			c.server.DropAll()
			return faultAnswer{}, nil
		}
	case "hold", "release", "end", "refuse login", "allow login":
	case "":
		return faultAnswer{}, errors.New(`a fault needs an "action"`)
	default:
		return faultAnswer{}, fmt.Errorf("there is no fault %q", in.Action)
	}
	device, err := c.device(in.Device)
	if err != nil {
		return faultAnswer{}, err
	}
	return faultAnswer{}, c.trouble(in, device)
}

// trouble does at once what befalls one device.
func (c *Control) trouble(in Fault, device types.JID) error {
	switch in.Action {
	case "drop":
		return c.server.Drop(device)
	case "hold":
		return c.server.Hold(device)
	case "release":
		return c.server.Release(device)
	case "end":
		if in.Why == "" {
			return errors.New(`ending a line needs a "why"`)
		}
		return c.server.End(device, in.Why)
	case "refuse login":
		if in.Reason == 0 {
			return errors.New(`refusing a login needs a "reason"`)
		}
		return c.server.RefuseLogin(device, lab.Refusal{
			Reason: in.Reason, Code: in.Code, Expire: time.Duration(in.ExpireS) * time.Second, Times: in.Times,
		})
	default:
		return c.server.AllowLogin(device)
	}
}

// plant puts a fault where it strikes frames.
func (c *Control) plant(in Fault) (faultAnswer, error) {
	fault := lab.Fault{
		Name: in.Name, Direction: in.Direction, Tag: in.Tag, Type: in.Type, Class: in.Class, ID: in.ID, Nth: in.Nth,
		NewChat: in.NewChat, Skip: in.Skip, Times: in.Times, Action: lab.Action(in.Action),
		Wait: time.Duration(in.WaitMS) * time.Millisecond, Code: in.Code,
	}
	if in.Direction != "" && in.Direction != lab.In && in.Direction != lab.Out {
		return faultAnswer{}, fmt.Errorf("the direction is %q and must be in or out", in.Direction)
	}
	if in.Action == "garble" {
		fault.Action, fault.Change = lab.Mangle, lab.Garble
	}
	if in.Action == "delay" && in.WaitMS <= 0 {
		return faultAnswer{}, errors.New(`a delay needs "wait_ms"`)
	}
	if in.Action == "refuse" && in.Code == 0 {
		return faultAnswer{}, errors.New(`a refusal needs a "code"`)
	}
	if in.Account != "" {
		who, err := c.person(in.Account)
		if err != nil {
			return faultAnswer{}, err
		}
		fault.Account = who.PN
	}
	if in.Device != "" {
		device, err := c.device(in.Device)
		if err != nil {
			return faultAnswer{}, err
		}
		fault.Device = &device
	}
	return c.planted(fault)
}

func (c *Control) planted(fault lab.Fault) (faultAnswer, error) {
	remove, err := c.server.Inject(fault)
	if err != nil {
		return faultAnswer{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.next++
	c.faults[c.next] = remove
	return faultAnswer{Fault: c.next}, nil
}

func (c *Control) removeFault(r *http.Request, _ struct{}) (faultAnswer, error) {
	n, err := strconv.Atoi(r.PathValue("fault"))
	c.mu.Lock()
	remove := c.faults[n]
	delete(c.faults, n)
	c.mu.Unlock()
	if err != nil || remove == nil {
		return faultAnswer{}, fmt.Errorf("fault %s: %w", r.PathValue("fault"), lab.ErrUnknown)
	}
	remove()
	return faultAnswer{}, nil
}

func (c *Control) clearFaults(*http.Request, struct{}) (faultAnswer, error) {
	c.mu.Lock()
	clear(c.faults)
	c.mu.Unlock()
	c.server.ClearFaults()
	return faultAnswer{}, nil
}

// log writes the lab's log as JSON lines.
func (c *Control) log(w http.ResponseWriter, r *http.Request) {
	after := 0
	if text := r.URL.Query().Get("after"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			fail(w, errors.New(`"after" must be the number of an entry`))
			return
		}
		after = n
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	encoder := json.NewEncoder(w)
	for _, entry := range c.server.LogSince(after) {
		if encoder.Encode(entry) != nil {
			return // the reader has gone
		}
	}
}
