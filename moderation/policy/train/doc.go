// Command train learns the weights of the policy search from the labelled
// questions that it may learn from, and writes weights.txt:
//
//	go run ./moderation/policy/train
//
// With -folds 5 it measures by cross-validation instead. It never opens a
// frozen column. Read main.go first.
package main
