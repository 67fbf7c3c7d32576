//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// lock lets one build at a time write into a folder; the system takes the lock away from a process that dies.
// It holds the folder itself, so that nothing is left behind. wait is called when another build is at work.
func lock(folder string, wait func()) (unlock func(), err error) {
	dir, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	err = flock(dir, unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		wait()
		err = flock(dir, unix.LOCK_EX)
	}
	if err != nil {
		dir.Close()
		return nil, fmt.Errorf("%s cannot be locked against a second build: %w (name a folder on another disk with --out)", folder, err)
	}
	return func() { dir.Close() }, nil
}

// flock tries again when a signal interrupts it.
func flock(dir *os.File, how int) error {
	for {
		if err := unix.Flock(int(dir.Fd()), how); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
