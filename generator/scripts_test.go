package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rooms are the folders of the scripts, the lowest first: a script may import from its own room and from those below.
func rooms() []string {
	return []string{"find/index", "find/query", "find/answer", "find", "frame"}
}

var imported = regexp.MustCompile(`(?m)^(?:import|export)[^"\n]* from "(\.[^"]+)";`)

// imports are the scripts that each script takes from, types too, by their paths in layouts.
func imports(layouts fs.FS) (map[string][]string, error) {
	all := map[string][]string{}
	return all, fs.WalkDir(layouts, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".ts" || strings.HasSuffix(name, ".test.ts") || strings.HasSuffix(name, ".fixture.ts") {
			return err
		}
		text, err := fs.ReadFile(layouts, name)
		all[name] = nil
		for _, found := range imported.FindAllStringSubmatch(string(text), -1) {
			all[name] = append(all[name], path.Join(path.Dir(name), found[1])+".ts")
		}
		return err
	})
}

// wrongScripts says of which scripts the imports point up, and which run in a circle.
func wrongScripts(all map[string][]string) []string {
	var found []string
	for name, targets := range all {
		from := slices.Index(rooms(), path.Dir(name))
		if from < 0 {
			found = append(found, fmt.Sprintf("%s stands in no room", name))
		}
		for _, to := range targets {
			if slices.Index(rooms(), path.Dir(to)) > from {
				found = append(found, fmt.Sprintf("%s imports %s, which points up", name, to))
			}
			if reaches(all, to, name, map[string]bool{}) {
				found = append(found, fmt.Sprintf("%s imports %s, which comes back to it", name, to))
			}
		}
	}
	slices.Sort(found)
	return found
}

func reaches(all map[string][]string, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	seen[from] = true
	return slices.ContainsFunc(all[from], func(next string) bool { return !seen[next] && reaches(all, next, to, seen) })
}

func TestScriptsPointDown(t *testing.T) {
	all, err := imports(os.DirFS(filepath.Join("..", "layouts")))
	if err != nil || len(all) < 40 {
		t.Fatalf("%d scripts looked at, %v", len(all), err)
	}
	for _, one := range wrongScripts(all) {
		t.Error(one)
	}
}

// The rule above must be able to fail.
func TestWrongScriptsAreFound(t *testing.T) {
	got := wrongScripts(map[string][]string{
		"find/find.ts":          {"find/query/query.ts"},
		"find/query/query.ts":   {"find/query/clock.ts", "find/answer/search.ts"},
		"find/query/clock.ts":   {"find/query/query.ts"},
		"find/answer/search.ts": nil,
		"util/any.ts":           nil,
	})
	want := []string{
		"find/query/clock.ts imports find/query/query.ts, which comes back to it",
		"find/query/query.ts imports find/answer/search.ts, which points up",
		"find/query/query.ts imports find/query/clock.ts, which comes back to it",
		"util/any.ts stands in no room",
	}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
