// Package migrations holds the steps by which the database came to its present
// form: numbered SQL files, append only, one transaction each. The first line
// of each says why.
//
// No file has a "compatible with" header: an older program refuses a newer
// database instead of half understanding it. A line "-- only: sqlite" or
// "-- only: postgres" lets the next line stand for one database alone.
//
// It knows no other package of ours. Read 01-record.sql first.
package migrations
