//go:build !race

package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"github.com/mshauri/mshauri/privacy"
)

// plant is something that must not be found. The label says where it was put.
type plant struct{ label, text string }

// plantedPlace is a place that is invented, like everything here.
const plantedPlace = "Kwambozi"

// syllables make names that nobody has and no lexicon lists.
var syllables = []string{"ba", "ke", "wi", "mo", "tu", "ra", "ze", "ni", "go", "lu"}

// identifiers makes a name, a telephone number and an identity number that are
// used nowhere else, so that what is found says where it came from.
func (c *canary) identifiers() (name, phone, number string) {
	c.planted++
	n := c.planted
	name = "Zaw" + syllables[n/1000%10] + syllables[n/100%10] + syllables[n/10%10] + syllables[n%10]
	digits := fmt.Sprintf("07%08d", 20000000+n*104729%9999991)
	return name, digits[:4] + " " + digits[4:7] + " " + digits[7:], fmt.Sprintf("2%07d", n*7919%9999991)
}

// words plants identifiers in a text that is scrubbed and kept. Each is one
// that the scrubber takes out, and the place too from the day on which it does.
func (c *canary) words(label string) string {
	c.t.Helper()
	name, phone, number := c.identifiers()
	mail := strings.ToLower(name) + "@example.com"
	text := fmt.Sprintf("Mama %s wa kijiji cha %s, simu %s, %s, ID no %s. Penta 2 imechelewa?", name, plantedPlace, phone, mail, number)
	clean, _ := c.scrubber.Scrub(privacy.NewRaw(text))
	for _, identifier := range []string{name, phone, mail, number} {
		if strings.Contains(clean.String(), identifier) {
			c.t.Fatalf("the scrubber leaves %q in %q: plant something that it knows", identifier, clean)
		}
		c.plants = append(c.plants, plant{c.label + ": " + label, identifier})
	}
	return text
}

// mark plants identifiers where nothing is kept at all, scrubbed or not.
func (c *canary) mark(label string) string {
	name, phone, number := c.identifiers()
	for _, identifier := range []string{name, phone, number} {
		c.plants = append(c.plants, plant{c.label + ": " + label, identifier})
	}
	return fmt.Sprintf("%s %s %s", name, phone, number)
}

// coordinate plants a number that travels as eight bytes.
func (c *canary) coordinate(label string, degrees float64) float64 {
	c.planted++
	degrees += float64(c.planted) / 9973
	bits := math.Float64bits(degrees)
	for _, text := range []string{
		string(binary.LittleEndian.AppendUint64(nil, bits)), string(binary.BigEndian.AppendUint64(nil, bits)),
		fmt.Sprintf("%.5f", degrees),
	} {
		c.plants = append(c.plants, plant{c.label + ": " + label, text})
	}
	return degrees
}

// seeker finds many needles in one pass over a content, by their first bytes.
// Capital letters are found as small ones.
type seeker struct {
	byStart map[uint64][]needle
}

type needle struct {
	bytes []byte
	plant int
	found string // what to say of it
}

func newSeeker(plants []plant) *seeker {
	s := &seeker{byStart: map[uint64][]needle{}}
	for i, p := range plants {
		for form, text := range forms(p.text) {
			bytes := small([]byte(text))
			start := binary.LittleEndian.Uint64(bytes) // nothing shorter is planted: it would be found everywhere
			s.byStart[start] = append(s.byStart[start], needle{bytes, i, fmt.Sprintf("%s (%s)", p.label, form)})
		}
	}
	return s
}

// in returns what is found in a content, each plant once.
func (s *seeker) in(content []byte) (found []string) {
	content = small(content)
	seen := map[int]bool{}
	for i := 0; i+8 <= len(content); i++ {
		for _, n := range s.byStart[binary.LittleEndian.Uint64(content[i:])] {
			if bytes.HasPrefix(content[i:], n.bytes) && !seen[n.plant] {
				seen[n.plant] = true
				found = append(found, n.found)
			}
		}
	}
	return found
}

// small writes capital letters of ASCII as small ones, and leaves all other
// bytes as they are.
func small(content []byte) []byte {
	out := make([]byte, len(content))
	for i, b := range content {
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		out[i] = b
	}
	return out
}

// forms is a text as it may lie on disk: as it stands, as wide characters, in
// base64 at each of its three places, in hexadecimal digits, without spaces,
// and a number as the digits that do not depend on how it is dialled.
func forms(text string) map[string]string {
	forms := map[string]string{"as it stands": text, "hexadecimal": hex.EncodeToString([]byte(text))}
	if !isText(text) {
		return forms
	}
	together := strings.ReplaceAll(text, " ", "")
	forms["without spaces"] = together
	if digits := onlyDigits(text); len(digits) >= 9 && len(digits) == len(together) {
		forms["its digits"] = digits[len(digits)-9:]
	}
	for i := range 3 {
		encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("\x00", i) + text))
		// The first characters mix with what stands before, the last with what follows.
		forms[fmt.Sprintf("base64 %d", i)] = strings.TrimRight(encoded, "=")[[]int{0, 2, 3}[i] : len(strings.TrimRight(encoded, "="))-1]
	}
	for name, order := range map[string]binary.AppendByteOrder{"wide": binary.LittleEndian, "wide, turned round": binary.BigEndian} {
		var wide []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			wide = order.AppendUint16(wide, unit)
		}
		forms[name] = string(wide)
	}
	return forms
}

func isText(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
