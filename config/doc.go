// Package config gathers the settings of every room: defaults, then one YAML
// file, then MSHAURI_ environment variables. It refuses unknown keys and
// nonsense, in one sentence that says what to do.
//
// The only home of the YAML library, and with cmd the only place that reads
// the environment. Settings hold no telephone numbers of members.
//
// Read settings.go for what can be set, load.go for how.
package config
