package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets tests run this program, and parts of it that are to be killed or starved, as processes of their own.
func TestMain(m *testing.M) {
	commands := map[string]func(){"generator": main}
	for name, run := range childCommands() {
		commands[name] = run
	}
	testscript.Main(m, commands)
}
