package privacy

func findPhones(v *view) {
	for i := 0; i < len(v.tokens); i++ {
		if v.tokens[i].kind != tokenNumber || v.tokens[i].taken != classNone {
			continue
		}
		digits, j := 0, i
		for k := i; k < len(v.tokens); k++ {
			t := v.tokens[k]
			if t.kind == tokenNumber {
				digits += int(t.end - t.start)
				j = k
			} else if !(t.kind == tokenPunct && (v.is(k, '-') || v.is(k, '.'))) {
				break
			}
			if digits >= 9 {
				break
			}
		}
		first := v.bytes[v.tokens[i].start]
		if digits >= 9 && digits <= 13 && (first == '0' || first == '2' || first == '7' || first == '1') {
			if i > 0 && v.is(i-1, '+') {
				i--
			}
			v.add(classPhone, i, j)
			i = j
		}
	}
}
