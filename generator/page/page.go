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
	files   []File
	listed  []string // addresses that a search engine may list, for the site map
}

// Render names every file of the site. The Problems are those of layouts and articles that show only when they meet the site.
func Render(s *site.Site, layouts *Layouts) ([]File, source.Problems) {
	r := &renderer{site: s, layouts: layouts, say: layouts.say}
	var problems source.Problems
	for _, prepare := range []func() source.Problems{r.makeFrames, r.makeBadges} {
		problems = append(problems, prepare()...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	r.terms = articleTerms(s.Terms)
	r.sortGroups()
	r.cards = newCards(s.Groups)
	r.lists = r.groupLists()
	r.tallies = r.tally()
	for _, add := range []func() source.Problems{
		r.addHome, r.addFind, r.addGroups, r.addPlaces, r.addOrganizations, r.addLists,
		r.addArticles, r.addCompare, r.addFamilies, r.addGlossary, r.addMissing,
		r.addFeeds, r.addAssets, r.addRedirects, r.addSitemap,
	} {
		problems = append(problems, add()...)
	}
	slices.SortFunc(r.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return r.files, problems
}
