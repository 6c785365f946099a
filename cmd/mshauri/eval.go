package main

// evalCommand measures on labelled messages.
type evalCommand struct{}
