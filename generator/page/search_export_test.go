package page

import (
	"manyroads/generator/search"
	"manyroads/generator/site"
)

// SearchInput is what the index of a site is made from.
func SearchInput(s *site.Site) search.Input { return (&renderer{site: s}).searchInput() }
