//go:build unix

package main

import (
	"os"
	"syscall"
)

// mostMemory is the most that a process held at once, in MB of 10^6 bytes. Linux counts in KiB.
func mostMemory(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) * 1024 / 1e6
}
