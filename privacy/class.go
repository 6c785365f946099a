package privacy

// class is the finer sort of identifier: what is measured apart.
type class uint8

const (
	classNone class = iota
	className
	classPhone
	classID
	classFacilityNo
	classDate
	classPlace
	classAge
	classEmail
	classOther
	classKept // looked at and to stay: a batch number, a meeting's date
)

// kind is the mark that a class gets.
func (c class) kind() Kind {
	switch c {
	case className:
		return KindName
	case classPhone:
		return KindPhone
	case classID, classFacilityNo:
		return KindID
	case classDate:
		return KindDate
	case classPlace:
		return KindPlace
	case classAge:
		return KindAge
	case classEmail:
		return KindEmail
	}
	return KindOther
}

// label is the class as measurement writes it.
func (c class) label() string {
	switch c {
	case className:
		return "NAME"
	case classPhone:
		return "PHONE"
	case classID:
		return "ID"
	case classFacilityNo:
		return "FACILITY_NO"
	case classDate:
		return "DATE"
	case classPlace:
		return "LOCATION"
	case classAge:
		return "AGE"
	case classEmail:
		return "EMAIL"
	}
	return "OTHER"
}

// classOf is the class of a mark that was found standing.
func classOf(kind Kind) class {
	switch kind {
	case KindName:
		return className
	case KindPhone:
		return classPhone
	case KindID:
		return classID
	case KindDate:
		return classDate
	case KindPlace:
		return classPlace
	case KindAge:
		return classAge
	case KindEmail:
		return classEmail
	}
	return classOther
}
