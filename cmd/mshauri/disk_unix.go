//go:build unix

package main

import (
	"path/filepath"
	"syscall"
)

// freeDisk is how many bytes are free where a folder is, or is to be.
func freeDisk(folder string) (uint64, error) {
	var at syscall.Statfs_t
	err := syscall.Statfs(folder, &at)
	if err == syscall.ENOENT {
		err = syscall.Statfs(filepath.Dir(folder), &at)
	}
	return at.Bavail * uint64(at.Bsize), err
}
