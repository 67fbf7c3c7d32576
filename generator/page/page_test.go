package page_test

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/organization"
	"manyroads/generator/page"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// today is the date of every test.
var today = source.Date{Year: 2026, Month: 11, Day: 21}

// readSite reads the small made-up site in testdata/content.
func readSite(t testing.TB) *site.Site { return readSiteOn(t, today) }

func readSiteOn(t testing.TB, date source.Date) *site.Site {
	t.Helper()
	root, err := os.OpenRoot("testdata/content")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	return readSiteIn(t, root, date)
}

// readSiteIn reads whatever site stands in a folder.
func readSiteIn(t testing.TB, root *os.Root, date source.Date) *site.Site {
	t.Helper()
	limits := source.DefaultLimits()
	files, problems := source.Read(root, "content", limits, nil)
	in := site.Input{Date: date}
	for _, f := range files {
		problems = append(problems, readFile(&in, f, limits)...)
	}
	s := site.Assemble(in)
	for _, p := range append(problems, s.Check()...) {
		t.Error(p)
	}
	return s
}

func readFile(in *site.Input, f source.File, limits source.Limits) (problems source.Problems) {
	if code, rest, below := strings.Cut(f.Name, "/"); below && len(code) == 2 {
		f.Name = rest
		return readTranslated(in.Translation(code), f, limits)
	}
	switch {
	case strings.HasPrefix(f.Name, "organizations/"):
		o, found := organization.Parse(f, limits)
		in.Organizations, problems = append(in.Organizations, o), found
	case strings.HasPrefix(f.Name, "groups/"):
		groups, found := group.Parse(f, limits)
		in.Groups, problems = append(in.Groups, groups...), found
	case strings.HasSuffix(f.Name, "/section.toml"):
		s, found := article.ParseSection(f, limits)
		in.Sections, problems = append(in.Sections, s), found
	case strings.HasPrefix(f.Name, "articles/"):
		a, found := article.Parse(f, limits)
		in.Articles, problems = append(in.Articles, a), found
	case f.Name == "glossary.toml":
		in.Terms, problems = site.ParseGlossary(f, limits)
	case f.Name == "roads.toml":
		in.Roads, problems = site.ParseRoads(f, limits)
	case f.Name == "site.toml":
		in.Settings, problems = site.ParseSettings(f)
	}
	return problems
}

func readTranslated(t *site.Translation, f source.File, limits source.Limits) (problems source.Problems) {
	switch {
	case f.Name == "site.toml":
		t.Settings, problems = site.ParseTranslated(f)
		t.At = source.Position{File: f.Path, Line: 1, Column: 1}
	case f.Name == "glossary.toml":
		t.Terms, problems = site.ParseGlossary(f, limits)
	case f.Name == "roads.toml":
		t.Roads, problems = site.ParseRoads(f, limits)
	case strings.HasSuffix(f.Name, "/section.toml"):
		s, found := article.ParseSection(f, limits)
		s.Language = t.Language
		t.Sections, problems = append(t.Sections, s), found
	default:
		a, found := article.ParseTranslation(f, t.Language, limits)
		t.Articles, problems = append(t.Articles, a), found
	}
	return problems
}

// readLayouts reads the designers' own files.
func readLayouts(t testing.TB) []source.File {
	t.Helper()
	root, err := os.OpenRoot("../../layouts")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	files, problems := source.Read(root, "layouts", source.DefaultLimits(), func(name string) bool { return name == "checks" })
	for _, p := range problems {
		t.Error(p)
	}
	return files
}

// render names every file of a site.
func render(t testing.TB, s *site.Site) []page.File {
	t.Helper()
	layouts := loadLayouts(t)
	files, problems := page.Render(s, layouts)
	for _, p := range problems {
		t.Fatal(p)
	}
	return files
}

var loaded struct {
	sync.Once
	layouts  *page.Layouts
	problems source.Problems
}

// loadLayouts loads the designers' own files, once for all tests.
func loadLayouts(t testing.TB) *page.Layouts {
	t.Helper()
	loaded.Do(func() { loaded.layouts, loaded.problems = page.LoadLayouts(readLayouts(t)) })
	for _, p := range loaded.problems {
		t.Fatal(p)
	}
	return loaded.layouts
}

// write gives one file's bytes.
func write(t testing.TB, f page.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	return b.String()
}

// writeAll gives every file's bytes by its path.
func writeAll(t testing.TB, files []page.File) map[string]string {
	t.Helper()
	written := map[string]string{}
	for _, f := range files {
		if _, twice := written[f.Path]; twice {
			t.Errorf("two files are called %s", f.Path)
		}
		written[f.Path] = write(t, f)
	}
	return written
}

// pages are the HTML pages among the files.
func pages(written map[string]string) map[string]string {
	found := map[string]string{}
	for path, text := range written {
		if strings.HasSuffix(path, ".html") {
			found[path] = text
		}
	}
	return found
}

func contains(text, part string) bool { return strings.Contains(text, part) }
