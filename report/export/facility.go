package export

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mshauri/mshauri/privacy"
)

// Facilities knows the programme's facilities by name, and others by the words
// that people put beside them. A facility with one nurse is a person. A nil
// *Facilities leaves every name.
type Facilities struct {
	known   *regexp.Regexp
	numbers map[string]int
}

// kinds are the words for what a facility is, in the languages of the groups.
const kinds = `dispensar(?:y|ies)|disp|health\s+cent(?:re|er)s?|hc|clinics?|hospitals?|sub-?county\s+hospitals?|maternity|nursing\s+home`

const aina = `zahanati|kituo\s+cha\s+afya|hospitali|kliniki`

// others find facilities that the settings do not list: one to three words
// before such a kind, or a name behind its Kiswahili word.
var others = [...]*regexp.Regexp{
	regexp.MustCompile(`(?i)((?:\b[\p{L}'’-]+\s+){0,2}\b[\p{L}'’-]+)\s+(` + kinds + `)\b`),
	regexp.MustCompile(`(?i)\b(` + aina + `)\s+(ya|cha)\s+([\p{L}'’-]+)`),
}

// everyday words stand before a kind of facility and name none.
var everyday = strings.Fields(`a an the our your my his her their this that these those every each any some all which what whose nearest
	another other same one two three four five many few most small big new old busy rural urban private public government county sub-county
	referral level mobile static outreach local and or of in at to from for with by is are was were be near visiting visit go went
	antenatal anc cwc mch postnatal immunization immunisation vaccination baby children child well-baby welfare family planning eye dental hiv
	no not than then if when while yetu yangu yako ya na la wa kwa katika hii hiyo ile moja mbili facility health open opened closed opening district
	national mission national-referral teaching main whole per between across within good best first last next we i you they he she it has have had can could
	will would should must may not please ask asked call called inform tell told send sent take took give gave keep kept use used having being as so but because
	mtoto mama watoto wote kila gani`)

// NewFacilities prepares the programme's list, in its order.
func NewFacilities(list []string) *Facilities {
	f := &Facilities{numbers: make(map[string]int)}
	var names []string
	for i, name := range list {
		key := folded(name)
		if key == "" {
			continue
		}
		for _, spelling := range []string{key, proper(key)} {
			if _, taken := f.numbers[spelling]; !taken && len(spelling) >= 3 {
				f.numbers[spelling] = i + 1
				names = append(names, spelling)
			}
		}
	}
	if len(names) == 0 {
		return f
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for i, name := range names {
		names[i] = strings.ReplaceAll(regexp.QuoteMeta(name), " ", `\s+`)
	}
	f.known = regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])(` + strings.Join(names, "|") + `)(?:\s+(?:` + kinds + `))?(?:$|[^\p{L}\p{N}])`)
	return f
}

// folded is a name in small letters with single spaces.
func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

var kindAtEnd = regexp.MustCompile(`(?i)\s+(?:` + kinds + `)$`)

// proper is what is a facility's own in its name, when that is enough to know
// it by: more than one word, or one that is no everyday word.
func proper(name string) string {
	own := kindAtEnd.ReplaceAllString(name, "")
	if own == name || slices.Contains(everyday, own) {
		return name
	}
	return own
}

// Mask is a text as it leaves the record: facilities are called by their place
// in the list, and others by none.
func (f *Facilities) Mask(text privacy.Clean) privacy.Authored {
	return privacy.Author(f.mask(text.String()))
}

// mask calls facilities by their place in the list, and others by none.
func (f *Facilities) mask(text string) string {
	if f == nil {
		return text
	}
	if f.known != nil {
		text = f.maskKnown(text)
	}
	text = others[0].ReplaceAllStringFunc(text, maskBefore)
	return others[1].ReplaceAllStringFunc(text, func(found string) string {
		parts := others[1].FindStringSubmatch(found)
		if slices.Contains(everyday, strings.ToLower(parts[3])) {
			return found
		}
		return "[facility]"
	})
}

// maskKnown replaces the names in the list, one after the other: two of them
// may share the space between.
func (f *Facilities) maskKnown(text string) string {
	var out strings.Builder
	for {
		at := f.known.FindStringSubmatchIndex(text)
		if at == nil {
			out.WriteString(text)
			return out.String()
		}
		end := at[3]
		if kind := kindHere.FindString(text[end:]); kind != "" {
			end += len(kind)
		}
		out.WriteString(text[:at[2]])
		out.WriteString("[facility " + strconv.Itoa(f.numbers[folded(text[at[2]:at[3]])]) + "]")
		text = text[end:]
	}
}

var kindHere = regexp.MustCompile(`(?i)^\s+(?:` + kinds + `)\b`)

// maskBefore replaces the words right before a kind of facility, as far back
// as none of them is an everyday one.
func maskBefore(found string) string {
	parts := others[0].FindStringSubmatch(found)
	words := strings.Fields(parts[1])
	from := len(words)
	for from > 0 && !slices.Contains(everyday, strings.ToLower(words[from-1])) {
		from--
	}
	if from == len(words) {
		return found
	}
	lead := ""
	if from > 0 {
		lead = strings.Join(words[:from], " ") + " "
	}
	return lead + "[facility]"
}
