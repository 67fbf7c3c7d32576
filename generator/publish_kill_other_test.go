//go:build !linux

package main

// childCommands: the tests that kill and starve builds need Linux.
func childCommands() map[string]func() { return nil }
