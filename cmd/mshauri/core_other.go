//go:build !unix

package main

// forbidCoreDumps has nothing to do where there are no core dumps.
func forbidCoreDumps() error { return nil }
