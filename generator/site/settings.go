package site

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/prose"
	"manyroads/generator/source"
)

var (
	pathPattern = regexp.MustCompile(`^/([a-z0-9.-]+/)*$`)
	dialPattern = regexp.MustCompile(`^\+?[0-9]{3,15}$`)
	textPattern = regexp.MustCompile(`^[0-9]{3,15}(\?&body=[A-Za-z0-9]+)?$`)
)

// ParseSettings reads content/site.toml. It must be read with the default limits, since it holds the limits.
func ParseSettings(f source.File) (Settings, source.Problems) {
	t := source.ReadTable(f, source.DefaultLimits())
	s := Settings{
		Name:     t.Required("name", "Many Roads"),
		Tagline:  t.Required("tagline", "What the site is for, in one line."),
		Address:  t.Address("address"),
		Language: t.Text("language"),
		Exit:     t.Address("exit"),
	}
	if !t.Has("address") {
		t.Missing("address", `add a line address = "https://example.org"`)
	}
	if s.Address != "" && (!strings.HasPrefix(s.Address, "https://") || strings.Count(s.Address, "/") > 2) {
		t.Problem("address", "the site's own address must be https and have no path", `write it like "https://example.org"`)
	}
	s.Correction = t.Text("correction")
	if s.Correction != "" && !strings.HasPrefix(s.Correction, "mailto:") && !strings.HasPrefix(s.Correction, "https://") && !strings.HasPrefix(s.Correction, "/") {
		t.Problem("correction", fmt.Sprintf("%q is not an address to write to", s.Correction), `write it like "mailto:hello@example.org" or "https://…"`)
	}
	s.Navigation = readNavigation(t)
	s.Crisis = readCrisis(t)
	s.Limits = readLimits(t.Table("limits"))
	t.Done()
	return s, t.Problems()
}

func readNavigation(t *source.Table) []NavigationItem {
	var items []NavigationItem
	for _, n := range t.Tables("navigation") {
		item := NavigationItem{Title: n.Required("title", "Find a group"), Address: n.Required("address", "/find/"), At: n.Place("address")}
		if item.Address != "" && !pathPattern.MatchString(item.Address) {
			n.Problem("address", fmt.Sprintf("%q is not an address of this site", item.Address), `write it like "/find/"`)
		}
		items = append(items, item)
		n.Done()
	}
	return items
}

// readCrisis reads the help bar. A page without it would leave somebody alone at the worst moment, so it cannot be left out.
func readCrisis(t *source.Table) []CrisisLine {
	var lines []CrisisLine
	for _, c := range t.Tables("crisis") {
		line := CrisisLine{Label: c.Required("label", "In crisis? Call or text"), Number: c.Required("number", "988"), Call: c.Text("call"), Text: c.Text("text"), TextWord: c.Text("text_word"), Note: c.Text("note")}
		if line.Call != "" && !dialPattern.MatchString(line.Call) {
			c.Problem("call", fmt.Sprintf("%q cannot be dialled", line.Call), `write only digits, like "18006624357"`)
		}
		if line.Text != "" && !textPattern.MatchString(line.Text) {
			c.Problem("text", fmt.Sprintf("%q is not a number to text to", line.Text), `write only digits, like "988", and behind them, where a word is needed, "?&body=" and the word`)
		}
		if line.TextWord == "" {
			line.TextWord = "text"
		} else if !strings.Contains(line.Label, line.TextWord) {
			c.Problem("text_word", fmt.Sprintf("the label does not hold %q", line.TextWord), "write the words of the label that lead to texting")
		}
		lines = append(lines, line)
		c.Done()
	}
	if len(lines) == 0 {
		t.Missing("crisis", `add [[crisis]] with label = "In crisis? Call or text", number = "988" and call = "988"`)
	}
	return lines
}

func readLimits(t *source.Table) source.Limits {
	limits := source.DefaultLimits()
	if t == nil {
		return limits
	}
	for key, limit := range map[string]*int{"file_bytes": &limits.FileBytes, "nesting": &limits.Nesting, "tables": &limits.Tables,
		"key_parts": &limits.KeyParts, "markdown_bytes": &limits.MarkdownBytes, "block_bytes": &limits.BlockBytes} {
		if value, ok := t.Int(key, 1, 1<<30); ok {
			*limit = value
		}
	}
	t.Done()
	return limits
}

// ParseGlossary reads content/glossary.toml.
func ParseGlossary(f source.File, limits source.Limits) ([]Term, source.Problems) {
	t := source.ReadTable(f, limits)
	var terms []Term
	for _, entry := range t.Tables("term") {
		term := Term{Term: entry.Required("term", "MOUD"), Definition: entry.Required("definition", "What it means, in plain words."),
			Category: entry.Text("category"), Aliases: entry.Texts("aliases"), At: entry.At()}
		term.Everyday, _ = entry.Bool("everyday")
		term.ID = cmp.Or(entry.Text("id"), group.Slug(term.Term))
		for i, target := range entry.Texts("see") {
			term.See = append(term.See, article.Link{Target: target, At: entry.Place(fmt.Sprintf("see[%d]", i))})
		}
		if slices.ContainsFunc(terms, func(other Term) bool { return other.ID == term.ID }) && term.Term != "" {
			entry.Problem("term", fmt.Sprintf("%q stands twice in the glossary", term.Term), "put the two together")
		}
		terms = append(terms, term)
		entry.Done()
	}
	t.Done()
	return terms, t.Problems()
}

// ParseWords reads content/words.toml.
func ParseWords(f source.File, limits source.Limits) ([]WordPair, source.Problems) {
	t := source.ReadTable(f, limits)
	var pairs []WordPair
	for _, entry := range t.Tables("pair") {
		pair := WordPair{Avoid: entry.Texts("avoid"), Prefer: entry.Texts("prefer"), Why: entry.Required("why", "The reason."),
			Exceptions: entry.Text("exceptions"), Source: entry.Text("source"), Severity: entry.Choice("severity", "avoid", "prefer alternative"), At: entry.At()}
		pair.Match, pair.Allow = readPatterns(entry, "match"), readPatterns(entry, "allow")
		pair.Explained, pair.Unless = readPatterns(entry, "explained"), readPatterns(entry, "unless")
		if len(pair.Match) == 0 {
			checkWordings(entry, pair.Avoid)
		}
		if len(pair.Avoid) == 0 && !entry.Has("avoid") {
			entry.Missing("avoid", `add avoid = ["the wording"]`)
		}
		if len(pair.Prefer) == 0 && !entry.Has("prefer") {
			entry.Missing("prefer", `add prefer = ["what to write instead"]`)
		}
		pairs = append(pairs, pair)
		entry.Done()
	}
	t.Done()
	return pairs, t.Problems()
}

// readPatterns takes wordings with room in them, as package prose reads them.
func readPatterns(t *source.Table, key string) []string {
	texts := t.Texts(key)
	for i, text := range texts {
		if err := prose.CheckPattern(text); err != nil {
			t.Problem(fmt.Sprintf("%s[%d]", key, i), err.Error(), "docs/records.md says how a wording is written")
		}
	}
	return texts
}

// checkWordings asks for patterns where a bracket says that the wording alone would find too much.
func checkWordings(t *source.Table, avoid []string) {
	for _, wording := range avoid {
		if strings.Contains(wording, "(") {
			t.Missing("match", fmt.Sprintf("%q has a bracket that only people can read: add match = [\"…\"] with the wordings that are meant", wording))
			return
		}
	}
}
