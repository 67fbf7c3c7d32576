// Package page makes every file of public/ from a site and the layouts.
//
// It is the only home of templates and of esbuild. LoadLayouts reads the designers' files once: templates (.html), one
// style sheet out of all .css, one script out of each .ts entry. Render then names every file and hands back a way to
// write each, so that publish can write them on all cores, preview can write the one that is asked for, and nothing
// ever holds all pages.
//
// What stays the same on all pages of a section of the site is written once and copied (frame.go); a group's card is
// written once and copied into every list (card.go). A template sees only plain values that were made for it, the
// "views" of this package, and no function: no layout can reach the site, the disk or the clock.
//
// What must never happen here: an unverified group shown with a next meeting, an unknown shown as a welcome, a third
// party's address in anything that loads by itself, a style, script or handler written into a page.
package page

import (
	"cmp"
	"html/template"
	"io"
	"slices"

	"manyroads/generator/article"
	"manyroads/generator/exchange"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A File is one file of public/, not yet written. Path is its place below public/, with "/" between the parts.
// Render may be called at any time, in any order, from many goroutines at once, and writes the same bytes each time.
type File struct {
	Path   string
	Render func(w io.Writer) error
}

// A renderer makes the pages of one site with one set of layouts.
type renderer struct {
	site    *site.Site
	layouts *Layouts
	say     *sayings
	code    string          // of the language
	prefix  string          // of its addresses: "" or "/es"
	all     []*renderer     // one for each language, the site's own first; nil when there is only that
	pages   map[string]bool // the addresses of this language's pages; nil when there is only one language
	frames  map[spot]*frame
	cards   *cards
	running []*site.Group // those that have not closed, verified ones first
	inPlace map[*site.Place][]*site.Group
	of      map[*site.Organization][]*site.Group
	badges  map[badgeKey]template.HTML
	lists   []list
	tallies tallies
	terms   *article.Terms
	live    liveLists
	buffers buffers
	zones   exchange.Zones
	index   string // address of the search index, or of its manifest
	lexicon string // name of the file that is read beside a manifest
	files   []File
	listed  []string // addresses that a search engine may list, for the site map
}

// Render names every file of the site. The Problems are those of layouts and articles that show only when they meet the site.
func Render(s *site.Site, layouts *Layouts) ([]File, source.Problems) {
	first := &renderer{site: s, layouts: layouts, say: layouts.say, code: cmp.Or(s.Settings.Language, "en")}
	all := renderers(first)
	var problems source.Problems
	for _, r := range all {
		problems = append(problems, r.prepare()...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	for _, add := range []func() source.Problems{
		first.buildIndex,
		first.addHome, first.addFind, first.addGroups, first.addPlaces, first.addOrganizations, first.addLists,
		first.addArticles, first.addCompare, first.addRoads, first.addFamilies, first.addGlossary, first.addMissing,
		first.addCalendars, first.addFeeds, first.addAssets,
	} {
		problems = append(problems, add()...)
	}
	for _, r := range all[1:] {
		r.index, r.lexicon = first.index, first.lexicon
		problems = append(problems, r.addTranslated()...)
		first.files = append(first.files, r.files...)
	}
	problems = append(problems, first.addRedirects()...)
	problems = append(problems, first.addSitemap()...)
	slices.SortFunc(first.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return first.files, problems
}

// prepare makes what many pages of one language share.
func (r *renderer) prepare() source.Problems {
	var problems source.Problems
	for _, prepare := range []func() source.Problems{r.makeFrames, r.makeBadges} {
		problems = append(problems, prepare()...)
	}
	r.terms = articleTerms(r.site.Terms, r.termLanguage())
	r.sortGroups()
	r.cards = newCards(r.site.Groups)
	r.lists = r.groupLists()
	r.tallies = r.tally()
	return problems
}
