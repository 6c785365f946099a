package lab

import (
	"sync"

	"go.mau.fi/libsignal/logger"
)

// silenceSignal stops libsignal from printing to standard output, which it does whatever logger whatsmeow has.
var silenceSignal = sync.OnceFunc(func() {
	var deaf logger.Loggable = deafLogger{}
	logger.Setup(&deaf)
})

type deafLogger struct{}

func (deafLogger) Debug(string, string)   {}
func (deafLogger) Info(string, string)    {}
func (deafLogger) Warning(string, string) {}
func (deafLogger) Error(string, string)   {}
func (deafLogger) Configure(string)       {}
