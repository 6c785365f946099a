package whatsapp

import (
	"fmt"

	"go.mau.fi/libsignal/logger"
	"go.mau.fi/whatsmeow/types"
	waLog "go.mau.fi/whatsmeow/util/log"
	"go.uber.org/zap"
)

// lineLimit is how much of one line of the library is kept.
const lineLimit = 400

// libraryLog takes whatsmeow's own lines. Debug shows whole nodes of the wire
// and is dropped; in all others addresses, numbers and nodes are masked.
type libraryLog struct {
	log    *zap.Logger
	module string
}

var _ waLog.Logger = (*libraryLog)(nil)

// Debugf drops the line.
func (*libraryLog) Debugf(string, ...any) {}

// Infof logs the line one level lower than the library wants: most of it is
// of use to nobody.
func (l *libraryLog) Infof(format string, args ...any) {
	l.log.Debug("WhatsApp library", l.line(format, args), zap.String("module", l.module))
}

// Warnf logs the line.
func (l *libraryLog) Warnf(format string, args ...any) {
	l.log.Warn("WhatsApp library", l.line(format, args), zap.String("module", l.module))
}

// Errorf logs the line.
func (l *libraryLog) Errorf(format string, args ...any) {
	l.log.Error("WhatsApp library", l.line(format, args), zap.String("module", l.module))
}

// Sub names a part of the library.
func (l *libraryLog) Sub(module string) waLog.Logger {
	return &libraryLog{log: l.log, module: module}
}

// line writes out a line without what must not be in it.
func (l *libraryLog) line(format string, args []any) zap.Field {
	safe := make([]any, len(args))
	for i, arg := range args {
		safe[i] = arg
		switch value := arg.(type) {
		case types.JID, *types.JID:
			safe[i] = "[address]"
		case error:
			safe[i] = Mask(value.Error())
		case string:
			safe[i] = Mask(value)
		case fmt.Stringer:
			safe[i] = Mask(value.String())
		}
	}
	text := Mask(fmt.Sprintf(format, safe...))
	if len(text) > lineLimit {
		text = text[:lineLimit]
	}
	return zap.String("line", text)
}

// signalLog takes libsignal's lines, which would go to standard output. They
// repeat what whatsmeow says with more of the keys in it, so only their number
// is of interest, and that is nobody's.
type signalLog struct{}

func (signalLog) Debug(string, string)   {}
func (signalLog) Info(string, string)    {}
func (signalLog) Warning(string, string) {}
func (signalLog) Error(string, string)   {}
func (signalLog) Configure(string)       {}

// quietSignal sets libsignal's logger unless somebody has. It is one variable
// for the process, read without a lock by every client that runs.
func quietSignal() {
	if logger.Logger == nil {
		var quiet logger.Loggable = signalLog{}
		logger.Setup(&quiet)
	}
}
