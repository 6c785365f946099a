// Package score measures the hearing of emergencies against labelled messages:
// how many of those that cannot wait ring, and how many of those that can.
//
// It knows messages, kinds of danger and counts. Read report.go first.
package score
