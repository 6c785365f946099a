package transcript

// header is what stands before the sender in the first line of an entry, such
// as "31/12/2020, 21:05 - " or "[31.12.20, 9:05:33 PM] ".
type header struct {
	form   form
	date   [3]int16 // as they stand; which is which is the Order's to say
	day    day      // what an Order has made of them
	hour   int8     // of 24
	minute int8
	second int8
	rest   int // where the header ends, in bytes
}

// form is all that stays the same in every header of one file. A line in
// another form is part of somebody's text: people paste what others wrote.
type form struct {
	end       byte // what closes it: ']', '-', ':' or ','
	dateMark  byte
	timeMark  byte
	yearFirst bool // the first number has four digits
	wideYear  bool // the year has four digits
	seconds   bool
	twelve    bool // a clock of twelve hours
}

const (
	beforeNoon = 1
	afterNoon  = 2
)

// readHeader reads the header that a line begins with, whatever its form.
func readHeader(line []byte) (h header, ok bool) {
	i := skipMarks(line, 0)
	if i >= len(line) {
		return h, false
	}
	bracket := line[i] == '['
	if bracket {
		i = skipMarks(line, i+1)
	}
	if i, ok = h.readDate(line, i); !ok {
		return h, false
	}
	i, period, ok := betweenDateAndTime(line, i)
	if !ok {
		return h, false
	}
	if i, ok = h.readTime(line, i); !ok {
		return h, false
	}
	i = skipSpace(line, i)
	if after, found := readPeriod(line, i); found != 0 {
		i, period = skipSpace(line, after), found
	}
	if !h.setPeriod(period) {
		return h, false
	}
	return h, h.close(line, i, bracket)
}

// readDate reads three numbers with the same mark between them.
func (h *header) readDate(line []byte, i int) (int, bool) {
	for part := range h.date {
		n, width, next := readNumber(line, i, 4)
		if width == 0 {
			return i, false
		}
		switch {
		case width == 4:
			h.form.wideYear = true
			h.form.yearFirst = h.form.yearFirst || part == 0
		case width == 3 || part == 1 && width > 2:
			return i, false
		}
		h.date[part] = int16(n)
		i = skipMarks(line, next)
		if part == 2 {
			break
		}
		if i >= len(line) || line[i] != '/' && line[i] != '.' && line[i] != '-' || part == 1 && line[i] != h.form.dateMark {
			return i, false
		}
		h.form.dateMark = line[i]
		i = skipSpace(line, i+1) // some write "31. 12. 2020"
	}
	return i, true
}

// betweenDateAndTime steps over a comma, a word such as "à" or "klo", and the
// half of the day where a language names it before the hour.
func betweenDateAndTime(line []byte, i int) (next, period int, ok bool) {
	from := i
	if i < len(line) && line[i] == '.' {
		i++
	}
	if i < len(line) && line[i] == ',' {
		i++
	} else if has(line, i, "،") {
		i += len("،")
	}
	i = skipSpace(line, i)
	for word := i; i < len(line) && i < word+16; {
		if _, width, _ := readNumber(line, i, 2); width > 0 {
			return i, period, i > from
		}
		if after, found := readPeriod(line, i); found != 0 {
			i, period = skipSpace(line, after), found
			continue
		}
		if line[i] == ']' || line[i] == '-' || line[i] == ':' || line[i] == '[' {
			return i, 0, false
		}
		i++
	}
	return i, 0, false
}

// readTime reads hours, minutes and perhaps seconds.
func (h *header) readTime(line []byte, i int) (int, bool) {
	hour, width, i := readNumber(line, i, 2)
	if width == 0 || hour > 24 {
		return i, false
	}
	h.hour = int8(hour)
	if at := skipSpace(line, i); at < len(line) && line[at] == 'h' { // 21 h 05
		h.form.timeMark, i = 'h', skipSpace(line, at+1)
	} else if i < len(line) && (line[i] == ':' || line[i] == '.') {
		h.form.timeMark = line[i]
		i++
	} else {
		return i, false
	}
	minute, width, i := readNumber(line, i, 2)
	if width != 2 || minute > 59 {
		return i, false
	}
	h.minute = int8(minute)
	if i < len(line) && line[i] == h.form.timeMark {
		if second, width, next := readNumber(line, i+1, 2); width == 2 && second <= 60 {
			h.second, h.form.seconds = int8(min(second, 59)), true
			i = next
		}
	}
	return i, true
}

// setPeriod turns an hour of twelve into one of twenty-four.
func (h *header) setPeriod(period int) bool {
	if period == 0 {
		h.hour %= 24 // some phones write midnight as 24
		return true
	}
	h.form.twelve = true
	if h.hour > 12 {
		return false
	}
	h.hour %= 12
	if period == afterNoon {
		h.hour += 12
	}
	return true
}

// close reads what ends a header.
func (h *header) close(line []byte, i int, bracket bool) bool {
	switch {
	case i >= len(line):
		return false
	case bracket:
		if line[i] != ']' {
			return false
		}
		i++
	case line[i] == '-' && i > 0 && i+1 < len(line) && isSpaceAt(line, i+1):
		i++
	case has(line, i, "– "):
		h.form.end = '-'
		i += len("–")
	case line[i] == ':' && h.form.seconds && i+1 < len(line) && line[i+1] == ' ':
		i++
	case line[i] == ',' && h.form.twelve && i+1 < len(line) && line[i+1] == ' ': // Korean
		i++
	default:
		return false
	}
	if h.form.end == 0 {
		h.form.end = line[i-1]
	}
	h.rest = skipSpaceOnly(line, i)
	return true
}

// readNumber reads at most so many digits, of any of the scripts in which
// phones write dates. A width of 0 says that there is none, or more of them.
func readNumber(line []byte, i, most int) (n, width, next int) {
	for i < len(line) {
		c := line[i]
		size := 1
		digit := int(c) - '0'
		if c >= 0x80 {
			digit, size = foreignDigit(line, i)
		}
		if digit < 0 || digit > 9 {
			break
		}
		if width == most {
			return 0, 0, i
		}
		n, width, i = n*10+digit, width+1, i+size
	}
	return n, width, i
}

// foreignDigit reads an Arabic, Persian or Devanagari digit; -1 is none.
func foreignDigit(line []byte, i int) (digit, size int) {
	if i+1 < len(line) {
		switch c := line[i+1]; {
		case line[i] == 0xD9 && c >= 0xA0 && c <= 0xA9:
			return int(c - 0xA0), 2
		case line[i] == 0xDB && c >= 0xB0 && c <= 0xB9:
			return int(c - 0xB0), 2
		case line[i] == 0xE0 && c == 0xA5 && i+2 < len(line) && line[i+2] >= 0xA6 && line[i+2] <= 0xAF:
			return int(line[i+2] - 0xA6), 3
		}
	}
	return -1, 1
}
