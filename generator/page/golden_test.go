package page_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the pages are now into testdata/golden")

// TestGolden holds one page of each kind to the text in testdata/golden. A change there is looked at like any other change:
// go test ./generator/page -run Golden -update
func TestGolden(t *testing.T) {
	written := writeAll(t, render(t, readSite(t)))
	for _, name := range []string{
		"404.html", "index.html", "find/index.html", "groups/index.html", "groups/us/index.html", "groups/us/ma/worcester/index.html",
		"groups/us/ma/worcester/example-welcome/index.html", "groups/us/ma/worcester/example-limits/index.html",
		"groups/us/ma/worcester/example-old-page/index.html", "groups/online/example-room/index.html",
		"organizations/index.html", "organizations/example-fellowship/index.html", "medication/restricts/index.html",
		"articles/index.html", "articles/twelve-step/example/index.html", "compare/index.html", "families/index.html",
		"glossary/index.html", "sitemap.xml", "robots.txt", "_redirects",
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, written[name]) })
	}
}

// golden holds one page to its text.
func golden(t *testing.T, name, text string) {
	got := shownIn(name, text)
	path := filepath.Join("testdata", "golden", strings.ReplaceAll(strings.TrimSuffix(name, "/index.html"), "/", "_"))
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; see with: go test ./generator/page -run Golden -update && git diff\n%s", name, firstDifference(got, string(want)))
	}
}

var (
	assetName = regexp.MustCompile(`(/(?:assets|search)/[a-z]+\.)[0-9a-f]+`)
	integrity = regexp.MustCompile(`sha384-[^"]+`)
	frame     = regexp.MustCompile(`(?s)<a class="skip".*<main`)
	foot      = regexp.MustCompile(`(?s)</main>.*</body>`)
	head      = regexp.MustCompile(`(?s)<meta name="color-scheme".*?</head>`)
)

// shownIn is a page with one element a line, without what changes whenever a style or a script does, and, except on one page,
// without what is the same on all.
func shownIn(name, text string) string {
	text = integrity.ReplaceAllString(assetName.ReplaceAllString(text, "${1}HASH"), "HASH")
	if strings.HasSuffix(name, "/index.html") {
		text = head.ReplaceAllString(text, "…</head>")
		text = frame.ReplaceAllString(text, "…<main")
		text = foot.ReplaceAllString(text, "</main>…</body>")
	}
	return strings.NewReplacer("><", ">\n<", "> <", ">\n<").Replace(text)
}

func firstDifference(got, want string) string {
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range gotLines {
		if i >= len(wantLines) || gotLines[i] != wantLines[i] {
			before := ""
			if i < len(wantLines) {
				before = wantLines[i]
			}
			return "now:    " + gotLines[i] + "\nbefore: " + before
		}
	}
	return "lines are missing at the end"
}
