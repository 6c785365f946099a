// Package watch shows the service's health to whoever keeps the machine:
// /healthz for a supervisor and /metrics for Prometheus, whose library has its
// only home here.
//
// It counts, and names nobody: labels hold only our own constant words, such as
// a reason for which a posting was not kept. It serves no page to people.
//
// Read state.go for what is asked, meter.go for what is counted, page.go for
// what is served.
package watch
