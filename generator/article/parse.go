package article

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"manyroads/generator/source"
)

// reading is one article while it is read: the file, what was found in it, and what is wrong with it.
type reading struct {
	file     source.File
	limits   source.Limits
	article  *Article
	problems source.Problems
	body     int   // where the Markdown begins in the file
	starts   []int // where each line begins
	matter   bool  // the front matter could be read, so what is not in it is missing
	lost     bool  // where the body begins cannot be told
}

// Parse reads one article and says everything that is wrong with it. It always gives an article, with what could be read.
// Its identity is its place: articles/<section>/<slug>.md.
func Parse(f source.File, limits source.Limits) (*Article, source.Problems) {
	return parse(f, "", limits)
}

// ParseTranslation reads an article in another language; f.Name is that of its original.
func ParseTranslation(f source.File, language string, limits source.Limits) (*Article, source.Problems) {
	return parse(f, language, limits)
}

func parse(f source.File, language string, limits source.Limits) (*Article, source.Problems) {
	r := &reading{file: f, limits: limits, article: &Article{Language: language, At: source.Position{File: f.Path, Line: 1, Column: 1}}, starts: lineStarts(f.Text)}
	r.identity()
	if f.Broken {
		return r.article, r.problems
	}
	r.frontMatter()
	if r.lost || r.overLimit() {
		return r.article, r.problems
	}
	r.markdown()
	return r.article, r.problems
}

// markdown reads, checks and writes the body.
func (r *reading) markdown() {
	text := r.file.Text[r.body:]
	if strings.TrimSpace(text) == "" {
		r.say(0, "the article has no text", "write it below the second +++")
		return
	}
	t := parseTree([]byte(text))
	found := r.survey(t)
	blocks := r.gatherProse(t, found)
	r.article.said.blocks = blocks
	r.article.PlainText = r.article.said.plain(blocks)
	r.article.Words = len(strings.Fields(r.article.PlainText))
	r.checkWhole(t, found)
	if r.article.Language == "" {
		r.checkPlain()
	}
	r.checkFigures()
	r.checkSources(t)
	r.article.body = write(t, found)
}

// say reports a problem at a byte offset of the body.
func (r *reading) say(offset int, what, mend string) {
	r.problems = append(r.problems, source.Problem{Position: r.at(offset), What: what, Mend: mend})
}

// at is the place in the file of a byte offset of the body.
func (r *reading) at(offset int) source.Position {
	offset = min(max(offset, 0)+r.body, len(r.file.Text))
	line := sort.SearchInts(r.starts, offset+1)
	start := r.starts[line-1]
	return source.Position{File: r.file.Path, Line: line, Column: utf8.RuneCountInString(r.file.Text[start:offset]) + 1}
}

func lineStarts(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+1)
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// identity takes the section and the slug from the file's name.
func (r *reading) identity() {
	a := r.article
	whole := source.Problem{Position: source.Position{File: r.file.Path}}
	parts := strings.Split(strings.TrimSuffix(r.file.Name, ".md"), "/")
	if len(parts) != 3 || parts[0] != "articles" {
		whole.What, whole.Mend = "an article lies in a section's folder", "move it to articles/<section>/<name>.md"
		r.problems = append(r.problems, whole)
		return
	}
	a.Section, a.ID = parts[1], parts[1]+"/"+parts[2]
	for _, part := range parts[1:] {
		if !slugPattern.MatchString(part) {
			whole.What = fmt.Sprintf("%q cannot be part of an address", part)
			whole.Mend = fmt.Sprintf("rename it to %q: only small letters, digits and single hyphens", slug(part))
			r.problems = append(r.problems, whole)
		}
	}
}

// ParseSection reads content/articles/<section>/section.toml.
func ParseSection(f source.File, limits source.Limits) (*Section, source.Problems) {
	t := source.ReadTable(f, limits)
	s := &Section{ID: path.Base(path.Dir(f.Name)), At: source.Position{File: f.Path, Line: 1, Column: 1}}
	s.Title = t.Required("title", "Medication")
	s.Summary = t.Text("summary")
	s.Order, _ = t.Int("order", 0, 10_000)
	t.Done()
	problems := slices.Clone(t.Problems())
	if parts := strings.Split(f.Name, "/"); len(parts) != 3 || parts[0] != "articles" {
		problems = append(problems, source.Problem{Position: source.Position{File: f.Path},
			What: "a section's file lies in the section's folder", Mend: "move it to articles/<section>/section.toml"})
	}
	return s, problems
}
