package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/source"
)

// A Translation is what content/<language>/ holds. A file in it lies where its original lies in content/: the path says whose translation it is.
type Translation struct {
	Language string
	Roads    *Roads
	Settings Settings // Name, Tagline, Navigation and Crisis
	Terms    []Term
	Articles []*article.Article
	Sections []*article.Section
	At       source.Position // of its site.toml
}

// Translation is the one of a language, made when it is first asked for.
func (in *Input) Translation(language string) *Translation {
	for _, t := range in.Translations {
		if t.Language == language {
			return t
		}
	}
	in.Translations = append(in.Translations, &Translation{Language: language})
	return in.Translations[len(in.Translations)-1]
}

// ParseTranslated reads content/<language>/site.toml: what of the settings is words.
func ParseTranslated(f source.File) (Settings, source.Problems) {
	t := source.ReadTable(f, source.DefaultLimits())
	s := Settings{Name: t.Text("name"), Tagline: t.Required("tagline", "What the site is for, in one line.")}
	s.Navigation = readNavigation(t)
	s.Crisis = readCrisis(t)
	t.Done()
	return s, t.Problems()
}

// addTranslations makes the site in each other language: the same records and places, with the words, the articles and the terms that are translated.
// What is not translated stays as it is, and its Language says so.
func (s *Site) addTranslations() {
	slices.SortFunc(s.input.Translations, func(a, b *Translation) int { return strings.Compare(a.Language, b.Language) })
	for _, t := range s.input.Translations {
		other := *s
		other.Others, other.translation, other.original = nil, t, s
		other.Settings.Language = t.Language
		other.Settings.Name = cmp.Or(t.Settings.Name, s.Settings.Name)
		other.Settings.Tagline = cmp.Or(t.Settings.Tagline, s.Settings.Tagline)
		other.Settings.Navigation = t.navigation(s.Settings.Navigation)
		if len(t.Settings.Crisis) > 0 {
			other.Settings.Crisis = t.Settings.Crisis
		}
		other.input.Articles, other.input.Sections = t.articles(s.input.Articles), t.sections(s.input.Sections)
		other.Articles, other.Sections, other.Roads = nil, nil, t.Roads
		other.addArticles()
		other.Terms = t.terms(s.Terms)
		other.sortTerms()
		s.Others = append(s.Others, &other)
	}
}

// navigation is the original's with the titles of the translation.
func (t *Translation) navigation(items []NavigationItem) []NavigationItem {
	items = slices.Clone(items)
	for i, item := range items {
		if same := slices.IndexFunc(t.Settings.Navigation, func(n NavigationItem) bool { return n.Address == item.Address }); same >= 0 {
			items[i].Title = t.Settings.Navigation[same].Title
		}
	}
	return items
}

// articles are the originals, each replaced by its translation where there is one that is no draft.
func (t *Translation) articles(originals []*article.Article) []*article.Article {
	translated := make(map[string]*article.Article, len(t.Articles))
	for _, a := range t.Articles {
		if !a.Draft {
			translated[a.ID] = a
		}
	}
	all := slices.Clone(originals)
	for i, a := range all {
		if other := translated[a.ID]; other != nil && !a.Draft {
			all[i] = other
		}
	}
	return all
}

// terms are the originals, each replaced by its translation where there is one.
func (t *Translation) terms(originals []Term) []Term {
	all := slices.Clone(originals)
	for i, original := range all {
		if same := slices.IndexFunc(t.Terms, func(translated Term) bool { return translated.ID == original.ID }); same >= 0 {
			all[i] = t.Terms[same]
			all[i].Language, all[i].Everyday = t.Language, original.Everyday
		}
	}
	return all
}

// sections are the originals, in their order, each with the words of its translation.
func (t *Translation) sections(originals []*article.Section) []*article.Section {
	all := slices.Clone(originals)
	for i, original := range all {
		for _, translated := range t.Sections {
			if translated.ID == original.ID {
				section := *translated
				section.Order = original.Order
				all[i] = &section
			}
		}
	}
	return all
}

// checkTranslation holds a translation against its original.
func (c *checker) checkTranslation() {
	t, original := c.translation, c.original
	place := source.Position{File: "content/" + t.Language + "/site.toml"}
	if t.At.File != "" {
		place = t.At
	} else if !c.faulty[t.Language+"/site.toml"] {
		c.say(place, "the settings of the site in this language are missing", "write tagline, [[navigation]] and [[crisis]] there; docs/languages.md shows one")
		return
	}
	for _, item := range original.Settings.Navigation {
		if t.At.File != "" && !c.faulty[t.Language+"/site.toml"] && !slices.ContainsFunc(t.Settings.Navigation, func(n NavigationItem) bool { return n.Address == item.Address }) {
			c.say(place, fmt.Sprintf("the entry %q of the navigation has no title in this language", item.Address), fmt.Sprintf("add [[navigation]] with title = \"…\" and address = %q", item.Address))
		}
	}
	for _, item := range t.Settings.Navigation {
		if original.Settings.Name != "" && !slices.ContainsFunc(original.Settings.Navigation, func(n NavigationItem) bool { return n.Address == item.Address }) {
			c.say(item.At, fmt.Sprintf("the navigation has no entry %q", item.Address), "give the address as content/site.toml has it")
		}
	}
	for _, a := range t.Articles {
		c.checkTranslated(a)
	}
	for _, section := range t.Sections {
		if original.sections[section.ID] == nil {
			c.say(section.At, fmt.Sprintf("there is no section %q to translate", section.ID), "name the folder as that of the original")
		}
	}
	c.checkArticles()
	if t.Roads != nil {
		c.checkSameRoads(original.Roads)
	}
	for _, term := range t.Terms {
		if original.terms[term.ID] == nil {
			c.say(term.At, fmt.Sprintf("there is no term %q to translate", term.ID), `write id = "…" with the address of the original in the English glossary, the part behind its #`)
		}
		for _, link := range term.See {
			c.checkTarget(link)
		}
	}
}

func (c *checker) checkTranslated(a *article.Article) {
	first := c.original.articles[a.ID]
	switch {
	case first == nil && !slices.ContainsFunc(c.original.input.Articles, func(o *article.Article) bool { return o.ID == a.ID }):
		c.say(a.At, fmt.Sprintf("there is no article %q to translate", a.ID), "name the file as its original is named, in the same section")
	case first != nil && first.Safety && !a.Safety:
		c.say(a.At, "the original shows the safety box and this translation does not", "add a line safety = true to the front matter")
	}
}

// checkSameRoads holds that the translated questions are the original's: what a reader answered stands in the address, which is the same.
func (c *checker) checkSameRoads(original *Roads) {
	same := original != nil && slices.EqualFunc(c.Roads.Questions, original.Questions, func(a, b RoadQuestion) bool {
		return a.Field == b.Field && slices.EqualFunc(a.Answers, b.Answers, func(a, b RoadAnswer) bool { return slices.Equal(a.Accepts, b.Accepts) })
	})
	if !same {
		c.say(c.Roads.At, "these are not the questions of content/roads.toml, in their order and with their answers", "translate the words alone, and keep field and accepts as they are")
	}
	c.checkRoads()
}

// adviseTranslations points at translations that are older than what they translate.
func (c *checker) adviseTranslations() {
	for _, other := range c.Others {
		for _, a := range other.translation.Articles {
			if first := c.articles[a.ID]; first != nil && first.Reviewed.After(a.Reviewed) {
				c.find("fresh-03", a.At, fmt.Sprintf("the original was reviewed on %s, after this translation on %s", first.Reviewed, a.Reviewed),
					"read the two side by side, mend what has changed, and write the new date")
			}
		}
	}
}

func (s *Site) sortTerms() {
	slices.SortFunc(s.Terms, func(a, b Term) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)), strings.Compare(a.ID, b.ID))
	})
	s.terms = make(map[string]*Term, len(s.Terms))
	for i := range s.Terms {
		s.terms[s.Terms[i].ID] = &s.Terms[i]
	}
}
