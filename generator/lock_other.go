//go:build !unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// lock lets one build at a time write into a folder. Here a killed build leaves its lock behind, and the message says so.
func lock(folder string, _ func()) (unlock func(), err error) {
	name := filepath.Join(folder, ".generator.lock")
	file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return nil, fmt.Errorf("another build is at work, or was killed: %w (if none runs, delete %s)", err, name)
	}
	file.Close()
	return func() { os.Remove(name) }, nil
}
