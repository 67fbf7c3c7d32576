package source

import (
	"testing"
)

func TestFaultyLinesAreAllSaid(t *testing.T) {
	text := "name = “Tuesday”\nday = tuesday\nstart = \"18:30\n[medication\nattend = \"yes\"\n[[meeting]]\ncolour: red\nname = \"x\"\n"
	f, problems := NewFile("content/x.toml", "x.toml", text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	table := ReadTable(f, DefaultLimits())
	for _, p := range table.Problems() {
		t.Log(p)
	}
}
