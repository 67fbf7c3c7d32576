package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

// newDesk is the small whole site with the real words.toml, to try wordings in.
func newDesk(t *testing.T) *workshop {
	t.Helper()
	w := newWorkshop(t)
	words, err := os.ReadFile("../content/words.toml")
	if err != nil {
		t.Fatal(err)
	}
	w.write("words.toml", string(words))
	return w
}

// codes are those of everything found in the site, problems and advice.
func (w *workshop) codes() (problems, advice []string) {
	w.t.Helper()
	input, found, _ := w.again()
	input.Date = source.Date{Year: 2026, Month: 11, Day: 21}
	input.Text = w.textOf
	whole := site.Assemble(input)
	for _, p := range append(found, whole.Check()...) {
		if p.Code == "" {
			w.t.Error(p)
		}
		problems = append(problems, p.Code)
	}
	for _, p := range whole.Advice() {
		advice = append(advice, p.Code)
	}
	return problems, advice
}

// lay puts an example into the site, in the place that it is meant for.
func (w *workshop) lay(e source.Example) {
	w.t.Helper()
	text, err := os.ReadFile("testdata/base/content/articles/start-here/first.md")
	if err != nil {
		w.t.Fatal(err)
	}
	article := string(text)
	const unknown, reviews = "## What this page does not know", "reviewed = 2026-11-21\nnext_review = 2027-11-21"
	switch e.In {
	case "article":
		body, notes, _ := strings.Cut(e.Text, "\n\n[^")
		if notes != "" {
			notes = "[^" + notes + "\n"
		}
		w.write("articles/start-here/first.md", strings.Replace(article, unknown, body+"\n\n"+unknown, 1)+notes)
	case "front":
		w.write("articles/start-here/first.md", strings.Replace(article, reviews, e.Text, 1))
	case "translation":
		w.write("es/site.toml", "tagline = \"Sitio\"\n[[navigation]]\ntitle = \"Buscar\"\naddress = \"/find/\"\n[[crisis]]\nlabel = \"Ayuda\"\nnumber = \"988\"\n")
		w.write("es/articles/start-here/first.md", strings.Replace(article, reviews, e.Text+"\ntranslation = \"awaiting-review\"", 1))
	case "group":
		w.write("groups/online/example.toml", "name = \"Example\"\nattendance = \"online\"\n"+e.Text+"\n\n[listing]\ngrade = \"F\"\nsource = \"https://example.org/old\"\n")
	default:
		w.t.Fatalf("no example can stand in %q", e.In)
	}
}

// TestExamples runs what check --explain shows: the bad example is found under its code, with the weight that the rule has, and
// the good one is not. Nothing else is found in either.
func TestExamples(t *testing.T) {
	for _, r := range rules() {
		t.Run(r.Code, func(t *testing.T) {
			for _, one := range []struct {
				example source.Example
				bad     bool
			}{{r.Bad, true}, {r.Good, false}} {
				w := newDesk(t)
				w.lay(one.example)
				problems, advice := w.codes()
				found, other := problems, advice
				if r.Advice {
					found, other = advice, problems
				}
				if slices.Contains(found, r.Code) != one.bad || slices.Contains(other, r.Code) || !r.Advice && one.bad && len(problems) != 1 || !one.bad && len(problems) > 0 {
					t.Errorf("%q: problems %v, advice %v", one.example.Text, problems, advice)
				}
			}
		})
	}
}

// TestRulesAreWhole holds that every rule says all of itself, and every code is written in one form and once.
func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules() {
		if seen[r.Code] || r.What == "" || r.Why == "" || r.Mend == "" || places()[r.Bad.In] == "" || r.Good.In != r.Bad.In {
			t.Errorf("%+v", r)
		}
		seen[r.Code] = true
	}
}

// TestPrivateStaysPrivate builds a site with notes for editors in every place where there may be some, and looks for them in every file.
// A note for everybody stands beside them, so that the search is known to find something.
func TestPrivateStaysPrivate(t *testing.T) {
	const secret, open = "zzsecretcanary", "zzopencanary"
	project := t.TempDir()
	if err := copyMissing("testdata/base", project); err != nil {
		t.Fatal(err)
	}
	private := func(name string) string {
		return "\n[" + name + "]\nnote = \"" + secret + "\"\ncontacts = [\"" + secret + "\"]\n[" + name + ".deeper]\n" + secret + " = \"" + secret + "@example.org\"\n"
	}
	add := func(name, text string) {
		path := filepath.Join(project, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err == nil {
			_, err = file.WriteString(text)
		}
		if err == nil {
			err = file.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("groups/us/ma/worcester/tuesday-roads.toml", private("private"))
	add("organizations/ef.toml", private("private"))
	add("groups/us/ma/list.toml", "[[group]]\nslug = \"many\"\nname = \"Many\"\nattendance = \"in-person\"\nnote = \""+open+"\"\n"+private("group.private")+
		"[group.place]\ncity = \"Boston\"\nstate = \"MA\"\n[group.listing]\ngrade = \"F\"\nsource = \"https://example.org/old\"\n")
	out := filepath.Join(project, "public")
	day := func() source.Date { return source.Date{Year: 2026, Month: 11, Day: 21} }
	files, problems := newBuilder(folder{filepath.Join(project, "content"), "content"}, folder{"../layouts", "layouts"}, day).make()
	for _, p := range problems {
		t.Error(p)
	}
	if _, err := publish(files, out, func(string) {}); err != nil {
		t.Fatal(err)
	}
	seen, found := 0, false
	err := filepath.WalkDir(out, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		seen++
		found = found || strings.Contains(string(text), open)
		if strings.Contains(strings.ToLower(string(text)+path), secret) {
			t.Errorf("%s says what is private", path)
		}
		return err
	})
	if err != nil || seen < 30 || !found {
		t.Errorf("%d files looked at, the open note found: %v, %v", seen, found, err)
	}
}

// TestFormulas holds that no cell of check --stale --csv is taken for a formula.
func TestFormulas(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1 508": "'+1 508", "-2": "'-2", "@SUM(A1)": "'@SUM(A1)", " =1": "' =1", "\t=1": "'\t=1", "Tuesday Roads": "Tuesday Roads",
		"2026-11-21": "2026-11-21", "https://example.org/=1": "https://example.org/=1", "": "",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q becomes %q, not %q", cell, got, want)
		}
	}
}
