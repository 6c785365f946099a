package config

import (
	"net/netip"
	"net/url"
)

// Assist names a language model that may propose; it is off unless it has an
// address.
type Assist struct {
	// URL is the server's address: https, or http to this machine.
	URL string `yaml:"url"`
	// Model is the name that the server gives the model.
	Model string `yaml:"model"`
	// KeyFile is a file with the server's key, outside the data folder; empty for none.
	KeyFile string `yaml:"key_file"`
	// Daily is how many calls a day may be made.
	Daily int `yaml:"daily"`
}

// On reports whether there is a model to ask.
func (a Assist) On() bool { return a.URL != "" }

func (a Assist) validate(data string) error {
	if a.Daily < 0 || a.Daily > 100_000 {
		return refuse("assist.daily", "must be between 0 and 100000 calls")
	}
	if a.KeyFile != "" {
		if inside, err := within(a.KeyFile, data); err != nil {
			return err
		} else if inside {
			return refuse("assist.key_file", "lies inside the data folder: move it out")
		}
	}
	if !a.On() {
		return nil
	}
	at, err := url.Parse(a.URL)
	if err != nil || at.Hostname() == "" || at.User != nil || at.RawQuery != "" || at.Fragment != "" ||
		at.Scheme != "https" && !(at.Scheme == "http" && onThisMachine(at.Hostname())) {
		return refuse("assist.url", "must begin with https://, or name this machine as http://127.0.0.1:8080/v1 does, and hold no password")
	}
	if a.Model == "" {
		return refuse("assist.model", "is empty: name the model that the server is to use")
	}
	return nil
}

// onThisMachine reports whether a host is this machine's own.
func onThisMachine(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}
