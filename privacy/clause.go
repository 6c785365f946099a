package privacy

// Numbers that are somebody's by what is said around them in their clause, in
// either order: "no. 46 under register", "0093 is her CWC number", "ANC card
// says 1182/23", "wrong ID, the real one is 29 771 405". A group of digits that
// is nothing else (code.go) is asked for its cue.
func findInClauses(v *view) {
	for i := range v.tokens {
		if v.tokens[i].kind != tokenNumber || !v.free(i) {
			continue
		}
		g := v.digitGroup(i)
		if g.end < i || v.somethingElse(g) {
			continue
		}
		if c := v.claimed(g); c != classNone {
			v.add(c, g.start, g.end)
			v.alsoNumbers(g.end, c)
		}
	}
}

// clause is what the clause around a group of digits speaks of.
type clause struct {
	paper    bool // a paper of a person: ID, passport, booklet
	book     bool // a facility's book by its short name: CWC, ANC
	register bool // a register, a file
	number   bool // "number" is said
	told     bool // the number is told: is, says, inasoma
	inside   bool // it stands in, under, kwenye what is named
	person   bool // somebody is named or meant
	counted  bool // counts are compared: DHIS2, tally, total
	card     bool // a card or booklet
	office   bool // a meeting, an account, a letter
}

// clauseReach is how many tokens of a clause are read on each side.
const clauseReach = 9

// clauseAround reads the clause around a group, to the end of the sentence and
// the line and not beyond another number.
func (v *view) clauseAround(g digitGroup) clause {
	c := clause{told: v.is(g.end+1, '('), number: v.is(g.start-1, '#') && v.glued(g.start)}
	for k := g.start - 1; k >= 0 && k >= g.start-clauseReach && !v.tokens[k+1].newLine; k-- {
		if v.sentenceEnd(k) || v.tokens[k].kind == tokenNumber && v.free(k) && !v.inOneList(k, g.start) {
			break
		}
		v.readClause(k, &c)
	}
	for k := g.end + 1; k < len(v.tokens) && k <= g.end+clauseReach && !v.tokens[k].newLine; k++ {
		if v.sentenceEnd(k) || v.tokens[k].kind == tokenNumber && v.free(k) {
			break
		}
		v.readClause(k, &c)
	}
	switch string(v.word(g.end + 1)) {
	case "ya", "of", "from":
		c.inside = true
	}
	return c
}

// inOneList reports whether only "and" and commas lie between two numbers.
func (v *view) inOneList(i, j int) bool {
	for k := i + 1; k < j; k++ {
		switch {
		case v.is(k, ','), v.is(k, '&'), string(v.word(k)) == "and", string(v.word(k)) == "na":
		default:
			return false
		}
	}
	return true
}

// sentenceEnd reports a sign that ends a sentence: not the stop of "no." or of
// a decimal.
func (v *view) sentenceEnd(k int) bool {
	return v.is(k, '!') || v.is(k, '?') || v.is(k, ';') || v.is(k, '.') && !v.glued(k+1) && !v.has(k-1, traitNumberWord|traitBookCue|traitIDCue)
}

func (v *view) readClause(k int, c *clause) {
	if v.personAt(k) || v.has(k, traitHome) || v.thirdPerson(k) {
		c.person = true
	}
	word := string(v.word(k))
	if word == "" {
		return
	}
	c.number = c.number || v.has(k, traitNumberWord) && word != "num" || word == "serial"
	switch word {
	case "number", "numbers", "numba", "nambari", "namba", "no", "nos", "entry", "serial", "nomba", "nr":
		c.number = true
	case "is", "was", "ni", "ndio", "ndiyo", "ndo", "iko", "ina", "says", "reads", "inasema", "inasoma", "as", "kama", "imeandikwa", "written", "nimeandika", "given", "shows", "inaonyesha", "en", "ne", "one":
		c.told = true
	case "in", "under", "kwenye", "kwa", "katika", "ndani", "on":
		c.inside = true
	case "register", "reg", "registers", "rejista", "regista", "permanent", "kudumu", "file", "faili", "usajili", "mrn", "outpatient", "inpatient", "antenatal", "tracker", "emr", "kenyaemr":
		c.register = true
	case "line", "row", "mstari":
		if v.has(k-1, traitBookCue) || v.kindAt(k-1) == tokenNumber && v.has(k-2, traitBookCue) {
			c.number, c.register, c.told = true, true, true
		}
	case "dhis", "khis", "tally", "total", "jumla", "vs", "versus", "compared", "count", "counted", "report", "reported", "data", "summary", "month", "attendance", "workload", "target", "pages", "page":
		c.counted = true
	case "recorded", "entered", "ameandikwa", "aliandikwa", "umeandikwa", "andikwa", "listed", "registered", "amesajiliwa", "alisajiliwa":
		c.register = c.register || word == "registered" || word == "amesajiliwa" || word == "alisajiliwa"
		c.told, c.number = true, true
	case "yuko", "ako":
		c.person, c.told = true, true
	case "meeting", "zoom", "webinar", "passcode", "password", "teams", "account", "paybill", "till", "meet", "invoice", "circular", "tender", "mfl", "dhis2", "version", "model":
		c.office = true
	case "card", "cards", "kadi", "booklet", "kijitabu", "handbook", "kitabu":
		c.card = true
	}
	switch {
	case v.shortBook(k):
		c.book = true
	case v.has(k, traitIDCue|traitCardCue) && v.length(k) > 1:
		switch word {
		case "birth", "kuzaliwa", "adm", "admission", "pin", "waiter", "card", "cards", "kadi", "slip", "kitabu", "mch", "notification", "notif", "serial", "wallet", "manifest", "licence", "license", "uzazi", "nat", "ob":
			c.paper = c.paper || c.number || c.told
		default:
			c.paper = true
		}
	}
}

// claimed is the class that the clause gives to a group of digits, or none.
func (v *view) claimed(g digitGroup) class {
	c := v.clauseAround(g)
	switch {
	case c.office:
		return classNone
	case c.paper && !c.book && g.digits >= 5 && g.digits <= 14 && !g.dated:
		return classID
	case c.paper && c.number && g.digits >= 4 && !g.spaced && !g.dated && !c.book:
		return classID
	case v.joins(g) && !v.counts(g, c):
		return classFacilityNo
	case g.national && (c.person || c.paper || v.namedNear(g.start) || v.paperNear(g.start)) && !c.counted:
		return classID
	case g.spaced:
		return classNone
	case g.groups == 1 && g.digits >= 5 && g.digits <= 6 && !c.counted && (c.person || v.namedNear(g.start)):
		return classID // nothing that we know has as many digits
	case (c.book || c.register) && (g.dated || g.long) && !(c.counted && !c.number):
		return classFacilityNo
	case (c.book || c.register) && c.number && (g.digits >= 3 || g.digits == 2 && c.register && (c.inside || c.told)) && !v.counts(g, c):
		return classFacilityNo
	case (c.book || c.register && c.card) && c.told && g.digits >= 3 && (g.nought || (c.person || c.card) && !c.counted) && !v.counts(g, c):
		return classFacilityNo
	case g.digits == 2 && v.shortBook(g.start-1) && v.value(g.start) > 9 && c.person && !c.counted && g.groups == 1:
		return classFacilityNo // the twins, CWC 45 & 46
	case g.dated && v.length(g.start) >= 3 && !c.counted && !v.goodsBefore(g.start) && !v.isYear(g.start) && v.is(g.start+1, '/'):
		return classFacilityNo // 418/24 is no fraction, no date, no reference
	case c.register && (c.inside || c.told) && g.digits >= 3 && (g.nought || g.digits >= 4 && c.person || c.person && c.told) && !c.counted:
		return classFacilityNo
	case c.book && g.nought && g.digits >= 4 && !c.counted:
		return classFacilityNo
	}
	return classNone
}

// joins reports whether a number goes on a list that began with an entry: CWC
// [id] & 46.
func (v *view) joins(g digitGroup) bool {
	k := g.start - 1
	if g.groups > 1 && !g.dated || !v.is(k, '&') && !v.is(k, ',') && !v.is(k, '/') && string(v.word(k)) != "and" && string(v.word(k)) != "na" {
		return false
	}
	return k > 0 && v.tokens[k-1].taken == classFacilityNo && v.tokens[k-1].kind == tokenNumber
}

// counts reports whether a bare number is rather a count of what is in the book.
func (v *view) counts(g digitGroup, c clause) bool {
	return c.counted && !g.nought && !g.dated && !v.numberWordBefore(g.start)
}
