package article

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"manyroads/generator/source"
)

var update = flag.Bool("update", false, "write what comes out into the stories")

// TestStories reads testdata/story/*.txt. Each is a txtar archive: what it shows as its comment, the file under articles/ or
// front and body, then what must come out: "problems", "html", "words" (terms used), "facts".
// A body without a front matter of its own gets a good one and a good last section.
func TestStories(t *testing.T) {
	paths, err := filepath.Glob("testdata/story/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no stories", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) { story(t, path) })
	}
}

func story(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var a *Article
	var problems source.Problems
	changed := false
	for i := range archive.Files {
		part := &archive.Files[i]
		var got string
		switch part.Name {
		case "body.md":
			a, problems = parseText(t, wrapped(string(part.Data)))
			continue
		case "file.md":
			a, problems = parseText(t, string(part.Data))
			continue
		case "problems":
			got = problemText(problems)
		case "html":
			got = htmlOf(t, a)
		case "facts":
			got = facts(a)
		default:
			t.Fatalf("%s: a story has no part %q", path, part.Name)
		}
		if got == string(part.Data) {
			continue
		}
		if *update {
			part.Data, changed = []byte(got), true
			continue
		}
		t.Errorf("%s: %s is\n%s\nand must be\n%s", path, part.Name, got, part.Data)
	}
	if changed {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const goodFront = `+++
title = "A title"
answer = "An answer."
reviewed = 2026-01-01
next_review = 2027-01-01
reviewer = "editor"
+++
`

const goodEnd = "\n## What this page does not know\n\nMuch.\n"

// wrapped puts a body between a good front matter and a good last section; its lines are counted from its own first.
func wrapped(body string) string { return goodFront + body + goodEnd }

func parseText(t testing.TB, text string) (*Article, source.Problems) {
	t.Helper()
	f, problems := source.NewFile("content/articles/medication/story.md", "articles/medication/story.md", text)
	a, more := Parse(f, source.DefaultLimits())
	problems = append(problems, more...)
	problems.Sort()
	return a, problems
}

// problemText leaves the folder out of the places.
func problemText(problems source.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, strings.TrimPrefix(p.String(), "content/articles/medication/"))
	}
	return b.String()
}

func htmlOf(t testing.TB, a *Article) string {
	t.Helper()
	html, _, err := a.HTML(fakeSite{})
	if err != nil {
		return string(html) + "error: " + err.Error() + "\n"
	}
	html = bytes.Replace(html, []byte(goodEndHTML), nil, 1)
	return string(html)
}

const goodEndHTML = `<div class="heading"><h2 id="what-this-page-does-not-know">What this page does not know</h2> <a class="anchor" href="#what-this-page-does-not-know" aria-label="Link to the section: What this page does not know"><span aria-hidden="true">#</span></a></div>
<p>Much.</p>
`

func facts(a *Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "id %s, section %s, %d words, %d minutes\n", a.ID, a.Section, a.Words, a.Minutes())
	for _, h := range a.Headings {
		fmt.Fprintf(&b, "heading %d #%s %s\n", h.Level, h.ID, h.Text)
	}
	for _, l := range a.Related {
		fmt.Fprintf(&b, "related %s at %d:%d\n", l.Target, l.At.Line, l.At.Column)
	}
	for _, l := range a.Links {
		fmt.Fprintf(&b, "link %s at %d:%d\n", l.Target, l.At.Line, l.At.Column)
	}
	for _, l := range a.Images {
		fmt.Fprintf(&b, "image %s at %d:%d\n", l.Target, l.At.Line, l.At.Column)
	}
	for _, g := range a.Blocks {
		at := g.At
		g.At = source.Position{}
		fmt.Fprintf(&b, "groups at %d:%d %+v\n", at.Line, at.Column, g)
	}
	fmt.Fprintf(&b, "text:\n%s\n", a.PlainText)
	return b.String()
}

// fakeSite knows every record but those named "missing".
type fakeSite struct{}

func (fakeSite) Link(target string) (string, bool) {
	if strings.Contains(target, "missing") {
		return "", false
	}
	if strings.HasPrefix(target, "/") {
		return target, true
	}
	kind, id, _ := strings.Cut(target, ":")
	switch kind {
	case "org":
		return "/organizations/" + id + "/", true
	case "term":
		return "/glossary/#" + id, true
	}
	return "/" + kind + "s/" + id + "/", true
}

func (fakeSite) Groups(b Block) []byte { return []byte("<ul><li>Groups</li></ul>") }

func (fakeSite) Say(label string) string { return label }

func (fakeSite) Terms() *Terms {
	return NewTerms([]Term{
		{"moud", "/glossary/#moud", []string{"MOUD", "medication for opioid use disorder"}},
		{"mat", "/glossary/#mat", []string{"MAT"}},
		{"tolerance", "/glossary/#tolerance", []string{"tolerance"}},
		{"sponsor", "/glossary/#sponsor", []string{"sponsor"}},
	})
}
