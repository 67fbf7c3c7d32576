package page

import (
	"cmp"
	"html/template"
	"slices"
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
	MoreWords  bool
	Related    []relatedView
	Review     string // "awaiting-review": a translation that nobody who speaks the language has read
	Original   string // address of what a translation translates
	Correction correctionView
}

// A wordView is one glossary term that the page uses, explained where the reader is.
type wordView struct{ Term, Definition, Address string }

// sectionView is what article/section.html and article/articles.html see.
type sectionView struct {
	Crumbs         []crumb
	Title, Summary string
	Language       string // of both, where it is not that of the page
	Sections       []sectionEntry
}

type sectionEntry struct {
	ID, Title, Summary, Address string
	Language                    string // of title and summary, where it is not that of the page
	Articles                    []articleEntry
}

// An articleEntry is an article in a list. Language is set where it is not that of the page.
type articleEntry struct{ Title, Address, Answer, Minutes, Reviewed, Language string }

const articlesAddress = "/articles/"

func articleAddress(a *article.Article) string { return articlesAddress + a.ID + "/" }

func (r *renderer) addArticles() source.Problems {
	r.addPage(page{articlesAddress, articlesAddress, func() headView {
		return r.head(r.say.Article.Articles, r.say.Article.About, articlesAddress,
			r.crumbData([]crumb{{r.say.Article.Articles, articlesAddress}}))
	}, func() (sheet, any, error) {
		view := &sectionView{Title: r.say.Article.Articles, Sections: r.sectionEntries()}
		return r.layouts.sheet("article/articles.html"), view, nil
	}})
	for _, s := range r.site.Sections {
		r.addSection(s)
	}
	sections := map[string]*site.Section{}
	for _, s := range r.site.Sections {
		sections[s.ID] = s
	}
	for _, a := range r.site.Articles {
		crumbs := []crumb{{r.say.Article.Articles, articlesAddress}}
		if s := sections[a.Section]; s != nil {
			crumbs = append(crumbs, crumb{s.Title, sectionAddress(s)})
		}
		if r.foreign(a.Language) != "" {
			continue // nobody has translated it: the lists lead to the original
		}
		r.addPage(page{articleAddress(a), r.navigationOf(a.Section), func() headView {
			head := r.head(a.Title, a.Answer, articleAddress(a), r.articleData(a, crumbs)...)
			head.Style = r.layouts.styles["article"]
			return head
		}, func() (sheet, any, error) {
			view, err := r.articleView(a, crumbs)
			return r.layouts.sheet("article/article.html"), view, err
		}})
	}
	return nil
}

func (r *renderer) addSection(s *site.Section) {
	address := sectionAddress(s)
	r.addPage(page{address, r.navigationOf(s.ID), func() headView {
		head := r.head(s.Title, s.Summary, address, r.crumbData([]crumb{{r.say.Article.Articles, articlesAddress}, {s.Title, address}}))
		head.Language = r.foreign(s.Language)
		return head
	}, func() (sheet, any, error) {
		view := &sectionView{Crumbs: []crumb{{r.say.Article.Articles, articlesAddress}}, Title: s.Title, Summary: s.Summary, Language: r.foreign(s.Language), Sections: []sectionEntry{r.entryOf(s)}}
		return r.layouts.sheet("article/section.html"), view, nil
	}})
}

// aboutAddress is where the section "about" stands: short, because people type it.
const aboutAddress = "/about/"

func sectionAddress(s *site.Section) string {
	if s.ID == aboutSection {
		return aboutAddress
	}
	return s.Address
}

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
			entries = append(entries, r.entryOf(s))
		}
	}
	return entries
}

func (r *renderer) entryOf(s *site.Section) sectionEntry {
	entry := sectionEntry{ID: s.ID, Title: s.Title, Summary: s.Summary, Address: sectionAddress(s), Language: r.foreign(s.Language)}
	for _, a := range s.Articles {
		entry.Articles = append(entry.Articles, r.entryOfArticle(a))
	}
	return entry
}

func (r *renderer) entryOfArticle(a *article.Article) articleEntry {
	return articleEntry{a.Title, articleAddress(a), a.Answer, r.say.minutesText(a), r.say.shortDay(a.Reviewed), r.foreign(a.Language)}
}

func (say *sayings) minutesText(a *article.Article) string {
	return fill(say.Article.Minutes, "n", say.number(a.Minutes()))
}

func (r *renderer) articleView(a *article.Article, crumbs []crumb) (*articleView, error) {
	view := &articleView{
		Crumbs: crumbs, Title: a.Title, Answer: a.Answer, Reviewer: a.Reviewer, Minutes: r.say.minutesText(a),
		Reviewed: r.say.day(a.Reviewed), ReviewedOn: a.Reviewed.String(), NextReview: r.say.day(a.NextReview), NextOn: a.NextReview.String(),
		Overdue: !a.NextReview.IsZero() && !a.NextReview.After(r.site.Date), Safety: a.Safety, Helpline: r.helpline(),
		Correction: r.correction(articleAddress(a)),
	}
	if a.Language != "" {
		view.Review, view.Original = a.Status, articleAddress(a)
	}
	if len(a.Headings) > 2 {
		view.Contents = slices.Clone(a.Headings)
		for i, heading := range view.Contents {
			if heading.ID == "sources" { // ours, and not the article's
				view.Contents[i].Text = cmp.Or(r.say.labels[heading.Text], heading.Text)
			}
		}
	}
	body, terms, err := a.HTML(resolver{r})
	if err != nil {
		return nil, err
	}
	view.Body = template.HTML(body)
	view.Words = r.words(terms)
	view.MoreWords = len(terms) > len(view.Words)
	for _, related := range a.Related {
		if address, title, ok := r.site.Resolve(related.Target); ok {
			view.Related = append(view.Related, relatedView{title, address, r.languageOf(related.Target)})
		}
	}
	return view, nil
}

// A relatedView is a link to a record. Language is set where its title is not in the language of the page.
type relatedView struct{ Title, Address, Language string }

// languageOf is the language of an article's title, where it is not that of the page. Names have none.
func (r *renderer) languageOf(target string) string {
	id, isArticle := strings.CutPrefix(target, "article:")
	id, _, _ = strings.Cut(id, "#")
	if a := r.site.Article(id); isArticle && a != nil {
		return r.foreign(a.Language)
	}
	return ""
}

// mostWords is how many terms a page explains itself; the text leads to the others. With more, an article with many sources
// would not arrive in one round trip.
const mostWords = 6

// words are the first glossary terms of a page.
func (r *renderer) words(ids []string) []wordView {
	var words []wordView
	for _, id := range ids {
		if term := r.site.Term(id); term != nil && len(words) < mostWords {
			words = append(words, wordView{term.Term, firstSentence(term.Definition), glossaryAddress + "#" + term.ID})
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

func (v resolver) Say(label string) string { return cmp.Or(v.r.say.labels[label], label) }

// articleTerms are the glossary's words, as the article package looks for them.
func articleTerms(terms []site.Term, language string) *article.Terms {
	made := make([]article.Term, 0, len(terms))
	for _, t := range terms {
		if t.Everyday || t.Language != language {
			continue
		}
		made = append(made, article.Term{ID: t.ID, Address: glossaryAddress + "#" + t.ID, Words: append([]string{t.Term}, t.Aliases...)})
	}
	return article.NewTerms(made)
}

type articleWords struct {
	Articles, About, Minutes string
	Labels                   []string // in the order of article.Labels
}

func englishArticle() articleWords {
	return articleWords{
		Articles: "Articles", About: "Plain answers about medication and recovery groups, each with its sources and the day it was last reviewed.",
		Minutes: "{n} min read", Labels: article.Labels(),
	}
}
