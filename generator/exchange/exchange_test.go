package exchange

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	example = Site{Name: "Many Roads (example)", Address: "https://example.org/", Language: "en"}
	today   = source.Date{Year: 2026, Month: 11, Day: 21}
)

// golden compares with a file of testdata, or writes it. Git may change line ends, so they are held to account in checkLines alone.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	got = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n"))
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))) {
		t.Errorf("%s differs; if that is meant, run go test -update\n%s", name, got)
	}
}

// read gives the groups of testdata/groups.toml as the site would hand them over on today.
func read(t testing.TB) []Group {
	t.Helper()
	text, err := os.ReadFile("testdata/groups.toml")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(text))
}

func parse(t testing.TB, text string) []Group {
	t.Helper()
	parsed, problems := group.Parse(source.File{Path: "content/groups/list.toml", Name: "groups/list.toml", Text: text}, source.DefaultLimits())
	for _, p := range problems {
		t.Fatal(p)
	}
	var groups []Group
	for _, g := range parsed {
		expires := g.Listing.Expires()
		groups = append(groups, Group{
			Group: g, Address: "/groups/" + g.ID + "/", Organization: "Example fellowship",
			Assessment: g.Medication.On(today),
			Verified:   g.Status == "active" && strings.Contains("AB", g.Listing.Grade) && expires.After(today),
			Expires:    expires,
		})
	}
	return groups
}

func TestChangedIsTheLatestDateOfTheRecord(t *testing.T) {
	want := map[string]string{"everything": "2026-11-01", "unverified": "2026-11-01", "online": "2026-11-20", "paused": "2026-09-15", "phone": "2026-08-01"}
	for _, g := range read(t) {
		slug := g.ID[strings.LastIndexByte(g.ID, '/')+1:]
		if got := g.changed().String(); got != want[slug] {
			t.Errorf("%s changed on %s, not %s", slug, got, want[slug])
		}
	}
	own := Group{Group: &group.Group{Medication: medication.Record{Rights: medication.Rights{
		"attend": {Answer: medication.Yes, Evidence: &medication.Evidence{Checked: today}},
	}}}}
	if own.changed() != today {
		t.Error("an answer's own evidence must count")
	}
}

func TestArticleFeed(t *testing.T) {
	articles := []Article{
		{&article.Article{Title: "An older one", Answer: "Yes & no.", Reviewed: source.Date{Year: 2026, Month: 1, Day: 2}}, "/articles/a/older/"},
		{&article.Article{Title: "A <newer> one", Answer: "It depends.", Reviewed: source.Date{Year: 2026, Month: 10, Day: 3}}, "/articles/a/newer/"},
		{&article.Article{Title: "A draft", Reviewed: today, Draft: true}, "/articles/a/draft/"},
	}
	feed, err := ArticleFeed(example, articles)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "articles.xml", feed)
}

func TestGroupFeed(t *testing.T) {
	feed, err := GroupFeed(example, read(t))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "groups.xml", feed)
}

func TestEmptyFeedHasADate(t *testing.T) {
	feed, err := GroupFeed(example, nil)
	if err != nil || !bytes.Contains(feed, []byte("<updated>1970-01-01T00:00:00Z</updated>")) {
		t.Errorf("%v\n%s", err, feed)
	}
}

// A feed must not grow with the site.
func TestFeedIsShort(t *testing.T) {
	var groups []Group
	for range 3 * feedEntries {
		groups = append(groups, read(t)[0])
	}
	feed, err := GroupFeed(example, groups)
	if n := bytes.Count(feed, []byte("<entry>")); err != nil || n != feedEntries {
		t.Errorf("%d entries, %v", n, err)
	}
}

func TestTagFallsBack(t *testing.T) {
	if got := (Site{}).tag("/a/"); got != "tag:localhost,2026:/a/" {
		t.Error(got)
	}
}
