package config_test

import (
	"strings"
	"testing"

	"github.com/mshauri/mshauri/config"
)

// A mistyped database must not become a new, empty one beside the real one.
func TestTheDatabaseIsAFileOrPostgres(t *testing.T) {
	for address, ok := range map[string]bool{
		"": true, "postgres://u@h/n": true, "postgresql://u:p@h/n": true,
		"/var/lib/other.db": true, "mysql://x": false, "postgres:/u@h/n": false,
	} {
		_, err := config.Load("", []string{"MSHAURI_DATABASE=" + address})
		switch {
		case ok && err != nil:
			t.Errorf("%q: %v", address, err)
		case !ok && (err == nil || !strings.Contains(err.Error(), "postgres://") || address != "" && strings.Contains(err.Error(), address)):
			t.Errorf("%q: %v", address, err)
		}
	}
}
