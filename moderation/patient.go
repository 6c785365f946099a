package moderation

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mshauri/mshauri/privacy"
)

// patientWords are words beside which a removed name is most likely a
// patient's, a child's or a caregiver's, and not a colleague's.
var patientWords = []string{
	"baby", "babies", "child", "kid", "infant", "newborn", "twin", "twins", "mother", "mum", "mom", "caregiver", "guardian",
	"patient", "client", "born", "delivered", "delivery", "dob", "defaulter", "defaulted", "admitted", "case",
	"mtoto", "watoto", "mama", "mzazi", "mlezi", "mgonjwa", "alizaliwa", "amezaliwa", "amejifungua", "mtoi", "mwana",
}

// PatientKinds returns the kinds of identifier removed from a text that look
// like a patient's: anything but names always does; a name alone only beside
// a word that speaks of a patient ("thanks sister [name 1]" does not).
func PatientKinds(text privacy.Clean, findings []privacy.Finding) []privacy.Kind {
	var kinds []privacy.Kind
	for _, finding := range findings {
		switch finding.Kind {
		case privacy.KindName, privacy.KindEmail, privacy.KindOther:
		default:
			kinds = append(kinds, finding.Kind)
		}
	}
	named := slices.ContainsFunc(findings, func(f privacy.Finding) bool { return f.Kind == privacy.KindName })
	if named && (len(kinds) > 0 || speaksOfPatient(text.String())) {
		kinds = append([]privacy.Kind{privacy.KindName}, kinds...)
	}
	return kinds
}

func speaksOfPatient(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(patientWords, word) {
			return true
		}
	}
	return false
}
