package page

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"manyroads/generator/source"
)

// addMissing names the page that a server shows when there is none.
func (r *renderer) addMissing() source.Problems {
	r.addPage(page{"/404.html", "", func() headView {
		head := r.head(r.say.Missing.Title, r.say.Missing.About, "")
		head.Canonical, head.NoIndex = "", true
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("missing/missing.html"), &missingView{Facets: r.facets(false)}, nil
	}})
	return nil
}

// missingView is what missing/missing.html sees.
type missingView struct{ Facets []facetView }

// sitemapAddresses is how many addresses one site map may hold (sitemaps.org/protocol.html).
const sitemapAddresses = 50_000

// addSitemap names the list of all pages and the file that leads search engines to it.
func (r *renderer) addSitemap() source.Problems {
	addresses := slices.Sorted(slices.Values(r.listed))
	r.files = append(r.files, sitemaps(addresses, sitemapAddresses, r.full)...)
	r.addMade("robots.txt", func() ([]byte, error) {
		return []byte("User-agent: *\nAllow: /\n\nSitemap: " + r.full("/sitemap.xml") + "\n"), nil
	})
	return nil
}

// sitemaps is sitemap.xml, or, where one may not hold all addresses, an index of that name with the maps below sitemaps/.
func sitemaps(addresses []string, most int, full func(string) string) []File {
	if len(addresses) <= most {
		return []File{sitemapFile("sitemap.xml", "urlset", "url", addresses, full)}
	}
	var files []File
	var maps []string
	for part := range slices.Chunk(addresses, most) {
		name := fmt.Sprintf("sitemaps/%d.xml", len(maps)+1)
		files = append(files, sitemapFile(name, "urlset", "url", part, full))
		maps = append(maps, "/"+name)
	}
	return append(files, sitemapFile("sitemap.xml", "sitemapindex", "sitemap", maps, full))
}

// sitemapFile is one file of the protocol: a root element with an element for each address.
func sitemapFile(name, root, each string, addresses []string, full func(string) string) File {
	return File{name, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		fmt.Fprintf(b, "%s<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", xml.Header, root)
		for _, address := range addresses {
			fmt.Fprintf(b, "<%s><loc>", each)
			if err := xml.EscapeText(b, []byte(full(address))); err != nil {
				return err
			}
			fmt.Fprintf(b, "</loc></%s>\n", each)
		}
		fmt.Fprintf(b, "</%s>\n", root)
		return b.Flush()
	}}
}

// addRedirects names the file in which the server finds old addresses. It goes by the addresses' order, so that it never changes by chance.
func (r *renderer) addRedirects() source.Problems {
	var lines []string
	add := func(old []string, address string) {
		for _, from := range old {
			lines = append(lines, from+" "+address+" 301")
		}
	}
	for _, g := range r.site.Groups {
		add(g.Aliases, g.Address)
	}
	for _, o := range r.site.Organizations {
		add(o.OldAddress, o.Address)
	}
	for _, a := range r.site.Articles {
		add(a.Aliases, articleAddress(a))
	}
	// The folders of the lists have no page of their own; all lists stand together.
	for _, folder := range []string{"/medication/", "/days/", "/attendance/", "/audience/", "/language/"} {
		add([]string{folder}, "/groups/")
	}
	slices.Sort(lines)
	lines = append(lines, "/articles/about/ /about/ 301", "/about/* /articles/about/:splat 301") // last: the star fits any address
	r.addMade("_redirects", func() ([]byte, error) { return []byte(strings.Join(lines, "\n") + "\n"), nil })
	return nil
}

type missingWords struct{ Title, About string }

func englishMissing() missingWords {
	return missingWords{Title: "Page not found", About: "This page does not exist, or no longer."}
}
