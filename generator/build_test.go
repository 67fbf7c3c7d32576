package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A workshop is a builder over a copy of the small whole site, that tells which files it parsed.
type workshop struct {
	*builder
	t      *testing.T
	mu     sync.Mutex
	parsed []string
}

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	dir := t.TempDir()
	if err := copyMissing("testdata/base", dir); err != nil {
		t.Fatal(err)
	}
	content := folder{filepath.Join(dir, "content"), "content"}
	w := &workshop{builder: newBuilder(content, folder{filepath.Join(dir, "layouts"), "layouts"}, today), t: t}
	w.parse = func(f source.File, limits source.Limits) (entry, source.Problems) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.parsed = append(w.parsed, f.Name)
		return parse(f, limits)
	}
	return w
}

// again reads and parses as make does, and gives the names of the files that it parsed anew.
func (w *workshop) again() (input site.Input, problems source.Problems, parsed []string) {
	w.t.Helper()
	w.parsed = nil
	files, problems := w.read(w.content, w.limits(), nil)
	problems = append(problems, w.parseAll(files, w.limits(), &input)...)
	problems.Sort()
	slices.Sort(w.parsed)
	return input, problems, w.parsed
}

func (w *workshop) write(name, text string) {
	w.t.Helper()
	at := filepath.Join(w.content.path, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

const tuesday = "groups/us/ma/worcester/tuesday-roads.toml"

func (w *workshop) text(name string) string {
	w.t.Helper()
	text, err := os.ReadFile(filepath.Join(w.content.path, filepath.FromSlash(name)))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(text)
}

func TestWhatDidNotChangeIsNotParsedAgain(t *testing.T) {
	w := newWorkshop(t)
	if _, problems, parsed := w.again(); len(problems) > 0 || len(parsed) < 6 {
		t.Fatalf("the first time: %v, parsed %v", problems, parsed)
	}
	if input, _, parsed := w.again(); len(parsed) > 0 || len(input.Groups) != 1 || len(input.Articles) != 1 {
		t.Errorf("nothing changed, yet it parsed %v and has %d groups", parsed, len(input.Groups))
	}
	w.write(tuesday, strings.Replace(w.text(tuesday), "Tuesday Roads", "Tuesday Paths", 1))
	input, _, parsed := w.again()
	if strings.Join(parsed, " ") != tuesday || input.Groups[0].Name != "Tuesday Paths" {
		t.Errorf("one file changed, and it parsed %v and has %q", parsed, input.Groups[0].Name)
	}
	if err := os.Remove(filepath.Join(w.content.path, tuesday)); err != nil {
		t.Fatal(err)
	}
	if input, _, _ := w.again(); len(input.Groups) != 0 {
		t.Error("a file that is gone is still remembered")
	}
	w.write("site.toml", w.text("site.toml")+"\n[limits]\nnesting = 12\n")
	if _, problems, parsed := w.again(); len(problems) > 0 || len(parsed) < 5 {
		t.Errorf("with other limits every file must be looked at again: %v %v", parsed, problems)
	}
}

func TestProblemsAreSaidEveryTime(t *testing.T) {
	w := newWorkshop(t)
	w.write(tuesday, w.text(tuesday)+"\nnonsense = 1\n")
	w.write("articles/start-here/empty.md", "")
	_, first, _ := w.again()
	_, second, parsed := w.again()
	if len(first) < 2 || !slices.Equal(first, second) {
		t.Errorf("first %v, then %v", first, second)
	}
	if slices.Contains(parsed, tuesday) {
		t.Error("a file with problems was parsed again although it did not change")
	}
}

func TestPreviewTakesABrokenFileAsItLastWas(t *testing.T) {
	for _, broken := range []string{"name = \n", "", "\xff", "<<<<<<< HEAD\n"} {
		w := newWorkshop(t)
		good := w.text(tuesday)
		w.keepGood = true
		w.again()
		for range 2 {
			w.write(tuesday, broken)
			input, problems, _ := w.again()
			if len(problems) == 0 || len(input.Groups) != 1 || input.Groups[0].Name != "Tuesday Roads" {
				t.Errorf("%q: %v, %d groups", broken, problems, len(input.Groups))
			}
		}
		w.write(tuesday, good)
		if _, problems, _ := w.again(); len(problems) > 0 {
			t.Errorf("%q was mended, yet %v", broken, problems)
		}
	}
}

func TestABuildDoesNotTakeABrokenFileAsItLastWas(t *testing.T) {
	w := newWorkshop(t)
	w.again()
	w.write(tuesday, strings.Replace(w.text(tuesday), "name = \"Tuesday Roads\"", "", 1))
	if input, problems, _ := w.again(); len(problems) != 1 || input.Groups[0].Name != "" {
		t.Errorf("%v, %q", problems, input.Groups[0].Name)
	}
}

func TestHeadersOfThePreviewAreThoseOfTheServer(t *testing.T) {
	headers := readHeaders("..")
	if policy := headers["Content-Security-Policy"]; !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
	if _, found := headers["Cache-Control"]; found {
		t.Error("a header of /assets/ was taken for one of every page")
	}
	if got := readHeaders(t.TempDir()); got != nil {
		t.Errorf("from no file came %v", got)
	}
}

func TestPicturesAreCopied(t *testing.T) {
	w := newWorkshop(t)
	input, _, _ := w.again()
	files := w.copies(input.Copied)
	var text bytes.Buffer
	if len(files) != 1 || files[0].Render(&text) != nil || text.String() != w.text(files[0].Path) {
		t.Errorf("%v become %d files, %d bytes", input.Copied, len(files), text.Len())
	}
}
