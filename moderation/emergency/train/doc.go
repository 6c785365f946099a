// Command train learns what tells an emergency from talk about it, from the
// labelled messages that it may learn from and from the ordinary talk of the
// other rooms, and writes model.bin:
//
//	go run ./moderation/emergency/train
//
// With -measure it leaves out each writer in turn instead, and measures on what
// was left out; with -worst 40 it shows the worst of it, too. It never opens a
// frozen file. Read main.go first.
package main
