package config

import (
	"fmt"
	"io"
)

// Secret is a setting that must not be seen: it prints as hidden, whatever the
// verb, and marshals as hidden.
type Secret struct{ read func() string }

// NewSecret hides a value.
func NewSecret(value string) Secret { return Secret{read: func() string { return value }} }

// Reveal gives the value to the one place that needs it.
func (s Secret) Reveal() string {
	if s.read == nil {
		return ""
	}
	return s.read()
}

// Format prints "hidden", or "not set".
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// String is "hidden", or "not set".
func (s Secret) String() string {
	if s.Reveal() == "" {
		return "not set"
	}
	return "hidden"
}

// MarshalText writes "hidden", or "not set".
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalYAML reads the value.
func (s *Secret) UnmarshalYAML(unmarshal func(any) error) error {
	var value string
	if err := unmarshal(&value); err != nil {
		return err
	}
	*s = NewSecret(value)
	return nil
}
