package assist

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/mshauri/mshauri/chat"
)

// longest is how many bytes an answer may have; the longest that is right has
// fewer than fifty.
const longest = 200

// readArea reads {"area":"supply"}, with one of the areas.
func readArea(answer string, areas []chat.Area) (chat.Area, error) {
	value, err := only(answer, "area")
	if err != nil {
		return "", err
	}
	var area chat.Area
	if !bytes.HasPrefix(value, []byte{'"'}) || json.Unmarshal(value, &area) != nil || !slices.Contains(areas, area) {
		return "", ErrRefused
	}
	return area, nil
}

// readYes reads {"same":true} or {"same":false}.
func readYes(answer string) (bool, error) {
	value, err := only(answer, "same")
	if err != nil {
		return false, err
	}
	switch string(value) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, ErrRefused
}

// only reads an object with exactly one field, named to the letter, and
// nothing after it. encoding/json into a struct would let pass a name in other
// letters, a field twice, and null.
func only(answer, field string) (json.RawMessage, error) { return onlyOf(answer, field, longest) }

// onlyOf is only, of an answer of at most so many bytes.
func onlyOf(answer, field string, longest int) (json.RawMessage, error) {
	if len(answer) > longest {
		return nil, ErrRefused
	}
	decoder := json.NewDecoder(strings.NewReader(answer))
	var value json.RawMessage
	for _, want := range []json.Token{json.Delim('{'), field, nil, json.Delim('}')} {
		if want == nil {
			if decoder.Decode(&value) != nil {
				return nil, ErrRefused
			}
		} else if got, err := decoder.Token(); err != nil || got != want {
			return nil, ErrRefused
		}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, ErrRefused
	}
	return value, nil
}
