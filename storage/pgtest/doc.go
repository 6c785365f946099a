// Package pgtest gives tests a private PostgreSQL: a cluster of its own in a
// temporary folder, on a socket that only this machine reaches, gone when the
// tests are over (also when they are killed).
//
// The cluster starts with the first database asked for. MSHAURI_TEST_POSTGRES
// names another server to be used instead: a postgres:// URL of somebody who
// may create databases. Only tests may import this package.
//
// Read cluster.go first.
package pgtest
