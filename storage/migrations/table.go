package migrations

import (
	"embed"

	"go.mau.fi/util/dbutil"
)

//go:embed *.sql
var files embed.FS

// Table returns every step in order. It panics when a file's header is
// damaged, which the tests of storage would have shown.
func Table() dbutil.UpgradeTable {
	var table dbutil.UpgradeTable
	table.RegisterFS(files)
	return table
}
