package page

import (
	"encoding/json"
	"html/template"
	"io"
	"slices"
	"strings"

	"manyroads/generator/search"
	"manyroads/generator/source"
)

// findView is what find/find.html sees. Without JavaScript the page is the door to every list.
type findView struct {
	Index    string // address of the search index, or of its manifest, which the script reads at once
	Lexicon  string // names of what is read at the same time: the file of phrases, and the lexicon of an index that is cut into shards
	Prefix   string // of the addresses of this language's pages; "" in the site's own
	Articles string // the articles that are translated, by address, as JSON
	Views    asset  // the script of the other views, which the page's own fetches when a reader asks for one
	Online   linkView
	States   []linkView
	Facets   []facetView
	Paths    []linkView
	Legend   []legendView
	Roads    string       // address of the questions, where there are any
	Crisis   []crisisView // shown first, without waiting for anything, when somebody's words speak of danger
	Alone    *linkView    // a line that stays with people who use alone; the note is its number
	Call     template.URL // to dial it
}

// buildIndex names the search index, which is one for all languages.
func (r *renderer) buildIndex() source.Problems {
	files, err := search.Build(r.searchInput())
	if err != nil {
		return source.Problems{{What: err.Error(), Mend: "check the records that it names"}}
	}
	for _, other := range r.all {
		if other != r {
			files = append(files, other.layouts.words)
		}
	}
	for i, f := range append(files, r.layouts.words) {
		if i == 0 {
			r.index = "/search/" + f.Name
		}
		if strings.HasPrefix(f.Name, "l.") {
			r.lexicon = f.Name
		}
		r.files = append(r.files, File{"search/" + f.Name, func(w io.Writer) error {
			_, err := w.Write(f.Content)
			return err
		}})
	}
	return nil
}

// addFind names the search page.
func (r *renderer) addFind() source.Problems {
	r.addPage(page{findAddress, findAddress, func() headView {
		head := r.head(r.say.Find.Title, r.say.Find.About, findAddress,
			r.crumbData([]crumb{{r.say.Find.Title, findAddress}}))
		head.Style = r.layouts.styles["find"]
		head.Scripts = []asset{r.layouts.scripts[beginScript], r.layouts.scripts[frameScript], r.layouts.scripts[r.findScript()]}
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("find/find.html"), r.findView(), nil
	}})
	return nil
}

// findScript is the script for the index as it is: whole, or with the lexicon of one that is cut into shards.
func (r *renderer) findScript() string {
	if r.lexicon == "" {
		return wholeScript
	}
	return findScript
}

// translatedArticles tells the script which articles have a page in this language, and what they are called there: the index is
// that of all languages and says it in English.
func (r *renderer) translatedArticles() string {
	if !r.isTranslation() {
		return ""
	}
	type told struct {
		Title  string `json:"title"`
		Answer string `json:"answer"`
	}
	articles := map[string]told{}
	for _, a := range r.site.Articles {
		if a.Language == r.code {
			articles[articleAddress(a)] = told{a.Title, a.Answer}
		}
	}
	text, err := json.Marshal(articles)
	if err != nil {
		return "" // texts can always be written
	}
	return string(text)
}

func (r *renderer) findView() *findView {
	view := &findView{
		Roads: r.roads(), Views: r.layouts.scripts[viewsScript],
		Index: r.index, Lexicon: strings.TrimSpace(r.layouts.words.Name + " " + r.lexicon), Prefix: r.prefix, Articles: r.translatedArticles(), Crisis: crisisViews(r.site.Settings.Crisis), Online: r.onlineLink(r.say.Place.Online), Facets: r.facets(false), Legend: r.legend(),
	}
	for _, country := range r.site.Countries {
		view.States = append(view.States, r.placeLinks(country.Within)...)
	}
	for _, o := range r.site.Organizations {
		if n := len(r.of[o]); n > 0 {
			view.Paths = append(view.Paths, linkView{o.Name, o.Address + "groups/", r.say.number(n)})
		}
	}
	for _, o := range r.site.Organizations {
		if view.Alone == nil && o.Kind == "harm-reduction" && o.Status == "active" && o.Phone != "" && slices.Equal(o.Attendance, []string{"phone"}) {
			view.Alone = &linkView{shortName(o), o.Address, o.Phone}
			view.Call = link("tel:", phoneDigits(o.Phone))
		}
	}
	return view
}

// searchInput hands the site to the index.
func (r *renderer) searchInput() search.Input {
	in := search.Input{Articles: r.site.Articles}
	for _, g := range r.site.Groups {
		found := search.Group{Group: *g.Group, Address: g.Address, Assessment: g.Assessment, Verified: g.Verified, Seen: g.Seen}
		if g.City != nil {
			found.City = g.City.Name
		}
		if g.State != nil {
			found.State, found.StateCode = g.State.Name, strings.ToUpper(g.State.Code)
		}
		if g.Country != nil {
			found.Country = g.Country.Name
		}
		in.Groups = append(in.Groups, found)
	}
	for _, o := range r.site.Organizations {
		in.Organizations = append(in.Organizations, o.Organization)
	}
	for _, t := range r.site.Terms {
		in.Terms = append(in.Terms, search.Term{Term: t.Term, Aliases: t.Aliases})
	}
	return in
}

type findWords struct{ Title, About string }

func englishFind() findWords {
	return findWords{
		Title: "Find a group",
		About: "Groups for people on medication and their families, by place, day, path and need. The search runs on your device.",
	}
}
