package site

import (
	"fmt"
	"regexp"
	"strings"

	"manyroads/generator/prose"
	"manyroads/generator/source"
)

var hint = regexp.MustCompile(` *\([^)]*\)`)

// plain is a wording of words.toml without the bracket that says which meaning is meant.
func plain(wording string) string { return strings.TrimSpace(hint.ReplaceAllString(wording, "")) }

// matches are what is looked for: the patterns, and where there are none the wordings themselves.
func (p WordPair) matches() []string {
	if len(p.Match) > 0 {
		return p.Match
	}
	var all []string
	for _, wording := range p.Avoid {
		all = append(all, plain(wording))
	}
	return all
}

// lexicon makes words.toml ready. The names of organizations and groups are never rewritten.
func (s *Site) lexicon() *prose.Lexicon {
	wordings := make([]prose.Wording, len(s.Pairs))
	for i, p := range s.Pairs {
		wordings[i] = prose.Wording{Match: p.matches(), Allow: p.Allow, Explained: p.Explained, Unless: p.Unless}
	}
	var names []string
	for _, o := range s.Organizations {
		names = append(names, o.Name)
		names = append(names, o.Aliases...)
	}
	for _, g := range s.Groups {
		names = append(names, g.Name)
	}
	return prose.NewLexicon(wordings, names)
}

// A saying is one record's own words, field by field, with where each stands.
type saying struct {
	texts []prose.Passage
	place func(passage, offset int) source.Position
	terms bool // it is the record of a twelve-step fellowship or its group, whose own terms need no explaining there
}

// checkWords looks for wordings to avoid in everything that we say. With advice it says the softer findings, without it the others.
func (c *checker) checkWords(advice bool) {
	lexicon := c.lexicon()
	look := func(said saying) {
		for _, f := range lexicon.Find(said.texts) {
			c.sayWord(said, f, advice)
		}
	}
	for _, a := range c.Articles {
		look(saying{texts: a.Prose(), place: func(passage, offset int) source.Position { return a.Place(c.textOf(a.At.File), passage, offset) }})
	}
	for _, o := range c.Organizations {
		said := c.sayingOf(organizationTexts(o), o.At)
		said.terms = o.TwelveStep
		look(said)
	}
	for _, g := range c.Groups {
		said := c.sayingOf(groupTexts(g), g.At)
		said.terms = g.Org != nil && g.Org.TwelveStep
		look(said)
	}
	for i := range c.Terms {
		look(c.sayingOf([]string{c.Terms[i].Definition}, c.Terms[i].At))
	}
	if c.Roads != nil {
		look(c.sayingOf(c.Roads.texts(), c.Roads.At))
	}
}

func (c *checker) sayWord(said saying, f prose.Finding, advice bool) {
	pair := c.Pairs[f.Wording]
	found := said.texts[f.Passage].Text[f.From:f.To]
	problem := source.Problem{Code: "words-01", What: fmt.Sprintf("%q is a wording to avoid: %s", found, lowerFirst(strings.TrimSuffix(pair.Why, "."))),
		Mend: "write " + choices(pair.Prefer)}
	soft := pair.Severity == "prefer alternative"
	switch {
	case f.Unexplained && said.terms:
		return
	case f.Unexplained:
		soft = true
		problem.Code, problem.What = "words-03", fmt.Sprintf("%q is a fellowship's own term, and the page does not say so", found)
		problem.Mend = "put it in quotation marks once and say whose term it is, or " + problem.Mend
	case soft:
		problem.Code, problem.What = "words-02", fmt.Sprintf("%q could be put better: %s", found, lowerFirst(strings.TrimSuffix(pair.Why, ".")))
	}
	if soft == advice {
		problem.Position = said.place(f.Passage, f.From)
		c.problems = append(c.problems, problem)
	}
}

func choices(prefer []string) string {
	quoted := make([]string, len(prefer))
	for i, p := range prefer {
		quoted[i] = fmt.Sprintf("%q", p)
	}
	return strings.Join(quoted, " or ")
}

func lowerFirst(text string) string {
	if len(text) > 1 && text[1] >= 'a' && text[1] <= 'z' {
		return strings.ToLower(text[:1]) + text[1:]
	}
	return text
}

// sayingOf are texts of one record, placed by looking for them in its file.
func (c *checker) sayingOf(texts []string, at source.Position) saying {
	said := saying{}
	for _, text := range texts {
		if text != "" {
			said.texts = append(said.texts, prose.Passage{Text: text})
		}
	}
	said.place = func(passage, offset int) source.Position { return c.placeOf(said.texts[passage].Text, offset, at) }
	return said
}

// placeOf is where a byte of a text stands that was read from a record's file. Where the file cannot be asked, or writes the text
// otherwise, it is the record's beginning.
func (c *checker) placeOf(text string, offset int, at source.Position) source.Position {
	file := source.File{Path: at.File, Text: c.textOf(at.File)}
	begin := 0
	for range at.Line - 1 {
		next := strings.IndexByte(file.Text[begin:], '\n')
		if next < 0 {
			return at
		}
		begin += next + 1
	}
	found := strings.Index(file.Text[begin:], text)
	if found < 0 {
		return at
	}
	return file.Position(begin + found + offset)
}

// textOf is a file as it lies there, or nothing where it cannot be asked for.
func (c *checker) textOf(file string) string {
	if c.input.Text == nil {
		return ""
	}
	return c.input.Text(file)
}

// organizationTexts are what we say of an organization. Names, titles of sources and documents are not ours.
func organizationTexts(o *Organization) []string {
	texts := []string{o.Summary, o.WhoFor, o.StatusNote, o.Cost, o.Caution, o.Warning, o.Medication.Texts, o.Medication.Practice}
	for _, question := range rightsOf(o.Medication.Rights) {
		texts = append(texts, question.Note)
	}
	for _, f := range o.Facts {
		texts = append(texts, f.Text)
	}
	return append(texts, o.NotKnown...)
}

// groupTexts are what we say of a group.
func groupTexts(g *Group) []string {
	texts := []string{g.Description, g.AudienceNote, g.Cost, g.HowToJoin, g.Note, g.Place.Directions, g.Online.Note, g.DialIn.Note,
		g.Medication.Note, g.Listing.Note}
	for _, right := range rightsOf(g.Medication.Rights) {
		texts = append(texts, right.Note)
	}
	for _, m := range g.Meetings {
		texts = append(texts, m.Note)
	}
	for _, h := range g.History {
		texts = append(texts, h.Text)
	}
	return texts
}
