package page

import (
	"unicode"
	"unicode/utf8"

	"manyroads/generator/source"
)

const glossaryAddress = "/glossary/"

// glossaryView is what glossary/glossary.html sees: the terms by letter.
type glossaryView struct {
	Letters      []letterView
	Untranslated bool // some terms are in another language than the page
}

type letterView struct {
	Letter string
	Terms  []termView
}

type termView struct {
	ID, Term, Definition, Aliases, Category string
	Language                                string // where it is not that of the page
	See                                     []relatedView
}

func (r *renderer) addGlossary() source.Problems {
	r.addPage(page{glossaryAddress, articlesAddress, func() headView {
		head := r.head(r.say.Glossary.Title, r.say.Glossary.About, glossaryAddress,
			r.crumbData([]crumb{{r.say.Glossary.Title, glossaryAddress}}))
		head.Style = r.layouts.styles["glossary"]
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("glossary/glossary.html"), r.glossaryView(), nil
	}})
	return nil
}

func (r *renderer) glossaryView() *glossaryView {
	view := &glossaryView{}
	for _, term := range r.site.Terms {
		letter := letterOf(term.Term)
		if n := len(view.Letters); n == 0 || view.Letters[n-1].Letter != letter {
			view.Letters = append(view.Letters, letterView{Letter: letter})
		}
		entry := termView{
			ID: term.ID, Term: term.Term, Definition: term.Definition, Category: term.Category, Language: r.foreign(term.Language), Aliases: r.say.list(term.Aliases),
		}
		for _, see := range term.See {
			if address, title, ok := r.site.Resolve(see.Target); ok {
				entry.See = append(entry.See, relatedView{title, address, r.languageOf(see.Target)})
			}
		}
		view.Untranslated = view.Untranslated || entry.Language != ""
		last := &view.Letters[len(view.Letters)-1]
		last.Terms = append(last.Terms, entry)
	}
	return view
}

// letterOf is the heading under which a term stands; what begins with no letter stands under "0–9".
func letterOf(term string) string {
	first, _ := utf8.DecodeRuneInString(term)
	if !unicode.IsLetter(first) {
		return "0–9"
	}
	return string(unicode.ToUpper(first))
}

type glossaryWords struct{ Title, About string }

func englishGlossary() glossaryWords {
	return glossaryWords{Title: "Words we use", About: "Plain explanations of the words of recovery and medication, with brand names, slang and short forms."}
}
