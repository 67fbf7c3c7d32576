package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "manyroads/generator"

// floors is the house of docs/architecture.md: a package may import only packages of lower floors.
func floors() map[string]int {
	return map[string]int{
		"":     5,
		"page": 4,
		"site": 3, "exchange": 3, "search": 3, "example": 3, "page/fast": 3,
		"group": 2, "organization": 2, "article": 2,
		"medication": 1, "language": 1,
		"prose": 0, "source": 0,
	}
}

// homes says where each outside thing lives. What is not named here is either of Go itself and free, or not allowed at all.
// The value "" is main.
func homes() map[string][]string {
	return map[string][]string{
		"github.com/yuin/goldmark":      {"article"},
		"github.com/BurntSushi/toml":    {"source"},
		"github.com/fsnotify/fsnotify":  {"preview"},
		"github.com/evanw/esbuild":      {"page"},
		"github.com/arran4/golang-ical": {"exchange"},
		"github.com/teambition/rrule-go": {
			"group",
		},
		"golang.org/x/sys":  {""},
		"golang.org/x/text": {"language"},
		"net/http":          {"preview"},
		"html/template":     {"page", "page/fast"},
		"text/template":     {"page", "page/fast"},
		"os/exec":           {},
		"unsafe":            {},
		"plugin":            {},
		"net/rpc":           {},
	}
}

// onlyInTests are tools of the tests.
func onlyInTests() []string {
	return []string{"github.com/rogpeppe/go-internal", "github.com/andybalholm/brotli", "golang.org/x/net", "os/exec", "net/http", "html/template", "unsafe"}
}

// An arrow is one import.
type arrow struct {
	from   string // the package below generator/, "" for main
	to     string // the import path
	inTest bool
}

// wrong says what is wrong with an arrow, or nothing.
func wrong(a arrow) string {
	if to, ours := strings.CutPrefix(a.to, module); ours {
		return wrongFloor(a, strings.TrimPrefix(to, "/"))
	}
	for outside, home := range homes() {
		if a.to != outside && !strings.HasPrefix(a.to, outside+"/") {
			continue
		}
		if slices.Contains(home, a.from) || a.inTest && slices.ContainsFunc(onlyInTests(), func(t string) bool { return isOrBelow(a.to, t) }) {
			return ""
		}
		return fmt.Sprintf("%s is at home in %q only", outside, home)
	}
	first, _, _ := strings.Cut(a.to, "/")
	switch {
	case !strings.Contains(first, "."):
		return ""
	case a.inTest && slices.ContainsFunc(onlyInTests(), func(t string) bool { return isOrBelow(a.to, t) }):
		return ""
	}
	return "it has no home in this house"
}

// wrongFloor holds arrows between our own packages. Preview is handed functions: it knows problems and nothing else.
func wrongFloor(a arrow, to string) string {
	if a.from == to && a.inTest {
		return ""
	}
	if a.from == "preview" {
		if to == "source" {
			return ""
		}
		return "preview knows no other room than source"
	}
	if to == "preview" {
		if a.from == "" {
			return ""
		}
		return "only main knows preview"
	}
	from, known := floors()[a.from]
	if !known {
		return fmt.Sprintf("package %q stands on no floor", a.from)
	}
	below, known := floors()[to]
	switch {
	case !known:
		return fmt.Sprintf("package %q stands on no floor", to)
	case below > from:
		return "it points up"
	case below == from && !a.inTest: // a test may hold two rooms of one floor against each other
		return "it points sideways"
	}
	return ""
}

func isOrBelow(name, parent string) bool {
	return name == parent || strings.HasPrefix(name, parent+"/")
}

func TestArrowsPointDown(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && entry.Name() == "testdata" {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if entry.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := strings.TrimPrefix(path.Dir(filepath.ToSlash(name)), ".")
		if _, known := floors()[from]; !known && from != "preview" {
			t.Errorf("%s: package %q stands on no floor", name, from)
		}
		for _, spec := range file.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			seen++
			if why := wrong(arrow{from, to, strings.HasSuffix(name, "_test.go")}); why != "" {
				t.Errorf("%s imports %s: %s", name, to, why)
			}
		}
		return nil
	})
	if err != nil || seen < 50 {
		t.Errorf("%d imports looked at, %v", seen, err)
	}
}

// The rule above must be able to fail.
func TestWrongArrowsAreFound(t *testing.T) {
	for _, tt := range []struct {
		arrow arrow
		want  string
	}{
		{arrow{"medication", module + "/group", false}, "points up"},
		{arrow{"source", module + "/medication", false}, "points up"},
		{arrow{"group", module + "/site", false}, "points up"},
		{arrow{"site", module + "/page", false}, "points up"},
		{arrow{"page", module, false}, "points up"},
		{arrow{"group", module + "/organization", false}, "points sideways"},
		{arrow{"site", module + "/exchange", false}, "points sideways"},
		{arrow{"search", module + "/site", false}, "points sideways"},
		{arrow{"search", module + "/page", true}, "points up"},
		{arrow{"page", module + "/preview", false}, "only main knows preview"},
		{arrow{"preview", module + "/page", false}, "preview knows no other room"},
		{arrow{"preview", module + "/site", true}, "preview knows no other room"},
		{arrow{"", module + "/util", false}, "stands on no floor"},
		{arrow{"util", module + "/source", false}, "stands on no floor"},
		{arrow{"page", "github.com/yuin/goldmark/ast", false}, "at home"},
		{arrow{"page", "github.com/yuin/goldmark", true}, "at home"},
		{arrow{"site", "github.com/BurntSushi/toml", false}, "at home"},
		{arrow{"", "github.com/fsnotify/fsnotify", false}, "at home"},
		{arrow{"", "net/http", false}, "at home"},
		{arrow{"exchange", "net/http", false}, "at home"},
		{arrow{"article", "html/template", false}, "at home"},
		{arrow{"site", "text/template", false}, "at home"},
		{arrow{"search", "github.com/evanw/esbuild/pkg/api", false}, "at home"},
		{arrow{"page", "github.com/tdewolff/minify/v2", false}, "no home"},
		{arrow{"page", "github.com/arran4/golang-ical", false}, "at home"},
		{arrow{"site", "github.com/teambition/rrule-go", false}, "at home"},
		{arrow{"preview", "golang.org/x/sys/unix", false}, "at home"},
		{arrow{"page", "os/exec", false}, "at home"},
		{arrow{"source", "unsafe", false}, "at home"},
		{arrow{"page", "golang.org/x/text/language", false}, "at home"},
		{arrow{"language", module + "/medication", false}, "points sideways"},
		{arrow{"page", "github.com/andybalholm/brotli", false}, "no home"},
		{arrow{"", "github.com/rogpeppe/go-internal/testscript", false}, "no home"},
		{arrow{"group", "example.org/some/thing", false}, "no home"},
		{arrow{"group", "example.org/some/thing", true}, "no home"},
		{arrow{"page", module + "/site", false}, ""},
		{arrow{"", module + "/source", false}, ""},
		{arrow{"", module + "/preview", false}, ""},
		{arrow{"preview", module + "/source", false}, ""},
		{arrow{"site", module + "/site", true}, ""},
		{arrow{"article", module + "/group", true}, ""},
		{arrow{"article", "github.com/yuin/goldmark/ast", false}, ""},
		{arrow{"", "golang.org/x/sys/unix", false}, ""},
		{arrow{"", "github.com/rogpeppe/go-internal/testscript", true}, ""},
		{arrow{"group", "encoding/json", false}, ""},
	} {
		if got := wrong(tt.arrow); got != tt.want && (tt.want == "" || !strings.Contains(got, tt.want)) {
			t.Errorf("%+v: %q, want %q", tt.arrow, got, tt.want)
		}
	}
}
