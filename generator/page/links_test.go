package page_test

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// parsed is one page as a tree, with what the tests below ask of it.
type parsed struct {
	links map[string]bool
	ids   map[string]bool
}

func parse(t *testing.T, name, text string) parsed {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{map[string]bool{}, map[string]bool{}}
	for node := range tree.Descendants() {
		for _, a := range node.Attr {
			switch a.Key {
			case "href", "src", "action", "data-index":
				p.links[a.Val] = true
			case "id":
				if p.ids[a.Val] {
					t.Errorf("%s has two ids %q", name, a.Val)
				}
				p.ids[a.Val] = true
			case "aria-labelledby":
				p.links["#"+a.Val] = true
			}
		}
	}
	return p
}

// TestLinks follows every link of every page within the site, fragments too.
func TestLinks(t *testing.T) {
	written := writeAll(t, render(t, readSite(t)))
	trees := map[string]parsed{}
	for name, text := range pages(written) {
		trees[name] = parse(t, name, text)
	}
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		for _, link := range slices.Sorted(maps.Keys(trees[name].links)) {
			target, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: %q is no address", name, link)
				continue
			}
			if target.Scheme != "" {
				continue
			}
			file := name
			if target.Path != "" {
				file = strings.TrimPrefix(target.Path, "/")
				if file == "" || strings.HasSuffix(file, "/") {
					file = path.Join(file, "index.html")
				}
			}
			if _, ok := written[file]; !ok {
				t.Errorf("%s: nothing is at %s", name, link)
			} else if target.Fragment != "" && !trees[file].ids[target.Fragment] {
				t.Errorf("%s: %s has no %q", name, file, target.Fragment)
			}
		}
	}
}
