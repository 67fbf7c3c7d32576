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
		return r.layouts.sheet("missing/missing.html"), &missingView{Facets: r.facets(false), Others: r.otherMissing()}, nil
	}})
	return nil
}

// missingView is what missing/missing.html sees.
type missingView struct {
	Facets []facetView
	Others []otherMissingView
}

// An otherMissingView says the same in another language: nobody knows which language a lost reader reads.
type otherMissingView struct{ Code, Text, Title, Address string }

func (r *renderer) otherMissing() []otherMissingView {
	var views []otherMissingView
	for _, other := range r.all {
		if other != r {
			views = append(views, otherMissingView{other.code, other.say.Missing.About, other.say.Find.Title, other.prefix + findAddress})
		}
	}
	return views
}

// sitemapAddresses is how many addresses one site map may hold (sitemaps.org/protocol.html).
const sitemapAddresses = 50_000

// addSitemap names the list of all pages and the file that leads search engines to it.
func (r *renderer) addSitemap() source.Problems {
	listed := r.listed
	for _, other := range r.all {
		if other != r {
			for _, address := range other.listed {
				listed = append(listed, other.prefix+address)
			}
		}
	}
	addresses := slices.Sorted(slices.Values(listed))
	r.files = append(r.files, r.sitemaps(addresses, sitemapAddresses)...)
	r.addMade("robots.txt", func() ([]byte, error) {
		return []byte("User-agent: *\nAllow: /\n\nSitemap: " + r.full("/sitemap.xml") + "\n"), nil
	})
	return nil
}

// sitemaps is sitemap.xml, or, where one may not hold all addresses, an index of that name with the maps below sitemaps/.
func (r *renderer) sitemaps(addresses []string, most int) []File {
	if len(addresses) <= most {
		return []File{r.sitemapFile("sitemap.xml", "urlset", "url", addresses)}
	}
	var files []File
	var maps []string
	for part := range slices.Chunk(addresses, most) {
		name := fmt.Sprintf("sitemaps/%d.xml", len(maps)+1)
		files = append(files, r.sitemapFile(name, "urlset", "url", part))
		maps = append(maps, "/"+name)
	}
	return append(files, r.sitemapFile("sitemap.xml", "sitemapindex", "sitemap", maps))
}

// sitemapFile is one file of the protocol: a root element with an element for each address.
func (r *renderer) sitemapFile(name, root, each string, addresses []string) File {
	return File{name, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		fmt.Fprintf(b, "%s<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"", xml.Header, root)
		if len(r.all) > 0 && each == "url" {
			b.WriteString(` xmlns:xhtml="http://www.w3.org/1999/xhtml"`)
		}
		b.WriteString(">\n")
		for _, address := range addresses {
			fmt.Fprintf(b, "<%s><loc>", each)
			if err := xml.EscapeText(b, []byte(r.full(address))); err != nil {
				return err
			}
			b.WriteString("</loc>")
			if err := r.writeAlternates(b, address); err != nil {
				return err
			}
			fmt.Fprintf(b, "</%s>\n", each)
		}
		fmt.Fprintf(b, "</%s>\n", root)
		return b.Flush()
	}}
}

// writeAlternates tells a search engine where the page is in each language, where there is more than one.
func (r *renderer) writeAlternates(b *bufio.Writer, address string) error {
	for _, other := range r.all {
		if other.isTranslation() && strings.HasPrefix(address, other.prefix+"/") {
			address = strings.TrimPrefix(address, other.prefix)
		}
	}
	for _, in := range r.alternates(address) {
		fmt.Fprintf(b, `<xhtml:link rel="alternate" hreflang="%s" href="`, in.Code)
		if err := xml.EscapeText(b, []byte(in.Address)); err != nil {
			return err
		}
		b.WriteString(`"/>`)
	}
	return nil
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
	for _, other := range r.all {
		for _, a := range other.site.Articles {
			if other.isTranslation() && a.Language == other.code {
				add(a.Aliases, other.prefix+articleAddress(a))
			}
		}
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
