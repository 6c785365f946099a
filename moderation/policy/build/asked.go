package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/moderation/policy"
)

// addAsked adds the ways of asking of one file to the passages they are for,
// after those that they have: the first is the passage's title.
func addAsked(pack *policy.Pack, text, name string) (*policy.Pack, error) {
	passages := pack.Passages()
	place := make(map[policy.ID]int, len(passages))
	for i, p := range passages {
		place[p.ID] = i
	}
	for number, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, ways, ok := strings.Cut(line, ": ")
		i, known := place[policy.ID(id)]
		if !ok || !known {
			return nil, fmt.Errorf("%s, line %d: there is no passage %q", name, number+1, id)
		}
		for way := range strings.SplitSeq(ways, ";") {
			if way = strings.TrimSpace(way); way != "" && !slices.Contains(passages[i].Asked, way) {
				passages[i].Asked = append(passages[i].Asked, way)
			}
		}
	}
	return policy.New(passages)
}
