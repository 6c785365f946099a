package privacy

// Kind is what sort of identifier was removed. It is also the word inside the
// mark that stands in its place.
type Kind string

// The kinds of identifier that the Scrubber removes.
const (
	KindName  Kind = "name"  // patients, children, caregivers; colleagues as address
	KindPhone Kind = "phone" // telephone numbers, wa.me links
	KindID    Kind = "id"    // national, Maisha, SHA, passport, birth and facility register numbers
	KindDate  Kind = "date"  // dates tied to a person
	KindPlace Kind = "place" // villages, estates, landmarks, coordinates tied to a person
	KindAge   Kind = "age"   // exact ages, coarsened
	KindEmail Kind = "email"
	KindOther Kind = "other" // M-PESA codes, plates, handles
)

// Kinds lists every kind, in the order used in reports.
func Kinds() []Kind { return append([]Kind(nil), kinds[:]...) }

var kinds = [...]Kind{KindName, KindPhone, KindID, KindDate, KindPlace, KindAge, KindEmail, KindOther}

// Finding says that something of a kind was removed, and how often. It never
// says what.
type Finding struct {
	Kind  Kind
	Count int
}

// AddFindings adds up what was removed from two texts, in the order of Kinds.
func AddFindings(a, b []Finding) []Finding {
	counts := make(map[Kind]int)
	for _, finding := range append(append([]Finding(nil), a...), b...) {
		counts[finding.Kind] += finding.Count
	}
	return tally(counts)
}

// Span is where the Scrubber saw an identifier: byte offsets into the text as
// it came, Start included and End excluded. Type is the finer class used in
// measurement (NAME, PHONE, ID, FACILITY_NO, DATE, LOCATION, AGE, EMAIL, OTHER).
type Span struct {
	Start, End int
	Kind       Kind
	Type       string
}

func tally(counts map[Kind]int) []Finding {
	var findings []Finding
	for _, kind := range kinds {
		if counts[kind] > 0 {
			findings = append(findings, Finding{Kind: kind, Count: counts[kind]})
		}
	}
	return findings
}
