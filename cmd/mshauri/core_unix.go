//go:build unix

package main

import "syscall"

// forbidCoreDumps keeps the system from writing the process's memory to disk
// when it crashes: messages lie there for a moment before they are scrubbed.
func forbidCoreDumps() error {
	return syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
