package storage

// What the tests of package storage_test look at besides the exported names.
const (
	SQLiteOptions = sqliteOptions
	SelectWaiting = selectWaiting
	SelectDue     = selectDue
	SelectMember  = selectMemberByID
)
