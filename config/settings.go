package config

import (
	"encoding/hex"
	"fmt"
	"net/netip"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a small machine may have no zone files
)

// Settings is everything that can be set. See example.yaml for each in words.
type Settings struct {
	Data       string `yaml:"data"`
	KeyFile    string `yaml:"key_file"`
	Database   Secret `yaml:"database"`
	Timezone   string `yaml:"timezone"`
	QuietHours string `yaml:"quiet_hours"`
	KeepDays   int    `yaml:"keep_days"`
	// SupplyContact is the label of whoever is told of shortages.
	SupplyContact string     `yaml:"supply_contact"`
	Controller    Controller `yaml:"controller"`
	Scrub         Scrub      `yaml:"scrub"`
	Emergency     Emergency  `yaml:"emergency"`
	Questions     Questions  `yaml:"questions"`
	Policy        Policy     `yaml:"policy"`
	Quiz          Quiz       `yaml:"quiz"`
	Digest        Digest     `yaml:"digest"`
	Assist        Assist     `yaml:"assist"`
	// Facilities are the programme's own, in an order that stays: what stands
	// third is facility 3 in what leaves the record.
	Facilities []string  `yaml:"facilities"`
	WhatsApp   WhatsApp  `yaml:"whatsapp"`
	Log        Log       `yaml:"log"`
	Watch      Watch     `yaml:"watch"`
	Alert      Alert     `yaml:"alert"`
	Rehearsal  Rehearsal `yaml:"rehearsal"`
}

// Controller is who answers for the data, as the law asks: a name and a way to
// reach them.
type Controller struct {
	Name    string `yaml:"name"`
	Contact string `yaml:"contact"`
}

// Scrub holds local words for the scrubber.
type Scrub struct {
	Names     []string `yaml:"names"`
	Places    []string `yaml:"places"`
	SafeWords []string `yaml:"safe_words"`
}

// WhatsApp holds what is set of the connection.
type WhatsApp struct {
	// FollowVersion asks WhatsApp for its newest web version when it refuses ours.
	FollowVersion bool `yaml:"follow_version"`
}

// Log holds what is set of the log.
type Log struct {
	Level  string `yaml:"level"`
	Format string `yaml:"format"`
}

// Watch says where /healthz and /metrics are served.
type Watch struct {
	// Address is an address of this machine with a port, or empty for none.
	Address string `yaml:"address"`
}

// Alert says who is told when WhatsApp itself is gone, by another way.
type Alert struct {
	// Command is run with the sentence as its last argument; URL gets it as the
	// body of a POST. Both may be set.
	Command []string `yaml:"command"`
	URL     string   `yaml:"url"`
	// AfterMinutes is how long the line may be lost before anybody is told.
	AfterMinutes int `yaml:"after_minutes"`
}

// On reports whether anybody is to be told.
func (a Alert) On() bool { return len(a.Command) > 0 || a.URL != "" }

// Rehearsal points the service at a lab on this machine instead of WhatsApp.
type Rehearsal struct {
	Address string `yaml:"address"`
	RootKey string `yaml:"root_key"`
}

// On reports whether this is a rehearsal.
func (r Rehearsal) On() bool { return r.Address != "" || r.RootKey != "" }

// Default returns the settings before anything is read.
func Default() Settings {
	return Settings{
		Data:       "data",
		KeyFile:    "mshauri.key",
		Timezone:   "Africa/Nairobi",
		QuietHours: "21:00-06:30",
		KeepDays:   730,
		Questions:  Questions{AfterHours: 6, WorkingHours: "08:00-17:00"},
		Quiz:       Quiz{Times: []string{"45 12 * * 2", "0 17 * * 5"}, OpenHours: 72, GraceHours: 3, KeepAnswers: 12, Delivery: DeliverText},
		Assist:     Assist{Daily: 200},
		WhatsApp:   WhatsApp{FollowVersion: true},
		Log:        Log{Level: "info", Format: "console"},
		Alert:      Alert{AfterMinutes: 10},
	}
}

// Validate refuses what cannot work, in one sentence.
func (s Settings) Validate() error {
	if s.Data == "" {
		return refuse("data", "is empty: name the folder in which Mshauri keeps its databases")
	}
	if s.KeyFile == "" {
		return refuse("key_file", "is empty: name the file of the key, outside the data folder")
	}
	inside, err := within(s.KeyFile, s.Data)
	if err != nil {
		return err
	}
	if inside {
		return refuse("key_file", "lies inside the data folder: a thief of the folder would have both; move it out")
	}
	if _, err := s.Zone(); err != nil {
		return err
	}
	if _, _, err := s.Quiet(); err != nil {
		return err
	}
	if address := s.Database.Reveal(); !s.UsesServer() && (strings.Contains(address, "://") || strings.HasPrefix(address, "postgres")) {
		return refuse("database", "must be empty (then the record lies in the data folder), begin with postgres://, or be the path of a SQLite file")
	}
	if s.KeepDays < 1 || s.KeepDays > 3650 {
		return refuse("keep_days", "must be between 1 and 3650 days")
	}
	if err := s.Emergency.validate(); err != nil {
		return err
	}
	if err := s.Questions.validate(); err != nil {
		return err
	}
	switch s.Log.Level {
	case "debug", "info", "warn", "error":
	default:
		return refuse("log.level", "must be debug, info, warn or error")
	}
	switch s.Log.Format {
	case "console", "json":
	default:
		return refuse("log.format", "must be console or json")
	}
	if err := s.Watch.validate(); err != nil {
		return err
	}
	if err := s.Alert.validate(); err != nil {
		return err
	}
	if err := s.Quiz.validate(); err != nil {
		return err
	}
	if err := s.Assist.validate(s.Data); err != nil {
		return err
	}
	return s.Rehearsal.validate()
}

func (w Watch) validate() error {
	if _, err := netip.ParseAddrPort(w.Address); w.Address != "" && err != nil {
		return refuse("watch.address", "must be an address of this machine with a port, such as 127.0.0.1:9464, or empty")
	}
	return nil
}

func (a Alert) validate() error {
	if at, err := url.Parse(a.URL); a.URL != "" && (err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "") {
		return refuse("alert.url", "must begin with https:// or http://, or be empty")
	}
	if len(a.Command) > 0 && !filepath.IsAbs(a.Command[0]) {
		return refuse("alert.command", "must begin with the full path of a program, such as /usr/local/bin/tell")
	}
	if a.AfterMinutes < 1 || a.AfterMinutes > 24*60 {
		return refuse("alert.after_minutes", "must be between 1 and 1440 minutes")
	}
	return nil
}

// DatabaseAddress is the PostgreSQL address or the SQLite file that is set, or
// the SQLite file in the data folder.
func (s Settings) DatabaseAddress() string {
	if address := s.Database.Reveal(); address != "" {
		return address
	}
	return filepath.Join(s.Data, "main.db")
}

// UsesServer reports whether the record lies in PostgreSQL.
func (s Settings) UsesServer() bool {
	address := s.Database.Reveal()
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Zone is the programme's time zone.
func (s Settings) Zone() (*time.Location, error) {
	zone, err := time.LoadLocation(s.Timezone)
	if err != nil || s.Timezone == "" {
		return nil, refuse("timezone", "must be a name such as Africa/Nairobi")
	}
	return zone, nil
}

// Quiet gives the quiet hours as time since midnight; "off" gives none.
func (s Settings) Quiet() (from, to time.Duration, err error) {
	if s.QuietHours == "off" || s.QuietHours == "" {
		return 0, 0, nil
	}
	first, second, ok := strings.Cut(s.QuietHours, "-")
	if ok {
		from, err = clockTime(first)
		if err == nil {
			to, err = clockTime(second)
		}
	}
	if !ok || err != nil || from == to {
		return 0, 0, refuse("quiet_hours", "must be written as 21:00-06:30, or off")
	}
	return from, to, nil
}

func clockTime(s string) (time.Duration, error) {
	hour, minute, ok := strings.Cut(strings.TrimSpace(s), ":")
	h, err := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if !ok || err != nil || err2 != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, fmt.Errorf("not a time of day")
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute, nil
}

func (r Rehearsal) validate() error {
	if !r.On() {
		return nil
	}
	address, err := netip.ParseAddrPort(r.Address)
	if err != nil || !address.Addr().IsLoopback() {
		return refuse("rehearsal.address", "must be a loopback address with a port, such as 127.0.0.1:8443")
	}
	if key, err := hex.DecodeString(r.RootKey); err != nil || len(key) != 32 {
		return refuse("rehearsal.root_key", "must be the 64 hexadecimal digits that the lab prints")
	}
	return nil
}

// within reports whether a file lies inside a folder, wherever links lead.
func within(file, folder string) (bool, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return false, fmt.Errorf("find key_file: %w", err)
	}
	folder, err = filepath.Abs(folder)
	if err != nil {
		return false, fmt.Errorf("find data: %w", err)
	}
	rel, err := filepath.Rel(followed(folder), followed(file))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)), nil
}

// followed follows the links in as much of a path as there is.
func followed(path string) string {
	for there := path; ; there = filepath.Dir(there) {
		if target, err := filepath.EvalSymlinks(there); err == nil {
			return filepath.Join(target, strings.TrimPrefix(path, there))
		}
		if there == filepath.Dir(there) {
			return path
		}
	}
}
