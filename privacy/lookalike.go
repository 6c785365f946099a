package privacy

// lookalike is the Latin small letter or ASCII sign that a letter of another
// script passes for on a screen. Only full look-alikes are here: text that is
// really Greek or Cyrillic is no language of these groups.
func lookalike(r rune) (byte, bool) {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', '´', '′', 'ʹ', '＇', 'ꞌ', '‛', '˙', 'ʾ', 'ʿ', 'ˈ':
		return '\'', true
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"', true
	case '‐', '‑', '‒', '–', '—', '―', '−', '⁃', '﹘', '➖':
		return '-', true
	case '∕', '⁄', '÷', '⧸':
		return '/', true
	case '․', '·', '•', '∙', '。', '｡':
		return '.', true
	case '＋', '➕', '⁺':
		return '+', true
	case '＠', '﹫':
		return '@', true
	case '€', '℮':
		return 'e', true
	case '¢':
		return 'c', true
	case '¥':
		return 'y', true
	case 'а', 'А', 'α', 'Α', 'ɑ':
		return 'a', true
	case 'В', 'Β', 'в', 'Ь', 'ь':
		return 'b', true
	case 'с', 'С', 'ϲ', 'Ϲ', 'ⅽ':
		return 'c', true
	case 'ԁ', 'ɗ', 'đ', 'Đ':
		return 'd', true
	case 'е', 'Е', 'ε', 'Ε', 'є', 'Є':
		return 'e', true
	case 'ƒ':
		return 'f', true
	case 'ɡ', 'ɠ', 'Ԍ':
		return 'g', true
	case 'һ', 'Н', 'н', 'Η':
		return 'h', true
	case 'і', 'І', 'ι', 'Ι', 'ı', 'ɩ', 'Ӏ', 'ӏ':
		return 'i', true
	case 'ј', 'Ј':
		return 'j', true
	case 'к', 'К', 'κ', 'Κ':
		return 'k', true
	case 'ⅼ', 'ł', 'Ł':
		return 'l', true
	case 'м', 'М', 'Μ':
		return 'm', true
	case 'Ν', 'п', 'η':
		return 'n', true
	case 'о', 'О', 'ο', 'Ο', 'օ', 'ø', 'Ø', 'σ':
		return 'o', true
	case 'р', 'Р', 'ρ', 'Ρ':
		return 'p', true
	case 'ԛ':
		return 'q', true
	case 'г':
		return 'r', true
	case 'ѕ', 'Ѕ':
		return 's', true
	case 'т', 'Т', 'τ', 'Τ':
		return 't', true
	case 'υ', 'ս', 'ц':
		return 'u', true
	case 'ν', 'ѵ':
		return 'v', true
	case 'ԝ', 'ш', 'ω':
		return 'w', true
	case 'х', 'Х', 'χ', 'Χ':
		return 'x', true
	case 'у', 'У', 'Υ', 'γ':
		return 'y', true
	case 'Ζ', 'З':
		return 'z', true
	}
	return 0, false
}
