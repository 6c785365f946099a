package config_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/mshauri/mshauri/config"
)

// canary is what a message may never show: it stands in for a password that
// slipped into the wrong line.
const canary = "s3cret-canary"

// compared compares settings with the secret revealed, and no list with an
// empty one.
var compared = cmp.Options{
	cmp.Transformer("secret", func(s config.Secret) string { return s.Reveal() }),
	cmp.Transformer("list", func(list []string) string { return strings.Join(list, "\x00") }),
}

// file writes a settings file.
func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mshauri.yaml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheExampleIsTheDefaultAndItsExamples(t *testing.T) {
	got, err := config.Load(file(t, string(config.Example)), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := config.Default()
	want.Controller = config.Controller{
		Name:    "Example County Department of Health, immunization office",
		Contact: "the programme's focal person at the sub-county office",
	}
	if diff := cmp.Diff(want, got, compared); diff != "" {
		t.Error(diff)
	}
	nothing, err := config.Load(file(t, "# nothing but a remark\n"), nil)
	if err != nil || cmp.Diff(config.Default(), nothing, compared) != "" {
		t.Errorf("a file without settings gives %v (%v)", nothing, err)
	}
}

// field is one setting, found by reflection.
type field struct {
	key   string // as in the file
	value reflect.Value
}

// fields lists the settings that can be set, in their order.
func fields(value reflect.Value, before string) []field {
	var all []field
	for i := range value.NumField() {
		key := before + value.Type().Field(i).Tag.Get("yaml")
		if value.Field(i).Kind() == reflect.Struct && value.Field(i).Type() != reflect.TypeFor[config.Secret]() {
			all = append(all, fields(value.Field(i), key+".")...)
		} else {
			all = append(all, field{key, value.Field(i)})
		}
	}
	return all
}

// variable is the environment's name for a key, as the example explains it.
func variable(key string) string {
	return "MSHAURI_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

// other is a value for each setting that is not its default, as text and as
// the file has it.
var other = map[string][2]string{
	"data":                    {"elsewhere", "elsewhere"},
	"key_file":                {"other.key", "other.key"},
	"database":                {"postgres://user@host/name", "postgres://user@host/name"},
	"timezone":                {"Africa/Kampala", "Africa/Kampala"},
	"quiet_hours":             {"22:00-05:00", "22:00-05:00"},
	"keep_days":               {"90", "90"},
	"supply_contact":          {"Staff 2", "Staff 2"},
	"controller.name":         {"A county", "A county"},
	"controller.contact":      {"An office", "An office"},
	"scrub.names":             {"Atieno, Muthoni", "[Atieno, Muthoni]"},
	"scrub.places":            {"Kambi", "[Kambi]"},
	"scrub.safe_words":        {"Chanjo,Kadi", "[Chanjo, Kadi]"},
	"emergency.lines_en":      {"Call the office", "Call the office"},
	"emergency.lines_sw":      {"Piga simu", "Piga simu"},
	"emergency.reviewed_by":   {"An office", "An office"},
	"emergency.reviewed_on":   {"2026-11-21", "2026-11-21"},
	"questions.after_hours":   {"4", "4"},
	"questions.working_hours": {"07:30-16:30", "07:30-16:30"},
	"policy.products":         {"pcv/four-dose,rota/two-dose", "[pcv/four-dose, rota/two-dose]"},
	"quiz.times":              {"0 17 * * 1,3; Lari mentees = 45 12 * * 4", "[\"0 17 * * 1,3\", \"Lari mentees = 45 12 * * 4\"]"},
	"quiz.open_hours":         {"48", "48"},
	"quiz.grace_hours":        {"1", "1"},
	"quiz.keep_answers":       {"4", "4"},
	"quiz.delivery":           {"poll", "poll"},
	"quiz.poll_groups":        {"Lari mentees; Mbuni", "[Lari mentees, Mbuni]"},
	"quiz.themes":             {"2026-11-23 2 weeks cold-chain", "[2026-11-23 2 weeks cold-chain]"},
	"quiz.holidays":           {"2027-08-10", "[\"2027-08-10\"]"},
	"quiz.bank":               {"bank.yaml", "bank.yaml"},
	"digest.to":               {"Staff 1,Staff 2", "[Staff 1, Staff 2]"},
	"assist.url":              {"https://models.example.org/v1", "https://models.example.org/v1"},
	"assist.model":            {"small", "small"},
	"assist.key_file":         {"model.key", "model.key"},
	"assist.daily":            {"20", "20"},
	"facilities":              {"Baraka Dispensary; Neema Clinic", "[Baraka Dispensary, Neema Clinic]"},
	"whatsapp.follow_version": {"false", "false"},
	"log.level":               {"debug", "debug"},
	"log.format":              {"json", "json"},
	"watch.address":           {"127.0.0.1:9464", "127.0.0.1:9464"},
	"alert.command":           {"/usr/bin/tell,me", "[/usr/bin/tell, me]"},
	"alert.url":               {"https://example.org/tell", "https://example.org/tell"},
	"alert.after_minutes":     {"25", "25"},
	"rehearsal.address":       {"127.0.0.1:8443", "127.0.0.1:8443"},
	"rehearsal.root_key":      {strings.Repeat("ab", 32), strings.Repeat("ab", 32)},
}

// Every setting can be given by the file and by the environment, with the same
// effect, and the environment wins.
func TestEverySettingHasItsKeyAndItsVariable(t *testing.T) {
	standard := config.Default()
	all := fields(reflect.ValueOf(standard), "")
	for _, f := range all {
		t.Run(f.key, func(t *testing.T) {
			value, ok := other[f.key]
			if !ok {
				t.Fatal("the test has no other value for it")
			}
			var environ []string
			content := strings.Replace(f.key, ".", ":\n  ", 1) + ": " + value[1] + "\n"
			if with := map[string]string{"rehearsal.address": "rehearsal.root_key", "rehearsal.root_key": "rehearsal.address", "assist.url": "assist.model"}[f.key]; with != "" {
				environ = append(environ, variable(with)+"="+other[with][0])
			}
			byFile, err := config.Load(file(t, content), environ)
			if err != nil {
				t.Fatalf("by the file: %v", err)
			}
			byVariable, err := config.Load("", append(environ, variable(f.key)+"="+value[0]))
			if err != nil {
				t.Fatalf("by the environment: %v", err)
			}
			if diff := cmp.Diff(byFile, byVariable, compared); diff != "" {
				t.Errorf("the file and the environment differ: %s", diff)
			}
			if cmp.Equal(standard, byFile, compared) {
				t.Error("nothing was set")
			}
			if !strings.Contains(string(config.Example), "\n"+strings.Repeat("  ", strings.Count(f.key, "."))+f.key[strings.LastIndex(f.key, ".")+1:]+":") {
				t.Error("the example does not show it")
			}
			if f.key == "data" {
				both, err := config.Load(file(t, content), []string{"MSHAURI_DATA=third"})
				if err != nil || both.Data != "third" {
					t.Errorf("the environment does not win: %q (%v)", both.Data, err)
				}
			}
		})
	}
	// And the other way round: no variable without a setting.
	source, err := os.ReadFile("load.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range regexp.MustCompile(`\{"(MSHAURI_[A-Z_]+)"`).FindAllStringSubmatch(string(source), -1) {
		if !slices.ContainsFunc(all, func(f field) bool { return variable(f.key) == found[1] }) && found[1] != "MSHAURI_DATABASE_FILE" {
			t.Errorf("%s is no setting", found[1])
		}
	}
}

// sentence holds a message to be one, without what the file holds.
func sentence(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		t.Fatal("it is accepted")
	}
	text := err.Error()
	if strings.Contains(text, canary) || strings.Contains(text, "neighbour") {
		t.Errorf("the message shows what stands in the file: %s", text)
	}
	if strings.Contains(text, "\n") || len(text) > 300 {
		t.Errorf("the message is not one sentence: %s", text)
	}
	return text
}

func TestWhatAFileMayNotHold(t *testing.T) {
	for _, test := range []struct{ label, content, want string }{
		{"an unknown key", "data: neighbour\npassword: s3cret-canary\n", "line 2: this is no setting"},
		{"a key that is a secret", "data: neighbour\ns3cret-canary: yes\n", "line 2: this is no setting"},
		{"an unknown key below", "log:\n  level: info\n  s3cret-canary: x\n", "line 3: this is no setting"},
		{"a slip of the pen", "data: neighbour\nquiet_hour: off\n", "line 2: this is no setting"},
		{"a key twice", "data: neighbour\ntimezone: UTC\ndata: s3cret-canary\n", "line 3: this setting stands here for the second time"},
		{"a word for a yes", "whatsapp:\n  follow_version: s3cret-canary\n", "line 2: the value is of the wrong kind"},
		{"a word for a number", "timezone: UTC\nkeep_days: s3cret-canary\n", "line 2: the value is of the wrong kind"},
		{"a number too large", "keep_days: 99999999999999999999999999\n", "line 1: the value is of the wrong kind"},
		{"a list for a word", "data: [s3cret-canary]\n", "line 1: the value is of the wrong kind"},
		{"a word for a list", "scrub:\n  names: s3cret-canary\n", "line 2: the value is of the wrong kind"},
		{"a word for a group", "log: s3cret-canary\n", "line 1: the value is of the wrong kind"},
		{"a list for a secret", "database: [s3cret-canary]\n", "line 1: the value is of the wrong kind"},
		{"no YAML", "data: neighbour\n\"s3cret-canary\n", "line 2: it is not YAML"},
		{"a tab", "log:\n\tlevel: s3cret-canary\n", "it is not YAML"},
		{"a list", "- s3cret-canary\n", "line 1: the value is of the wrong kind"},
		{"a text", "s3cret-canary\n", "line 1: the value is of the wrong kind"},
		{"an unknown alias", "data: *s3cret-canary\n", "it is not YAML"},
		{"two documents", "data: a\n---\ndata: s3cret-canary\n", "more than one document"},
		{"bytes that are no text", "data: \xff\xfe\n\x00", ""},

		{"no folder", "timezone: UTC\ndata: \"\"\n", "line 2: data is empty"},
		{"no key file", "key_file: \"\"\n", "line 1: key_file is empty"},
		{"the key inside the folder", "data: neighbour\nkey_file: neighbour/s3cret-canary\n", "line 2: key_file lies inside the data folder"},
		{"the key deep inside", "data: neighbour\nkey_file: neighbour/a/../b/s3cret-canary\n", "line 2: key_file lies inside"},
		{"the key in the folder by another way", "data: ./neighbour/\nkey_file: x/../neighbour/s3cret-canary\n", "line 2: key_file lies inside"},
		{"the key is the folder", "data: neighbour\nkey_file: neighbour\n", "line 2: key_file lies inside"},
		{"no such time zone", "data: neighbour\n\n\ntimezone: s3cret-canary\n", "line 4: timezone must be"},
		{"a time zone with a path", "timezone: ../../etc/s3cret-canary\n", "line 1: timezone must be"},
		{"quiet hours", "quiet_hours: s3cret-canary\n", "line 1: quiet_hours must be written as 21:00-06:30, or off"},
		{"no days", "keep_days: 0\n", "line 1: keep_days must be between"},
		{"log level", "log:\n  format: json\n  level: s3cret-canary\n", "line 3: log.level must be"},
		{"log format", "log:\n  format: s3cret-canary\n", "line 2: log.format must be"},
		{"a model over plain http", "assist:\n  url: http://s3cret-canary.example.org/v1\n  model: small\n", "line 2: assist.url must begin with https://"},
		{"a model with a password", "assist:\n  url: https://me:s3cret-canary@example.org/v1\n  model: small\n", "line 2: assist.url must begin with https://"},
		{"a model by a name like this machine's", "assist:\n  url: http://127.0.0.1.s3cret-canary.org/v1\n  model: small\n", "line 2: assist.url must begin with https://"},
		{"a model without a name", "assist:\n  url: https://s3cret-canary.org/v1\n", "assist.model is empty"},
		{"a model's key in the data", "data: neighbour\nassist:\n  key_file: neighbour/s3cret-canary\n", "line 3: assist.key_file lies inside the data folder"},
		{"calls without end", "assist:\n  daily: 1000000\n", "line 2: assist.daily must be between"},
		{"rehearsal elsewhere", "rehearsal:\n  address: s3cret-canary.example.com:443\n", "line 2: rehearsal.address must be a loopback"},
		{"rehearsal without a key", "rehearsal:\n  address: 127.0.0.1:8443\n", "rehearsal.root_key must be"},
		{"rehearsal with half a key", "rehearsal:\n  address: 127.0.0.1:8443\n  root_key: s3cret-canary\n", "line 3: rehearsal.root_key must be"},
	} {
		t.Run(test.label, func(t *testing.T) {
			path := file(t, test.content)
			_, err := config.Load(path, nil)
			text := sentence(t, err)
			if !strings.Contains(text, test.want) || !strings.Contains(text, path) && strings.Contains(test.want, "line") {
				t.Errorf("the message is %q, without %q", text, test.want)
			}
		})
	}
}

func TestWhatTheEnvironmentMayNotHold(t *testing.T) {
	for _, test := range []struct {
		environ []string
		want    string
	}{
		{[]string{"MSHAURI_QUIET_HOUR=off"}, "MSHAURI_QUIET_HOUR is not a setting"},
		{[]string{"MSHAURI_LOG_LEVEL=" + canary}, "the environment variable MSHAURI_LOG_LEVEL: log.level must be"},
		{[]string{"MSHAURI_TIMEZONE=" + canary}, "the environment variable MSHAURI_TIMEZONE: timezone must be"},
		{[]string{"MSHAURI_KEEP_DAYS=" + canary}, "MSHAURI_KEEP_DAYS must be a number"},
		{[]string{"MSHAURI_WHATSAPP_FOLLOW_VERSION=" + canary}, "MSHAURI_WHATSAPP_FOLLOW_VERSION must be true or false"},
		{[]string{"MSHAURI_DATABASE_FILE=/nowhere/" + canary}, "MSHAURI_DATABASE_FILE names cannot be read"},
		{[]string{"MSHAURI_DATABASE_FILE=" + canary + "\x00"}, "MSHAURI_DATABASE_FILE names cannot be read"},
		{[]string{"MSHAURI_DATABASE=" + canary, "MSHAURI_DATABASE_FILE=" + canary}, "both set"},
		{[]string{"MSHAURI_REHEARSAL_ADDRESS=10.0.0.1:80"}, "the environment variable MSHAURI_REHEARSAL_ADDRESS: rehearsal.address must be"},
	} {
		_, err := config.Load("", test.environ)
		if text := sentence(t, err); !strings.Contains(text, test.want) {
			t.Errorf("%q: the message is %q", test.environ, text)
		}
	}
	if _, err := config.Load("", []string{"MSHAURI_CONFIG=x", "MSHAURI_TEST_CUTS=1", "HOME=/", "MSHAURI=1", "PATH"}); err != nil {
		t.Errorf("what is no setting of ours is refused: %v", err)
	}
	if text := sentence(t, second(config.Load("/nowhere/mshauri.yaml", nil))); !strings.Contains(text, "mshauri settings shows one to start from") {
		t.Errorf("a file that is not there: %s", text)
	}
	if text := sentence(t, second(config.Load(t.TempDir(), nil))); !strings.Contains(text, "read the settings") {
		t.Errorf("a folder for a file: %s", text)
	}
}

func second[T any](_ T, err error) error { return err }

func TestTheKeyBehindALinkIsInsideTheFolder(t *testing.T) {
	home := t.TempDir()
	data, link := filepath.Join(home, "data"), filepath.Join(home, "link")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(data, link); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		data, key string
		refused   bool
	}{
		{data, filepath.Join(link, "mshauri.key"), true},
		{link, filepath.Join(data, "mshauri.key"), true},
		{filepath.Join(link, "not", "yet"), filepath.Join(data, "not", "yet", "mshauri.key"), true},
		{data, filepath.Join(home, "mshauri.key"), false},
		{data, filepath.Join(home, "data.key"), false},
		{filepath.Join(home, "da"), filepath.Join(home, "data.key"), false},
		{data, filepath.Join(home, "..keys", "mshauri.key"), false},
	} {
		settings := config.Default()
		settings.Data, settings.KeyFile = test.data, test.key
		if err := settings.Validate(); (err != nil) != test.refused {
			t.Errorf("data %s, key %s: %v", test.data, test.key, err)
		}
	}
}

func TestARehearsalStaysOnThisMachine(t *testing.T) {
	for address, allowed := range map[string]bool{
		"127.0.0.1:8443": true, "127.0.0.2:1": true, "[::1]:8443": true, "[::ffff:127.0.0.1]:8443": true,
		"localhost:8443": false, "127.0.0.1": false, ":8443": false, "0.0.0.0:8443": false, "[::]:8443": false, "10.0.0.1:8443": false,
		"192.168.1.1:8443": false, "8.8.8.8:443": false, "127.0.0.1:8443.example.com": false, "127.0.0.1.example.com:8443": false,
		"http://127.0.0.1:8443": false, "127.0.0.1:99999": false, "web.whatsapp.com:443": false, "": false, " 127.0.0.1:8443": false,
		"127.0.0.1@8.8.8.8:443": false, "2130706433:8443": false, "127.1:8443": false,
	} {
		settings := config.Default()
		settings.Rehearsal = config.Rehearsal{Address: address, RootKey: strings.Repeat("0a", 32)}
		if err := settings.Validate(); (err == nil) != allowed {
			t.Errorf("%q: %v", address, err)
		}
	}
	for _, key := range []string{"", "0a", strings.Repeat("0a", 31), strings.Repeat("0a", 33), strings.Repeat("zz", 32)} {
		settings := config.Default()
		settings.Rehearsal = config.Rehearsal{Address: "127.0.0.1:8443", RootKey: key}
		if settings.Validate() == nil {
			t.Errorf("the root key %q is accepted", key)
		}
	}
}

func TestQuietHoursAreWrittenInManyWays(t *testing.T) {
	hour := func(h, m int) time.Duration { return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute }
	for text, want := range map[string][2]time.Duration{
		"21:00-06:30": {hour(21, 0), hour(6, 30)}, "21:00 - 6:30": {hour(21, 0), hour(6, 30)}, " 0:00-05:59 ": {0, hour(5, 59)},
		"23:59-00:00": {hour(23, 59), 0}, "12:00-14:00": {hour(12, 0), hour(14, 0)}, "off": {}, "": {},
	} {
		from, to, err := config.Settings{QuietHours: text}.Quiet()
		if err != nil || from != want[0] || to != want[1] {
			t.Errorf("%q is %s to %s (%v)", text, from, to, err)
		}
	}
	for _, text := range []string{"21-6", "21:00", "21:00-", "-06:30", "24:00-06:00", "21:60-06:00", "21:00-06:30-07:00", "9pm-6am", "21:00–06:30", "-1:00-06:00", "a:b-c:d", "06:00-06:00", "OFF"} {
		if _, _, err := (config.Settings{QuietHours: text}).Quiet(); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
}

func TestTheDatabaseFromAFileOfItsOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "address")
	if err := os.WriteFile(path, []byte("postgres://user:"+canary+"@host/name\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load("", []string{"MSHAURI_DATABASE_FILE=" + path})
	if err != nil || settings.DatabaseAddress() != "postgres://user:"+canary+"@host/name" {
		t.Errorf("the address is not that of the file (%v)", err)
	}
	if got := config.Default().DatabaseAddress(); got != filepath.Join("data", "main.db") {
		t.Errorf("without an address: %s", got)
	}
}

func TestASecretIsNeverPrinted(t *testing.T) {
	settings := config.Default()
	settings.Database = config.NewSecret("postgres://user:" + canary + "@host/name")
	type nested struct {
		inner  config.Settings
		secret *config.Secret
	}
	values := []any{settings, &settings, settings.Database, &settings.Database, nested{settings, &settings.Database}, []config.Secret{settings.Database}}
	for _, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%t"} {
			if printed := fmt.Sprintf(verb, value); strings.Contains(printed, canary) || strings.Contains(printed, fmt.Sprintf("%x", canary)) {
				t.Errorf("%s of a %T prints it", verb, value)
			}
		}
	}
	asJSON, err := json.Marshal(settings)
	if err != nil || strings.Contains(string(asJSON), canary) {
		t.Errorf("JSON shows it (%v)", err)
	}
	asYAML, err := yaml.Marshal(settings)
	if err != nil || strings.Contains(string(asYAML), canary) || !strings.Contains(string(asYAML), "database: hidden") {
		t.Errorf("YAML shows it (%v)", err)
	}
	if settings.Database.String() != "hidden" || (config.Secret{}).String() != "not set" || config.NewSecret("").String() != "not set" {
		t.Error("a secret does not say whether it is set")
	}
}

// FuzzLoad reads settings from anything at all: it never panics, and a refusal
// never shows what stands in the file.
func FuzzLoad(f *testing.F) {
	f.Add(string(config.Example))
	for _, seed := range []string{
		"data: *x", "&a [*a]", "? a\n: b", "log: {level: [}", "data: !!binary x", "data: |\n  x\n y", "- a\n- b", "data: 'x", "{", "%YAML 9\n---\n", "scrub:\n  names: [a, {b: c}]", "<<: 1",
	} {
		f.Add(seed)
	}
	words := regexp.MustCompile(`[\pL\pN]{12,}`)
	path := filepath.Join(f.TempDir(), "mshauri.yaml")
	f.Fuzz(func(t *testing.T, content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := config.Load(path, nil)
		if err == nil {
			return
		}
		text := strings.ReplaceAll(err.Error(), path, "")
		for _, word := range words.FindAllString(content, -1) {
			if strings.Contains(text, word) && !strings.Contains(string(config.Example), word) {
				t.Errorf("%q is refused with %q", content, text)
			}
		}
		if strings.Contains(text, "\n") {
			t.Errorf("%q is refused with more than a sentence: %q", content, text)
		}
	})
}
