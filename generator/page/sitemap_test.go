package page

import (
	"strings"
	"testing"

	"manyroads/generator/site"
)

// A search engine refuses a site map of more than 50,000 addresses, so a larger site has an index of maps.
func TestSitemapsAreCutWhereOneMayNotHoldAll(t *testing.T) {
	r := &renderer{site: &site.Site{Settings: site.Settings{Address: "https://example.org"}}}
	all := func(most int) string {
		var b strings.Builder
		for _, file := range r.sitemaps([]string{"/", "/a/", "/b&c/"}, most) {
			b.WriteString(file.Path + "\n")
			if err := file.Render(&b); err != nil {
				t.Fatal(err)
			}
		}
		return strings.ReplaceAll(b.String(), `<?xml version="1.0" encoding="UTF-8"?>`+"\n", "")
	}
	const space = ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"
	for most, want := range map[int]string{
		3: "sitemap.xml\n<urlset" + space +
			"<url><loc>https://example.org/</loc></url>\n<url><loc>https://example.org/a/</loc></url>\n<url><loc>https://example.org/b&amp;c/</loc></url>\n</urlset>\n",
		2: "sitemaps/1.xml\n<urlset" + space +
			"<url><loc>https://example.org/</loc></url>\n<url><loc>https://example.org/a/</loc></url>\n</urlset>\n" +
			"sitemaps/2.xml\n<urlset" + space + "<url><loc>https://example.org/b&amp;c/</loc></url>\n</urlset>\n" +
			"sitemap.xml\n<sitemapindex" + space +
			"<sitemap><loc>https://example.org/sitemaps/1.xml</loc></sitemap>\n<sitemap><loc>https://example.org/sitemaps/2.xml</loc></sitemap>\n</sitemapindex>\n",
	} {
		if got := all(most); got != want {
			t.Errorf("at most %d addresses a map:\n%s\nwant:\n%s", most, got, want)
		}
	}
}
