package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// takesKey finds where a record's reading takes a key: t.Text("host"), meeting.Clock("start").
var takesKey = regexp.MustCompile(`\.(?:Text|Texts|Required|Choice|Choices|Date|Dates|Clock|Zone|Bool|Int|Number|Address|Phone|Email|Table|Tables|Value)\("([a-z_]+)"`)

// An editor learns from docs/records.md, and for boxes in articles from docs/writing.md, what may be written: a key that is read and not told there is one that nobody will write.
func TestEveryKeyIsInTheManual(t *testing.T) {
	var manual []byte
	for _, name := range []string{"records.md", "writing.md"} {
		text, err := os.ReadFile("../docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		manual = append(manual, text...)
	}
	found := 0
	for _, folder := range []string{"group", "organization", "medication", "article", "site"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range takesKey.FindAllStringSubmatch(string(text), -1) {
				found++
				if key := match[1]; !regexp.MustCompile("(`[^`\n]*|(?m)^)\\b" + key + "\\b").Match(manual) {
					t.Errorf("%s reads %q, and docs/records.md doesn't tell of it", file, key)
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d keys were found: are they read in another way now?", found)
	}
}
