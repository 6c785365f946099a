// Package model is a linear model as it is embedded in the program: one byte a
// weight, one scale a class. It knows numbers only.
//
// Read linear.go first; codec.go is how it is written to a file.
package model
