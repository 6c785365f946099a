package main

import (
	"io"
	"regexp"
	"strings"

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

// numberShape is nine digits and more in a row, or an address of WhatsApp. The
// id of a message, in which digits follow letters, is neither.
var numberShape = regexp.MustCompile(`\+?\b\d{9,}(?:[.:]\d+)*(?:@[a-z.]+)?`)

// mask hides what is shaped like a number or an address.
type mask struct{ sink io.Writer }

// Write masks one line. It reports the whole line as written.
func (m *mask) Write(line []byte) (int, error) {
	text := string(line)
	if strings.ContainsFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }) {
		text = numberShape.ReplaceAllString(text, "[number]")
	}
	if _, err := io.WriteString(m.sink, text); err != nil {
		return 0, err
	}
	return len(line), nil
}
