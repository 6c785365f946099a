// Package moment reads times as people in Kenya write them: "kesho saa tatu
// asubuhi", "tomorrow 9am", "Friday 14:00", "12/12 saa 4 asubuhi", "in 2
// hours". The Swahili clock counts from sunrise: saa moja asubuhi is 07:00, saa
// moja jioni 19:00.
//
// What could mean two times is refused in words, never guessed. What was
// understood is said back on both clocks before it counts. It reads through a
// privacy.Cursor, so it works on unscrubbed text and gives away nothing but a
// time; the moment that is "now" and the zone are passed in.
//
// Read moment.go first, then swahili.go.
package moment
