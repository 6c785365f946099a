package privacy

import (
	"encoding/base64"
	"unicode"
	"unicode/utf8"
)

// findEncoded takes numbers and addresses that are written so that only a
// machine reads them: per cent signs (%30%37%32...), base64 (MDcyMjQ5NDg4Mg==).
func findEncoded(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if !v.free(i) {
			continue
		}
		if end := v.percentRun(i); end >= 0 {
			v.add(classOther, i, end)
			i = end
			continue
		}
		if end := v.base64Run(i); end >= 0 {
			v.add(classOther, i, end)
			i = end
		}
	}
}

// percentRun returns the last token of five or more %XX in a row, or -1.
func (v *view) percentRun(i int) int {
	if !v.is(i, '%') {
		return -1
	}
	n, end := 0, -1
	for k := i; v.is(k, '%') && v.glued(k+1) && (k == i || v.glued(k)); {
		size := 0
		last := k
		for size < 2 && v.glued(last+1) && (v.kindAt(last+1) == tokenNumber || v.kindAt(last+1) == tokenWord) {
			last++
			size += v.length(last)
		}
		if size != 2 {
			break
		}
		n++
		end = last
		k = last + 1
	}
	if n < 5 {
		return -1
	}
	return end
}

// base64Run returns the last token of a run that decodes to readable text with
// five digits or an @ in it, or -1. The run is at least twelve characters long.
func (v *view) base64Run(i int) int {
	if v.kindAt(i) != tokenWord && v.kindAt(i) != tokenNumber || v.glued(i) && (v.kindAt(i-1) == tokenWord || v.kindAt(i-1) == tokenNumber) {
		return -1
	}
	end := i
	for k := i + 1; k < len(v.tokens) && v.glued(k) && k < i+200; k++ {
		if v.kindAt(k) == tokenWord || v.kindAt(k) == tokenNumber || v.is(k, '+') || v.is(k, '/') || v.is(k, '=') || v.is(k, '-') || v.is(k, '_') {
			end = k
			continue
		}
		break
	}
	start, stop := v.source(v.tokens[i].start, v.tokens[end].end)
	if end == i && v.tokens[i].kind == tokenWord && v.tokens[i].shape != shapeMixed || stop-start < 12 || stop-start > 400 {
		return -1
	}
	run := v.text[start:stop]
	for len(run) > 0 && run[len(run)-1] == '=' {
		run = run[:len(run)-1]
	}
	coding := base64.RawStdEncoding
	for j := range len(run) {
		if run[j] == '-' || run[j] == '_' {
			coding = base64.RawURLEncoding
		}
	}
	decoded, err := coding.DecodeString(run)
	if err != nil || !utf8.Valid(decoded) {
		return -1
	}
	digits, at := 0, false
	for _, r := range string(decoded) {
		if !unicode.IsPrint(r) && r != '\n' && r != '\t' {
			return -1
		}
		if r >= '0' && r <= '9' {
			digits++
		}
		at = at || r == '@'
	}
	letters := len(decoded)-digits >= 6
	if digits >= 5 || at || letters {
		return end
	}
	return -1
}
