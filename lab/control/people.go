package control

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"go.mau.fi/whatsmeow/types"

	"github.com/mshauri/mshauri/lab"
)

// Person is an account in an answer.
type Person struct {
	PN   string `json:"pn"`
	LID  string `json:"lid"`
	Name string `json:"name,omitempty"`
}

func personOf(a lab.Account) Person { return Person{PN: a.PN.User, LID: a.LID.String(), Name: a.Name} }

type newAccount struct {
	Name  string `json:"name"`
	Phone *bool  `json:"phone"`
}

func (c *Control) addAccount(r *http.Request, in newAccount) (Person, error) {
	if in.Name == "" {
		return Person{}, errors.New(`an account needs a "name"`)
	}
	account, err := c.server.NewAccount(in.Name)
	if err != nil {
		return Person{}, err
	}
	if in.Phone == nil || *in.Phone {
		if _, err = c.server.PhoneFor(r.Context(), account.PN); err != nil {
			return Person{}, err
		}
	}
	return personOf(account), nil
}

func (c *Control) listAccounts(*http.Request, struct{}) ([]Person, error) {
	out := []Person{}
	for _, account := range c.server.Accounts() {
		out = append(out, personOf(account))
	}
	return out, nil
}

type newGroup struct {
	Subject string   `json:"subject"`
	Mode    lab.Mode `json:"mode"`
	Admins  []string `json:"admins"`
	Members []string `json:"members"`
}

type groupAnswer struct {
	JID string `json:"jid"`
}

func (c *Control) addGroup(_ *http.Request, in newGroup) (groupAnswer, error) {
	admins, err := c.people(in.Admins)
	if err != nil {
		return groupAnswer{}, err
	}
	members, err := c.people(in.Members)
	if err != nil {
		return groupAnswer{}, err
	}
	jid, err := c.server.CreateGroup(lab.Group{Subject: in.Subject, Mode: in.Mode, Admins: admins, Members: members})
	return groupAnswer{JID: jid.String()}, err
}

type groupChange struct {
	PN      string `json:"pn"`
	Subject string `json:"subject"`
}

func (c *Control) changeGroup(r *http.Request, in groupChange) (groupAnswer, error) {
	group, err := types.ParseJID(r.PathValue("jid"))
	if err != nil || group.Server != types.GroupServer {
		return groupAnswer{}, fmt.Errorf("%q is not the address of a group", r.PathValue("jid"))
	}
	answer := groupAnswer{JID: group.String()}
	if r.PathValue("change") == "subject" {
		if in.Subject == "" || in.PN != "" {
			return answer, errors.New(`a change of subject takes "subject" and nothing else`)
		}
		return answer, c.server.SetSubject(group, in.Subject)
	}
	changes := map[string]func(group, who types.JID) error{
		"add": c.server.AddMember, "remove": c.server.RemoveMember, "promote": c.server.Promote, "demote": c.server.Demote,
	}
	change, ok := changes[r.PathValue("change")]
	if !ok {
		return answer, fmt.Errorf("a group cannot %s: %w", r.PathValue("change"), lab.ErrUnknown)
	}
	if in.Subject != "" {
		return answer, errors.New(`a change of members takes "pn" and nothing else`)
	}
	who, err := c.person(in.PN)
	if err != nil {
		return answer, err
	}
	return answer, change(group, who.PN)
}

type code struct {
	QR string `json:"qr"`
	PN string `json:"pn"`
}

type deviceAnswer struct {
	Device string `json:"device"`
}

func (c *Control) scan(r *http.Request, in code) (deviceAnswer, error) {
	who, err := c.person(in.PN)
	if err != nil {
		return deviceAnswer{}, err
	}
	device, err := c.server.Scan(r.Context(), in.QR, who.PN)
	if err != nil {
		return deviceAnswer{}, err
	}
	return deviceAnswer{Device: deviceText(device)}, nil
}

// person finds an account by what a command calls it.
func (c *Control) person(text string) (lab.Account, error) {
	if text == "" {
		return lab.Account{}, errors.New("a phone number is missing")
	}
	return c.server.Find(text)
}

func (c *Control) people(texts []string) ([]types.JID, error) {
	out := make([]types.JID, len(texts))
	for i, text := range texts {
		account, err := c.person(text)
		if err != nil {
			return nil, err
		}
		out[i] = account.PN
	}
	return out, nil
}

// device reads "254700100001:1"; without a number it is the phone.
func (c *Control) device(text string) (types.JID, error) {
	user, host, _ := strings.Cut(text, "@")
	user, number, hasNumber := strings.Cut(user, ":")
	if host != "" {
		user += "@" + host
	}
	account, err := c.person(user)
	if err != nil {
		return types.JID{}, err
	}
	device := account.PN
	if hasNumber {
		n, err := strconv.ParseUint(number, 10, 8)
		if err != nil {
			return types.JID{}, fmt.Errorf("%q has no device number that can be read", text)
		}
		device.Device = uint16(n)
	}
	return device, nil
}

func deviceText(jid types.JID) string { return jid.User + ":" + strconv.Itoa(int(jid.Device)) }
