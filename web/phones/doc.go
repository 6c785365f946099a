// Package phones is the page of a rehearsal: a phone for every member, on which
// anybody can write, reply, vote, react, send a picture, edit and delete, and
// beside each message what is kept of it.
//
// It knows two things that it declares itself (stage.go): Phones, what somebody
// sees on an invented phone and can do with it, and Record, what the database
// has. It must never mix them: the panel shows what the record gives, and what
// is typed on a phone goes to that phone and nowhere else, no log included.
//
// It is for this machine alone: Listen binds loopback or nothing, and guard.go
// refuses what another web page sends. The page works without JavaScript; with
// it, news comes by itself (news.go).
//
// Read stage.go first, then room.go.
package phones
