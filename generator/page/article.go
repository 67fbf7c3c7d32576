package page

import (
	"html/template"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// articleView is what article/article.html sees. The order of its parts is fixed by what a reader in a hurry needs:
// the answer, how old it is, the warning, and then the rest.
type articleView struct {
	Crumbs     []crumb
	Title      string
	Answer     string
	Reviewed   string
	ReviewedOn string // YYYY-MM-DD
	NextReview string
	NextOn     string
	Overdue    bool // the review was due before the build
	Reviewer   string
	Minutes    string
	Safety     bool
	Helpline   *crisisView
	Contents   []article.Heading
	Body       template.HTML
	Words      []wordView
	Related    []linkView
	Correction correctionView
}

// A wordView is one glossary term that the page uses, explained where the reader is.
type wordView struct{ Term, Definition, Address string }

// sectionView is what article/section.html and article/articles.html see.
type sectionView struct {
	Crumbs         []crumb
	Title, Summary string
	Sections       []sectionEntry
}

type sectionEntry struct {
	ID, Title, Summary, Address string
	Articles                    []articleEntry
}

type articleEntry struct{ Title, Address, Answer, Minutes, Reviewed string }

const articlesAddress = "/articles/"

func articleAddress(a *article.Article) string { return articlesAddress + a.ID + "/" }

func (r *renderer) addArticles() source.Problems {
	r.addPage(page{articlesAddress, articlesAddress, func() headView {
		return r.head("Articles", "Plain answers about medication and recovery groups, each with its sources and the day it was last reviewed.", articlesAddress,
			r.crumbData([]crumb{{"Articles", articlesAddress}}))
	}, func() (sheet, any, error) {
		view := &sectionView{Title: "Articles", Sections: r.sectionEntries()}
		return r.layouts.sheet("article/articles.html"), view, nil
	}})
	for _, s := range r.site.Sections {
		r.addSection(s)
	}
	titles := r.sectionTitles()
	for _, a := range r.site.Articles {
		crumbs := []crumb{{"Articles", articlesAddress}, {titles[a.Section], articlesAddress + a.Section + "/"}}
		r.addPage(page{articleAddress(a), r.navigationOf(a.Section), func() headView {
			return r.head(a.Title, a.Answer, articleAddress(a), r.articleData(a, crumbs)...)
		}, func() (sheet, any, error) {
			view, err := r.articleView(a, crumbs)
			return r.layouts.sheet("article/article.html"), view, err
		}})
	}
	return nil
}

func (r *renderer) sectionTitles() map[string]string {
	titles := map[string]string{}
	for _, s := range r.site.Sections {
		titles[s.ID] = s.Title
	}
	return titles
}

func (r *renderer) addSection(s *site.Section) {
	p := page{s.Address, r.navigationOf(s.ID), func() headView {
		return r.head(s.Title, s.Summary, s.Address, r.crumbData([]crumb{{"Articles", articlesAddress}, {s.Title, s.Address}}))
	}, func() (sheet, any, error) {
		view := &sectionView{Crumbs: []crumb{{"Articles", articlesAddress}}, Title: s.Title, Summary: s.Summary, Sections: []sectionEntry{entryOf(s)}}
		return r.layouts.sheet("article/section.html"), view, nil
	}}
	r.addPage(p)
	if s.ID == aboutSection {
		p.address = aboutAddress
		r.addPage(p)
		r.listed = r.listed[:len(r.listed)-1] // search engines learn the canonical address only
	}
}

// aboutAddress is the short address of the section "about", for people to type; its canonical address is the section's.
const aboutAddress = "/about/"

// navigationOf is the entry of the navigation below which a section stands.
func (r *renderer) navigationOf(section string) string {
	for _, item := range r.site.Settings.Navigation {
		if section == aboutSection && strings.HasPrefix(item.Address, aboutAddress) {
			return item.Address
		}
	}
	return articlesAddress
}

// about is the address of the articles about the site itself, or "" where there are none.
func (r *renderer) about() string {
	for _, s := range r.site.Sections {
		if s.ID == aboutSection {
			return aboutAddress
		}
	}
	return ""
}

func (r *renderer) sectionEntries() []sectionEntry {
	var entries []sectionEntry
	for _, s := range r.site.Sections {
		if len(s.Articles) > 0 {
			entries = append(entries, entryOf(s))
		}
	}
	return entries
}

func entryOf(s *site.Section) sectionEntry {
	entry := sectionEntry{ID: s.ID, Title: s.Title, Summary: s.Summary, Address: s.Address}
	for _, a := range s.Articles {
		entry.Articles = append(entry.Articles, entryOfArticle(a))
	}
	return entry
}

func entryOfArticle(a *article.Article) articleEntry {
	return articleEntry{a.Title, articleAddress(a), a.Answer, minutesText(a), shortDay(a.Reviewed)}
}

func minutesText(a *article.Article) string { return number(a.Minutes()) + " min read" }

func (r *renderer) articleView(a *article.Article, crumbs []crumb) (*articleView, error) {
	view := &articleView{
		Crumbs: crumbs, Title: a.Title, Answer: a.Answer, Reviewer: a.Reviewer, Minutes: minutesText(a),
		Reviewed: day(a.Reviewed), ReviewedOn: a.Reviewed.String(), NextReview: day(a.NextReview), NextOn: a.NextReview.String(),
		Overdue: !a.NextReview.IsZero() && !a.NextReview.After(r.site.Date), Safety: a.Safety, Helpline: r.helpline(),
		Correction: r.correction(articleAddress(a)),
	}
	if len(a.Headings) > 2 {
		view.Contents = a.Headings
	}
	body, terms, err := a.HTML(resolver{r})
	if err != nil {
		return nil, err
	}
	view.Body = template.HTML(body)
	view.Words = r.words(terms)
	for _, related := range a.Related {
		if address, title, ok := r.site.Resolve(related.Target); ok {
			view.Related = append(view.Related, linkView{Title: title, Address: address})
		}
	}
	return view, nil
}

// words are the glossary terms of a page.
func (r *renderer) words(ids []string) []wordView {
	var words []wordView
	for _, id := range ids {
		for _, term := range r.site.Terms {
			if term.ID == id {
				words = append(words, wordView{term.Term, firstSentence(term.Definition), glossaryAddress + "#" + term.ID})
			}
		}
	}
	return words
}

// A resolver lets an article's body see the site: its addresses, its groups, its words.
type resolver struct{ r *renderer }

func (v resolver) Link(target string) (string, bool) {
	address, _, ok := v.r.site.Resolve(target)
	return address, ok
}

func (v resolver) Terms() *article.Terms { return v.r.terms }

// articleTerms are the glossary's words, as the article package looks for them.
func articleTerms(terms []site.Term) *article.Terms {
	made := make([]article.Term, 0, len(terms))
	for _, t := range terms {
		if t.Everyday {
			continue
		}
		made = append(made, article.Term{ID: t.ID, Address: glossaryAddress + "#" + t.ID, Words: append([]string{t.Term}, t.Aliases...)})
	}
	return article.NewTerms(made)
}
