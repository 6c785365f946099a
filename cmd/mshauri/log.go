package main

import (
	"io"
	"regexp"
	"strings"
	"unicode"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/mshauri/mshauri/config"
)

// newLog makes the log. Every line of a rehearsal says so. The last writer
// before the sink masks anything shaped like a telephone number or an address,
// as a second net.
func newLog(settings config.Settings, sink io.Writer) *zap.Logger {
	level, err := zapcore.ParseLevel(settings.Log.Level)
	if err != nil {
		level = zapcore.InfoLevel
	}
	encoding := zap.NewProductionEncoderConfig()
	encoding.EncodeTime = zapcore.TimeEncoderOfLayout("2006-01-02T15:04:05.000Z07:00")
	encoding.EncodeDuration = zapcore.StringDurationEncoder
	encoder := zapcore.NewConsoleEncoder(encoding)
	if settings.Log.Format == "json" {
		encoder = zapcore.NewJSONEncoder(encoding)
	}
	log := zap.New(zapcore.NewCore(encoder, zapcore.Lock(zapcore.AddSync(&mask{sink: sink})), level))
	if settings.Rehearsal.On() {
		log = log.With(zap.Bool("rehearsal", true))
	}
	return log
}

// numberShape is nine digits and more, in a row or with single spaces, hyphens
// or brackets between them, or an address of WhatsApp. A date has eight.
var numberShape = regexp.MustCompile(`\+?\p{Nd}(?:[ ()-]?\p{Nd}){8,}(?:[.:]\p{Nd}+)*(?:@[a-z.]+)?`)

// maskedShape finds numbers, and before them the ids of messages, which are
// capital letters among digits and are left.
var maskedShape = regexp.MustCompile(`\b[0-9A-F]*[A-F][0-9A-F]*\b|` + numberShape.String())

// plainShape is what is found and left: such an id, or a date with an hour.
var plainShape = regexp.MustCompile(`^(?:[0-9A-F]*[A-F][0-9A-F]*|20\d\d-[01]\d-[0-3]\d [0-2]\d(?::\d\d)*)$`)

// mask hides what is shaped like a number or an address.
type mask struct{ sink io.Writer }

// Write masks one line. It reports the whole line as written.
func (m *mask) Write(line []byte) (int, error) {
	text := string(line)
	if strings.ContainsFunc(text, unicode.IsDigit) {
		text = maskedShape.ReplaceAllStringFunc(text, func(found string) string {
			if plainShape.MatchString(found) {
				return found
			}
			return "[number]"
		})
	}
	if _, err := io.WriteString(m.sink, text); err != nil {
		return 0, err
	}
	return len(line), nil
}
