package site

import (
	"strings"

	"manyroads/generator/article"
)

// Organization finds one by its id; nil when there is none.
func (s *Site) Organization(id string) *Organization { return s.organizations[id] }

// Group finds one by its id, "us/ma/worcester/clinic-group"; nil when there is none.
func (s *Site) Group(id string) *Group { return s.groups[id] }

// Article finds one by its id, "medication/methadone"; nil when there is none.
func (s *Site) Article(id string) *article.Article { return s.articles[id] }

// Term finds one by its id; nil when there is none.
func (s *Site) Term(id string) *Term { return s.terms[id] }

// Resolve gives the address and the title of what an editor named: org:na, group:us/ma/worcester/x, article:medication/methadone,
// term:moud, or an address of this site. A #fragment stays with the address.
func (s *Site) Resolve(target string) (address, title string, ok bool) {
	target, fragment, hasFragment := strings.Cut(target, "#")
	scheme, id, found := strings.Cut(target, ":")
	switch {
	case !found:
		address, ok = target, strings.HasPrefix(target, "/")
	case scheme == "org" && s.organizations[id] != nil:
		o := s.organizations[id]
		address, title, ok = o.Address, o.Name, true
	case scheme == "group" && s.groups[id] != nil:
		g := s.groups[id]
		address, title, ok = g.Address, g.Name, true
	case scheme == "article" && s.articles[id] != nil:
		address, title, ok = "/articles/"+id+"/", s.articles[id].Title, true
	case scheme == "term" && s.terms[id] != nil:
		return "/glossary/#" + id, s.terms[id].Term, true
	}
	if ok && hasFragment {
		address += "#" + fragment
	}
	return address, title, ok
}
