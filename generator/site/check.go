package site

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/source"
)

// checker gathers what is wrong between files.
type checker struct {
	*Site
	problems source.Problems
}

func (c *checker) say(at source.Position, what, mend string) {
	c.problems = append(c.problems, source.Problem{Position: at, What: what, Mend: mend})
}

// Check holds the records against each other. Read it as the list of rules between files.
func (s *Site) Check() source.Problems {
	c := &checker{Site: s}
	c.checkOrganizationsOfGroups()
	c.checkAddresses()
	c.checkSameMeetings()
	c.checkDates()
	c.checkArticles()
	c.checkTerms()
	c.checkWords(false)
	c.checkPeople()
	c.checkRoads()
	for _, other := range s.Others {
		inner := &checker{Site: other}
		inner.checkTranslation()
		c.problems = append(c.problems, inner.problems...)
	}
	return c.problems
}

// CheckLinks looks up every address of this site that an editor wrote among the pages that exist.
// exists answers for a path with a "/" at its end ("/find/") or for a file ("/images/x.png").
func (s *Site) CheckLinks(exists func(address string) bool) source.Problems {
	c := &checker{Site: s}
	look := func(target string, at source.Position) {
		address, _, _ := strings.Cut(target, "#")
		if strings.HasPrefix(target, "/") && !exists(address) {
			mend := "check the address; links to pages end with /"
			if !strings.HasSuffix(address, "/") && exists(address+"/") {
				mend = fmt.Sprintf("write %q", address+"/")
			}
			c.say(at, fmt.Sprintf("there is no page at %s", address), mend)
		}
	}
	for _, a := range s.Articles {
		for _, link := range slices.Concat(a.Links, a.Related) {
			look(link.Target, link.At)
		}
	}
	for _, term := range s.Terms {
		for _, link := range term.See {
			look(link.Target, link.At)
		}
	}
	for _, item := range s.Settings.Navigation {
		look(item.Address, item.At)
	}
	for _, other := range s.Others {
		for _, a := range other.translation.Articles {
			for _, link := range slices.Concat(a.Links, a.Related) {
				look(link.Target, link.At)
			}
		}
	}
	return c.problems
}

func (c *checker) checkOrganizationsOfGroups() {
	ids := slices.Sorted(maps.Keys(c.organizations))
	for _, g := range c.Groups {
		if g.Organization != "" && g.Org == nil && !c.faulty["organizations/"+g.Organization+".toml"] {
			c.say(g.OrganizationAt, fmt.Sprintf("there is no organization %q", g.Organization), unknownMend(g.Organization, ids, "content/organizations/"+g.Organization+".toml"))
		}
	}
}

func unknownMend(word string, known []string, file string) string {
	if near := source.Closest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write the file " + file + ", or remove the reference"
}

// owner is who makes the page at an address.
type owner struct {
	what string
	at   source.Position
}

// checkAddresses finds two pages, or a page and an old address, that want one place.
func (c *checker) checkAddresses() {
	owners := map[string]owner{}
	claim := func(address, what string, at source.Position) {
		if first, taken := owners[address]; taken {
			c.say(at, fmt.Sprintf("two pages have the address %s: this one and %s at %s", address, first.what, first.at), "rename one of the two")
			return
		}
		owners[address] = owner{what, at}
	}
	for _, country := range c.Countries {
		c.claimPlace(country, claim)
	}
	for _, g := range c.Groups {
		claim(g.Address, "the group "+g.Name, g.At)
	}
	for _, o := range c.Organizations {
		claim(o.Address, "the organization "+o.Name, o.At)
	}
	for _, section := range c.Sections {
		claim(section.Address, "the section "+section.Title, section.At)
	}
	for _, a := range c.Articles {
		claim("/articles/"+a.ID+"/", "the article "+a.Title, a.At)
	}
	for _, g := range c.Groups {
		for _, alias := range g.Aliases {
			claim(alias, "the old address of "+g.Name, g.At)
		}
	}
	for _, o := range c.Organizations {
		for _, alias := range o.OldAddress {
			claim(alias, "the old address of "+o.Name, o.At)
		}
	}
	for _, a := range c.Articles {
		for _, alias := range a.Aliases {
			claim(alias, "the old address of "+a.Title, a.At)
		}
	}
}

func (c *checker) claimPlace(place *Place, claim func(address, what string, at source.Position)) {
	claim(place.Address, "the page of "+place.Name, place.Groups[0].At)
	for _, inner := range place.Within {
		c.claimPlace(inner, claim)
	}
}

// checkSameMeetings finds a group that is written down twice under different addresses: one name, one place, one time.
func (c *checker) checkSameMeetings() {
	seen := map[string]*Group{}
	for _, g := range c.Groups {
		key := strings.Join([]string{group.Slug(g.Name), g.Place.State, group.Slug(g.Place.City), group.Slug(g.Place.Address), whenKey(g.Group)}, "|")
		first, twice := seen[key]
		if !twice {
			seen[key] = g
			continue
		}
		c.say(g.At, fmt.Sprintf("this group looks like %s at %s: the same name, place and time", first.Name, first.At), "remove one, or tell them apart by name or place")
	}
}

func whenKey(g *group.Group) string {
	var b strings.Builder
	for _, m := range g.Meetings {
		fmt.Fprint(&b, m.Days, m.Monthly, m.Start, m.Note, ";")
	}
	return b.String() + g.Online.URL + g.Organization
}

func (c *checker) checkArticles() {
	for _, a := range c.Articles {
		if c.sections[a.Section] == nil && !c.faulty["articles/"+a.Section+"/section.toml"] {
			c.say(a.At, fmt.Sprintf("the section %q has no section.toml", a.Section), fmt.Sprintf(`write content/articles/%s/section.toml with title = "…"`, a.Section))
		}
		for _, link := range slices.Concat(a.Links, a.Related) {
			c.checkTarget(link)
		}
		for _, image := range a.Images {
			if name := strings.TrimPrefix(path.Clean(image.Target), "/"); !c.copied[name] {
				c.say(image.At, fmt.Sprintf("there is no image content/%s", name), unknownMend(name, slices.Sorted(maps.Keys(c.copied)), "content/"+name))
			}
		}
		for _, block := range a.Blocks {
			c.checkBlock(block)
		}
	}
}

// checkTarget looks up org:, group:, article: and term: links and the #fragments of articles and the glossary.
func (c *checker) checkTarget(link article.Link) {
	target, fragment, _ := strings.Cut(link.Target, "#")
	scheme, id, found := strings.Cut(target, ":")
	if !found {
		c.checkFragment(strings.TrimPrefix(target, "/articles/"), fragment, link)
		return
	}
	if _, _, ok := c.Resolve(link.Target); ok {
		if scheme == "article" {
			c.checkFragment(id, fragment, link)
		}
		return
	}
	var known []string
	file := ""
	switch scheme {
	case "org":
		known, file = slices.Sorted(maps.Keys(c.organizations)), "organizations/"+id+".toml"
	case "group":
		known, file = slices.Sorted(maps.Keys(c.groups)), "groups/"+id+".toml"
	case "article":
		known, file = slices.Sorted(maps.Keys(c.articles)), "articles/"+id+".md"
	case "term":
		known, file = slices.Sorted(maps.Keys(c.terms)), "glossary.toml"
	}
	if c.faulty[file] {
		return
	}
	names := map[string]string{"org": "organization", "group": "group", "article": "article", "term": "term in the glossary"}
	c.say(link.At, fmt.Sprintf("there is no %s %q", cmp.Or(names[scheme], "record"), id), unknownMend(id, known, "content/"+file))
}

func (c *checker) checkFragment(id, fragment string, link article.Link) {
	if fragment == "" {
		return
	}
	if strings.HasPrefix(link.Target, "/glossary/#") {
		if c.terms[fragment] == nil && !c.faulty["glossary.toml"] {
			c.say(link.At, fmt.Sprintf("there is no term %q in the glossary", fragment), unknownMend(fragment, slices.Sorted(maps.Keys(c.terms)), "content/glossary.toml"))
		}
		return
	}
	a := c.articles[strings.Trim(id, "/")]
	if a == nil {
		return
	}
	var headings []string
	for _, h := range a.Headings {
		headings = append(headings, h.ID)
	}
	if !slices.Contains(headings, fragment) {
		c.say(link.At, fmt.Sprintf("the article %q has no heading #%s", a.Title, fragment), unknownMend(fragment, headings, "content/articles/"+a.ID+".md"))
	}
}

// checkBlock looks up the organizations that a live list names.
func (c *checker) checkBlock(block article.Block) {
	for _, id := range block.Organizations {
		if c.organizations[id] == nil && !c.faulty["organizations/"+id+".toml"] {
			c.say(block.At, fmt.Sprintf("there is no organization %q", id), unknownMend(id, slices.Sorted(maps.Keys(c.organizations)), "content/organizations/"+id+".toml"))
		}
	}
}

func (c *checker) checkTerms() {
	for _, term := range c.Terms {
		for _, link := range term.See {
			c.checkTarget(link)
		}
	}
}
