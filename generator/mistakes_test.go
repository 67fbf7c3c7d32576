package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands say into the stories")

// TestMistakes tells what editors do wrong, one story a mistake: a small site that is sound (testdata/base), one thing wrong in it,
// and all that check says. One mistake is one problem, at its place, with its mend.
func TestMistakes(t *testing.T) {
	layouts, err := filepath.Abs("../layouts")
	if err != nil {
		t.Fatal(err)
	}
	base, err := filepath.Abs("testdata/base")
	if err != nil {
		t.Fatal(err)
	}
	plain := plainProgram(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/mistakes",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", plain+string(os.PathListSeparator)+env.Getenv("PATH"))
			env.Setenv("LAYOUTS", layouts)
			return copyMissing(base, env.WorkDir)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"bom":    change(func(text, _ string) string { return "\ufeff" + text }),
			"latin1": change(func(text, _ string) string { return strings.Replace(text, "Tuesday", "Caf\xe9", 1) }),
			"fill":   fill,
			"table":  table,
		},
	})
}

// plainProgram builds the program without the race detector, once for all stories, and names its folder. The detector would make each
// story take several times as long; TestRealContentBuildsToTheSameBytes and the tests of killing run the whole command with it.
func plainProgram(t *testing.T) string {
	folder := t.TempDir()
	build := exec.Command("go", "build", "-o", folder, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return folder
}

// copyMissing lays the sound site around the files of a story.
func copyMissing(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, from))
		if entry.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if _, err := os.Stat(target); err == nil {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, text, 0o644)
	})
}

// change rewrites a file in a way that a story cannot hold as text.
func change(how func(text, word string) string) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		path := ts.MkAbs(args[0])
		ts.Check(os.WriteFile(path, []byte(how(ts.ReadFile(path), "")), 0o644))
	}
}

// table copies the layouts and changes one text in the table of Spanish: table OLD NEW.
func table(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(copyMissing(ts.Getenv("LAYOUTS"), ts.MkAbs("layouts")))
	path := ts.MkAbs("layouts/languages/es.toml")
	whole := ts.ReadFile(path)
	if !strings.Contains(whole, args[0]) {
		ts.Fatalf("the table does not hold %q any more", args[0])
	}
	ts.Check(os.WriteFile(path, []byte(strings.Replace(whole, args[0], strings.ReplaceAll(args[1], `\n`, "\n"), 1)), 0o644))
}

// fill adds a text to a file over and over until it has so many bytes: fill FILE BYTES TEXT, where \n and \x20 stand for themselves.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := strings.NewReplacer(`\n`, "\n", `\x20`, " ").Replace(args[2])
	whole := ts.ReadFile(path) + "\n" + strings.Repeat(text, size/len(text)) + "\n"
	ts.Check(os.WriteFile(path, []byte(whole), 0o644))
}
