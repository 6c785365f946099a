// Package rota says whose week it is: the mentors of a group facilitate it in
// turn, a week each, from Monday to Sunday. The one whose last week lies
// longest ago comes next, and coming to the group counts as a week: somebody new
// sees others do it first.
// In a group's first four weeks a second stands beside the first.
//
// It is pure: people, weeks and what was changed by hand are passed in, so the
// answer survives restarts, swaps, and people who leave.
package rota
