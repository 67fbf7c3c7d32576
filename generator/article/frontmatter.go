package article

import (
	"fmt"
	"regexp"
	"strings"

	"manyroads/generator/source"
)

const fence = "+++"

// frontMatter finds the TOML between the two +++ lines, takes the article's fields from it and sets where the body begins.
func (r *reading) frontMatter() {
	from, to := r.split()
	if to < 0 {
		return
	}
	head := r.file
	head.Text = head.Text[:to] // what follows need not be blanked out and read again
	t := source.ReadTable(head.Part(from, to), r.limits)
	r.fields(t)
	t.Done()
	r.matter = !t.Damaged()
	r.problems = append(r.problems, t.Problems()...)
}

// split gives the byte range of the front matter, or -1, -1 when there is none to read, and sets where the body begins.
// Where the front matter ends cannot be told, nothing more of the file is read: what follows from one wrong line would be noise.
func (r *reading) split() (from, to int) {
	text := r.file.Text
	first := r.line(0)
	if strings.TrimSpace(first) != fence {
		what, mend, lost := r.missingFence(first)
		r.say(0, what, mend)
		r.lost = lost
		return -1, -1
	}
	from = min(len(first)+1, len(text))
	for n := 1; n < len(r.starts); n++ {
		if strings.TrimSpace(r.line(n)) == fence {
			r.body = min(r.starts[n]+len(r.line(n))+1, len(text))
			return from, r.starts[n]
		}
	}
	r.lost = true
	for n := 1; n < len(r.starts); n++ {
		if line := strings.TrimSpace(r.line(n)); len(line) >= 2 && strings.Trim(line, "+-") == "" {
			r.say(r.starts[n], fmt.Sprintf("the front matter must end with a line +++, not %s", shorten(line, 20)), "write +++")
			return -1, -1
		}
	}
	r.say(0, "the front matter has no end", "write a line +++ below its last key, before the text")
	return -1, -1
}

// missingFence says why the first line does not begin a front matter.
func (r *reading) missingFence(first string) (what, mend string, lost bool) {
	switch {
	case strings.TrimSpace(first) == "---":
		return "the front matter stands between lines of ---", `write +++ above and below it, and its lines as key = "value"`, true
	case strings.HasPrefix(strings.TrimSpace(r.file.Text), fence):
		return "the front matter does not begin in the first line", "remove what stands above the +++", true
	}
	return "the article has no front matter", "begin the file with a line +++, then title, answer, reviewed, next_review and reviewer, then a line +++ again", false
}

// line gives one line of the file without its end, counted from 0.
func (r *reading) line(n int) string {
	line, _, _ := strings.Cut(r.file.Text[r.starts[n]:], "\n")
	return line
}

var (
	rolePattern  = regexp.MustCompile(`^[a-z][a-z ,'-]*$`)
	aliasPattern = regexp.MustCompile(`^/([A-Za-z0-9_.-]+/)*([A-Za-z0-9_-]+\.html?)?$`)
)

// fields takes every key of the front matter.
func (r *reading) fields(t *source.Table) {
	a := r.article
	a.Title = t.Required("title", "Does NA allow Suboxone?")
	a.Answer = t.Required("answer", "The answer in one sentence.")
	r.sayFront(a.Title, t.Place("title"))
	r.sayFront(a.Answer, t.Place("answer"))
	a.Reviewed = r.requiredDate(t, "reviewed")
	a.NextReview = r.requiredDate(t, "next_review")
	if !a.Reviewed.IsZero() && !a.NextReview.IsZero() && !a.NextReview.After(a.Reviewed) {
		t.Problem("next_review", fmt.Sprintf("the next review, %s, is not after the last, %s", a.NextReview, a.Reviewed), "check the two dates")
	}
	a.Reviewer = t.Required("reviewer", "editor")
	if a.Reviewer != "" && !rolePattern.MatchString(a.Reviewer) {
		t.Problem("reviewer", "the reviewer must be a role in small letters, never a name", `write a role such as "editor" or "physician"`)
	}
	a.Questions = t.Texts("questions")
	a.Tags = t.Texts("tags")
	a.Safety, _ = t.Bool("safety")
	a.Draft, _ = t.Bool("draft")
	if a.Language != "" {
		a.Status = t.Choice("translation", "awaiting-review", "reviewed")
		if !t.Has("translation") {
			t.Missing("translation", `add a line translation = "awaiting-review"`)
		}
	}
	for i, target := range t.Texts("related") {
		r.related(t, fmt.Sprintf("related[%d]", i), target)
	}
	a.Aliases = t.Texts("aliases")
	for i, alias := range a.Aliases {
		if !aliasPattern.MatchString(alias) || strings.Contains(alias, "/.") {
			t.Problem(fmt.Sprintf("aliases[%d]", i), fmt.Sprintf("%q is not an address of this site", alias), `write it like "/old/address/"`)
		}
	}
}

func (r *reading) requiredDate(t *source.Table, key string) source.Date {
	if !t.Has(key) {
		t.Date(key) // so that Done can propose it
		t.Missing(key, fmt.Sprintf("add a line %s = 2026-11-21", key))
		return source.Date{}
	}
	return t.Date(key)
}

// related takes "section/slug" or any address that leads to a record.
func (r *reading) related(t *source.Table, key, target string) {
	full := target
	if !strings.Contains(target, ":") {
		full = "article:" + target
	}
	address, what, mend := readAddress(full)
	switch {
	case what != "":
		t.Problem(key, what, mend)
	case !address.inside || strings.HasPrefix(full, "/") || address.fragment != "":
		t.Problem(key, fmt.Sprintf("%q is not a related page", target), `write "section/name" for an article or "org:id" for an organization`)
	default:
		link := Link{Target: full, At: t.Place(key)}
		r.article.Related = append(r.article.Related, link)
		r.article.Links = append(r.article.Links, link)
	}
}
