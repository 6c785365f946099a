package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mshauri/mshauri/report/export"
)

// exportFile is one file of an export. It has another name until it is whole
// and logged, so that what has this name is both.
type exportFile struct {
	path, unfinished string
	rows             int
}

func newExportFile(folder, what, span string, form export.Format) *exportFile {
	path := filepath.Join(folder, fmt.Sprintf("mshauri-%s-%s.%s", what, span, form))
	return &exportFile{path: path, unfinished: path + ".unfinished"}
}

// fill writes the file, for nobody but its owner.
func (f *exportFile) fill(write func(*os.File) error) error {
	file, err := os.OpenFile(f.unfinished, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("make the export: %w", err)
	}
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// place gives the file its name.
func (f *exportFile) place() error { return os.Rename(f.unfinished, f.path) }

// drop takes away what was not placed.
func (f *exportFile) drop() { _ = os.Remove(f.unfinished) }
