package config

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// Example is the annotated settings file.
//
//go:embed example.yaml
var Example []byte

// Load reads the settings: defaults, then the file (none when path is empty),
// then the environment as "KEY=value" lines. The error is one sentence; it
// names the file and the line, and never shows what stands in the file.
func Load(path string, environ []string) (Settings, error) {
	settings := Default()
	var content []byte
	if path != "" {
		var err error
		content, err = os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) {
			return Settings{}, fmt.Errorf("the settings file %s does not exist: mshauri settings shows one to start from", path)
		} else if err != nil {
			return Settings{}, fmt.Errorf("read the settings: %w", err)
		}
		if err := parse(content, &settings); err != nil {
			return Settings{}, fmt.Errorf("the settings file %s: %w", path, err)
		}
	}
	if err := override(&settings, environ); err != nil {
		return Settings{}, err
	}
	if err := settings.Validate(); err != nil {
		return Settings{}, located(err, path, content, environ)
	}
	return settings, nil
}

func parse(content []byte, settings *Settings) error {
	read := *settings
	decoder := yaml.NewDecoder(bytes.NewReader(content), yaml.Strict())
	if err := decoder.Decode(&read); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return unreadable(err)
	}
	if err := decoder.Decode(new(Settings)); !errors.Is(err, io.EOF) {
		return errors.New("it holds more than one document: one file, one set of settings")
	}
	var anything any
	if err := yaml.Unmarshal(content, &anything); err == nil && anything == nil {
		return nil // nothing but remarks, which would be read as nothing for every setting
	}
	*settings = read
	return nil
}

// variable is one setting as the environment can give it.
type variable struct {
	name string
	set  func(*Settings, string) error
}

func text(field func(*Settings) *string) func(*Settings, string) error {
	return func(s *Settings, value string) error {
		*field(s) = value
		return nil
	}
}

func list(field func(*Settings) *[]string) func(*Settings, string) error {
	return func(s *Settings, value string) error {
		var items []string
		for item := range strings.SplitSeq(value, ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, item)
			}
		}
		*field(s) = items
		return nil
	}
}

// lines is list for values that have commas of their own: a semicolon divides
// them.
func lines(field func(*Settings) *[]string) func(*Settings, string) error {
	split := list(field)
	return func(s *Settings, value string) error {
		value = strings.ReplaceAll(strings.ReplaceAll(value, ",", "\x00"), ";", ",")
		err := split(s, value)
		for i, item := range *field(s) {
			(*field(s))[i] = strings.ReplaceAll(item, "\x00", ",")
		}
		return err
	}
}

func number(name, of string, field func(*Settings) *int) func(*Settings, string) error {
	return func(s *Settings, value string) error {
		n, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("the environment variable %s must be a number of %s", name, of)
		}
		*field(s) = n
		return nil
	}
}

func variables() []variable {
	return []variable{
		{"MSHAURI_DATA", text(func(s *Settings) *string { return &s.Data })},
		{"MSHAURI_KEY_FILE", text(func(s *Settings) *string { return &s.KeyFile })},
		{"MSHAURI_DATABASE", func(s *Settings, v string) error { s.Database = NewSecret(v); return nil }},
		{"MSHAURI_DATABASE_FILE", func(s *Settings, v string) error {
			content, err := os.ReadFile(v)
			if err != nil {
				return fmt.Errorf("the file that MSHAURI_DATABASE_FILE names cannot be read: %w", withoutPath(err))
			}
			s.Database = NewSecret(strings.TrimSpace(string(content)))
			return nil
		}},
		{"MSHAURI_TIMEZONE", text(func(s *Settings) *string { return &s.Timezone })},
		{"MSHAURI_QUIET_HOURS", text(func(s *Settings) *string { return &s.QuietHours })},
		{"MSHAURI_KEEP_DAYS", number("MSHAURI_KEEP_DAYS", "days", func(s *Settings) *int { return &s.KeepDays })},
		{"MSHAURI_SUPPLY_CONTACT", text(func(s *Settings) *string { return &s.SupplyContact })},
		{"MSHAURI_CONTROLLER_NAME", text(func(s *Settings) *string { return &s.Controller.Name })},
		{"MSHAURI_CONTROLLER_CONTACT", text(func(s *Settings) *string { return &s.Controller.Contact })},
		{"MSHAURI_SCRUB_NAMES", list(func(s *Settings) *[]string { return &s.Scrub.Names })},
		{"MSHAURI_SCRUB_PLACES", list(func(s *Settings) *[]string { return &s.Scrub.Places })},
		{"MSHAURI_SCRUB_SAFE_WORDS", list(func(s *Settings) *[]string { return &s.Scrub.SafeWords })},
		{"MSHAURI_EMERGENCY_LINES_EN", text(func(s *Settings) *string { return &s.Emergency.LinesEN })},
		{"MSHAURI_EMERGENCY_LINES_SW", text(func(s *Settings) *string { return &s.Emergency.LinesSW })},
		{"MSHAURI_EMERGENCY_REVIEWED_BY", text(func(s *Settings) *string { return &s.Emergency.ReviewedBy })},
		{"MSHAURI_EMERGENCY_REVIEWED_ON", text(func(s *Settings) *string { return &s.Emergency.ReviewedOn })},
		{"MSHAURI_QUESTIONS_AFTER_HOURS", func(s *Settings, v string) error {
			hours, err := strconv.Atoi(v)
			if err != nil {
				return errors.New("the environment variable MSHAURI_QUESTIONS_AFTER_HOURS must be a number of hours")
			}
			s.Questions.AfterHours = hours
			return nil
		}},
		{"MSHAURI_QUESTIONS_WORKING_HOURS", text(func(s *Settings) *string { return &s.Questions.WorkingHours })},
		{"MSHAURI_POLICY_PRODUCTS", list(func(s *Settings) *[]string { return &s.Policy.Products })},
		{"MSHAURI_QUIZ_TIMES", lines(func(s *Settings) *[]string { return &s.Quiz.Times })},
		{"MSHAURI_QUIZ_OPEN_HOURS", number("MSHAURI_QUIZ_OPEN_HOURS", "hours", func(s *Settings) *int { return &s.Quiz.OpenHours })},
		{"MSHAURI_QUIZ_GRACE_HOURS", number("MSHAURI_QUIZ_GRACE_HOURS", "hours", func(s *Settings) *int { return &s.Quiz.GraceHours })},
		{"MSHAURI_QUIZ_KEEP_ANSWERS", number("MSHAURI_QUIZ_KEEP_ANSWERS", "weeks", func(s *Settings) *int { return &s.Quiz.KeepAnswers })},
		{"MSHAURI_DIGEST_TO", list(func(s *Settings) *[]string { return &s.Digest.To })},
		{"MSHAURI_ASSIST_URL", text(func(s *Settings) *string { return &s.Assist.URL })},
		{"MSHAURI_ASSIST_MODEL", text(func(s *Settings) *string { return &s.Assist.Model })},
		{"MSHAURI_ASSIST_KEY_FILE", text(func(s *Settings) *string { return &s.Assist.KeyFile })},
		{"MSHAURI_ASSIST_DAILY", number("MSHAURI_ASSIST_DAILY", "calls", func(s *Settings) *int { return &s.Assist.Daily })},
		{"MSHAURI_FACILITIES", lines(func(s *Settings) *[]string { return &s.Facilities })},
		{"MSHAURI_QUIZ_DELIVERY", text(func(s *Settings) *string { return &s.Quiz.Delivery })},
		{"MSHAURI_QUIZ_POLL_GROUPS", lines(func(s *Settings) *[]string { return &s.Quiz.PollGroups })},
		{"MSHAURI_QUIZ_THEMES", lines(func(s *Settings) *[]string { return &s.Quiz.Themes })},
		{"MSHAURI_QUIZ_HOLIDAYS", list(func(s *Settings) *[]string { return &s.Quiz.Holidays })},
		{"MSHAURI_QUIZ_BANK", text(func(s *Settings) *string { return &s.Quiz.Bank })},
		{"MSHAURI_WHATSAPP_FOLLOW_VERSION", func(s *Settings, v string) error {
			follow, err := strconv.ParseBool(v)
			if err != nil {
				return errors.New("the environment variable MSHAURI_WHATSAPP_FOLLOW_VERSION must be true or false")
			}
			s.WhatsApp.FollowVersion = follow
			return nil
		}},
		{"MSHAURI_LOG_LEVEL", text(func(s *Settings) *string { return &s.Log.Level })},
		{"MSHAURI_LOG_FORMAT", text(func(s *Settings) *string { return &s.Log.Format })},
		{"MSHAURI_WATCH_ADDRESS", text(func(s *Settings) *string { return &s.Watch.Address })},
		{"MSHAURI_ALERT_COMMAND", list(func(s *Settings) *[]string { return &s.Alert.Command })},
		{"MSHAURI_ALERT_URL", text(func(s *Settings) *string { return &s.Alert.URL })},
		{"MSHAURI_ALERT_AFTER_MINUTES", number("MSHAURI_ALERT_AFTER_MINUTES", "minutes", func(s *Settings) *int { return &s.Alert.AfterMinutes })},
		{"MSHAURI_REHEARSAL_ADDRESS", text(func(s *Settings) *string { return &s.Rehearsal.Address })},
		{"MSHAURI_REHEARSAL_ROOT_KEY", text(func(s *Settings) *string { return &s.Rehearsal.RootKey })},
	}
}

// withoutPath leaves of a file's error what went wrong: somebody may have put
// the password itself where the file's name should stand.
func withoutPath(err error) error {
	var file *os.PathError
	if errors.As(err, &file) {
		return file.Err
	}
	return err
}

// override applies the environment. MSHAURI_CONFIG (the file's path) and
// MSHAURI_TEST_ variables are not settings; any other unknown name is refused,
// since it is most likely a slip of the pen.
func override(settings *Settings, environ []string) error {
	known := variables()
	given := make(map[string]string)
	for _, line := range environ {
		name, value, _ := strings.Cut(line, "=")
		if strings.HasPrefix(name, "MSHAURI_") {
			given[name] = value
		}
	}
	if _, both := given["MSHAURI_DATABASE"]; both && given["MSHAURI_DATABASE_FILE"] != "" {
		return errors.New("the environment variables MSHAURI_DATABASE and MSHAURI_DATABASE_FILE are both set: set one of them")
	}
	for _, v := range known {
		value, ok := given[v.name]
		if !ok {
			continue
		}
		delete(given, v.name)
		if err := v.set(settings, value); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if name != "MSHAURI_CONFIG" && !strings.HasPrefix(name, "MSHAURI_TEST_") {
			return fmt.Errorf("the environment variable %s is not a setting: see mshauri settings for those there are", name)
		}
	}
	return nil
}
