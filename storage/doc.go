// Package storage keeps the record: what was heard, who is who, what is to be
// sent. It is the only home of SQL, for SQLite (embedded) and PostgreSQL alike.
//
// It knows chat and privacy, and satisfies the interfaces of bot without
// importing it. It must never know an address, unscrubbed text, a phone or a
// network: people and groups come as keyed hashes, text as privacy.Clean.
//
// One writer at a time, on both databases: a method that changes something
// waits for its turn, so that no two transactions can contradict each other.
// Times are whole milliseconds since 1970 in UTC, and 0 means never.
//
// Read migrations/01-record.sql first, then transact.go, then posting.go. Each
// file is one family of tables with its queries beside the methods.
package storage
