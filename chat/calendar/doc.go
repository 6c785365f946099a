// Package calendar knows the days on which nobody is at work: Kenya's public
// holidays, the moveable ones included, and weekends.
//
// It is pure and knows nothing of the programme. Read holiday.go.
package calendar
