package page_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"manyroads/generator/page"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// readBoth reads the made-up site with its Spanish translation, which lies apart so that the other tests have one language.
func readBoth(t testing.TB) *site.Site {
	t.Helper()
	in := site.Input{Date: today}
	limits := source.DefaultLimits()
	for _, folder := range []string{"testdata/content", "testdata/languages"} {
		root, err := os.OpenRoot(folder)
		if err != nil {
			t.Fatal(err)
		}
		files, problems := source.Read(root, "content", limits, nil)
		for _, f := range files {
			problems = append(problems, readFile(&in, f, limits)...)
		}
		for _, p := range problems {
			t.Error(p)
		}
		root.Close()
	}
	s := site.Assemble(in)
	for _, p := range s.Check() {
		t.Error(p)
	}
	return s
}

// renderBoth makes the site in both languages, with any table as that of Spanish.
func renderBoth(t testing.TB, change func(table string) string) map[string]string {
	t.Helper()
	files := slices.Clone(readLayouts(t))
	i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == "languages/es.toml" })
	files[i].Text = change(files[i].Text)
	layouts, problems := page.LoadLayouts(files, "es")
	for _, p := range problems {
		t.Fatal(p)
	}
	made, problems := page.Render(readBoth(t), layouts)
	for _, p := range problems {
		t.Fatal(p)
	}
	return writeAll(t, made)
}

func asItIs(table string) string { return table }

// TestGoldenSpanish holds Spanish pages to the text in testdata/golden, as TestGolden does English ones.
func TestGoldenSpanish(t *testing.T) {
	written := renderBoth(t, asItIs)
	for _, name := range []string{
		"es/index.html", "es/find/index.html", "es/groups/index.html", "es/groups/us/ma/worcester/example-welcome/index.html",
		"es/groups/us/ma/worcester/example-limits/index.html", "es/groups/us/ma/worcester/example-old-page/index.html",
		"es/organizations/example-fellowship/index.html", "es/medication/restricts/index.html", "es/days/friday/index.html", "es/articles/index.html",
		"es/articles/twelve-step/example/index.html", "es/compare/index.html", "es/families/index.html", "es/glossary/index.html",
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, written[name]) })
	}
}

// bracketed is a table in which every text is its own English between ⟦ and ⟧. A list of names has each name between them.
func bracketed(table string) string {
	key := regexp.MustCompile(`(?m)^("(?:[^"\\]|\\.)*"|'[^']*') = (.*)$`)
	return key.ReplaceAllStringFunc(table, func(line string) string {
		parts := key.FindStringSubmatch(line)
		english := parts[1][1 : len(parts[1])-1]
		quote := parts[1][:1]
		text := quote + "⟦" + english + "⟧" + quote
		switch {
		case english == "en-US":
			return line
		case strings.Count(english, ", ") >= 5 && !strings.Contains(english, "."):
			text = quote + "⟦" + strings.ReplaceAll(english, ", ", "⟧, ⟦") + "⟧" + quote
		case strings.HasPrefix(parts[2], "{"):
			text = "{ one = " + text + ", other = " + text + " }"
		}
		return parts[1] + " = " + text
	})
}

// TestNothingStaysEnglish makes the site in a language in which every text stands between brackets, and finds any text of ours outside of
// them. What may stand outside: names, what editors wrote, which is marked as English, and what the translation itself says.
func TestNothingStaysEnglish(t *testing.T) {
	written := renderBoth(t, bracketed)
	known := knownNames(t)
	pages := 0
	for name, text := range written {
		if !strings.HasPrefix(name, "es/") || !strings.HasSuffix(name, ".html") {
			continue
		}
		pages++
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, outside := range outsideTexts(tree) {
			if !known.MatchString(outside) {
				t.Errorf("%s says %q outside of any translated text", name, outside)
			}
		}
	}
	if pages < 50 {
		t.Errorf("only %d pages were looked at", pages)
	}
	for name, text := range written {
		if strings.HasPrefix(name, "assets/find.") && strings.Contains(text, "⟦") {
			return
		}
	}
	t.Error("no script speaks the other language")
}

// knownNames matches what may stand on a page in any language: names of records and places, and everything that the translation says.
func knownNames(t *testing.T) *regexp.Regexp {
	t.Helper()
	var whole strings.Builder
	for _, folder := range []string{"testdata/languages/es", "testdata/content/groups", "testdata/content/organizations"} {
		err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			whole.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for _, found := range regexp.MustCompile(`(?m)(?:name|short|venue|address|city|title|website|host|label|note|answer|term|definition|tagline|text_word|phone|email|number|code|reviewer|platform) = "(.*)"`).FindAllStringSubmatch(whole.String(), -1) {
		names = append(names, regexp.QuoteMeta(found[1]))
	}
	names = append(names,
		"Many Roads", "English", "Español", "Massachusetts", "Estados Unidos", "MA", "EF", "[a-z]+\\.org", "[A-Z]", "[Ii]nglés|[Ee]spañol",
		"Primero", "Es un ejemplo", "la confraternidad", "la búsqueda", "Vea", "y", "Una nota", "Lo que esta página no sabe", "Mucho",
		"Fuente de ejemplo", "Llame, o", "al", "\\pN+", "https://[a-z./]+",
	)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`^(?:[\s\pP\pS]|` + strings.Join(names, "|") + `)*$`)
}

var innermost = regexp.MustCompile(`⟦[^⟦⟧]*⟧`)

// outsideTexts are the texts of a page that a reader of its language meets and that stand in no bracket. A bracket may hold tags.
func outsideTexts(tree *html.Node) []string {
	var all strings.Builder
	gatherTexts(&all, tree)
	text := all.String()
	for innermost.MatchString(text) {
		text = innermost.ReplaceAllString(text, "")
	}
	return slices.DeleteFunc(strings.Split(text, "\x00"), func(part string) bool { return strings.TrimSpace(part) == "" })
}

// gatherTexts writes down what is shown or read aloud, each piece behind a zero byte, but not what says that it is in another language.
func gatherTexts(all *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		all.WriteString("\x00" + n.Data)
	}
	if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "noscript") {
		return
	}
	for _, a := range n.Attr {
		if a.Key == "lang" && a.Val != "es" {
			return
		}
		shown := slices.Contains([]string{"aria-label", "placeholder", "alt", "title"}, a.Key)
		if shown || a.Key == "content" && slices.Contains([]string{"description", "og:description"}, attribute(n, "name")+attribute(n, "property")) {
			all.WriteString("\x00" + a.Val)
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		gatherTexts(all, child)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestWaysBetweenLanguages: each page leads to itself in the other language, in its head, in its navigation and in the site map, or to the
// nearest page that there is, and says which; and every link of a Spanish page leads to a Spanish page where there is one.
func TestWaysBetweenLanguages(t *testing.T) {
	written := renderBoth(t, asItIs)
	for name, must := range map[string][]string{
		"find/index.html": {
			`hreflang="en" href="https://example.org/find/"`, `hreflang="es" href="https://example.org/es/find/"`, `hreflang="x-default" href="https://example.org/find/"`,
			`<a lang="es" hreflang="es" href="/es/find/">Español</a>`, `<html lang="en"`,
		},
		"es/find/index.html": {
			`<link rel="canonical" href="https://example.org/es/find/">`, `hreflang="x-default" href="https://example.org/find/"`,
			`<a lang="en" hreflang="en" href="/find/">English</a>`, `<html lang="es"`, `<a class="brand" href="/es/">`, `data-index="/search/`,
		},
		"articles/about/how-we-rate/index.html":      {`<a lang="es" hreflang="es" href="/es/articles/">Español <small>(esta página aún no está traducida)</small></a>`},
		"articles/twelve-step/example/index.html":    {`<a lang="es" hreflang="es" href="/es/articles/twelve-step/example/">Español</a>`},
		"es/articles/twelve-step/example/index.html": {`hreflang="en" href="/articles/twelve-step/example/"`, `"inLanguage":"es"`, `href="/es/organizations/example-fellowship/"`, `<a href="/es/find/">la búsqueda</a>`},
		"es/articles/index.html":                     {`hreflang="en" href="/articles/about/how-we-rate/" lang="en"`, "(en inglés)"},
		"es/groups/us/ma/worcester/example-limits/index.html": {
			`href="/groups/us/ma/worcester/example-limits/calendar.ics"`, `"item":"https://example.org/es/groups/"`, "6", "href=\"sms:988?&amp;body=AYUDA\"",
		},
		"404.html":    {`<html lang="en"`, `<p lang="es">`, `href="/es/find/"`},
		"sitemap.xml": {`<loc>https://example.org/es/find/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/find/"/>`},
		"_redirects":  {"/ejemplo/ /es/articles/twelve-step/example/ 301"},
	} {
		for _, text := range must {
			if !strings.Contains(written[name], text) {
				t.Errorf("%s does not have %s", name, text)
			}
		}
	}
	for name, never := range map[string]string{
		"articles/about/how-we-rate/index.html": `rel="alternate" hreflang`, "es/404.html": "<", "es/sitemap.xml": "<", "es/feed.xml": "<", "es/articles/about/how-we-rate/index.html": "<",
	} {
		if strings.Contains(written[name], never) {
			t.Errorf("%s has %s", name, never)
		}
	}
	home := regexp.MustCompile(`<a [^>]*href="(/[^"#]*)`)
	for name, text := range written {
		if !strings.HasPrefix(name, "es/") || !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, link := range home.FindAllStringSubmatch(text, -1) {
			if _, there := written["es"+link[1]+"index.html"]; there && !strings.HasPrefix(link[1], "/es/") && !strings.Contains(link[0], "hreflang") {
				t.Errorf("%s leads out of its language: %s", name, link[0])
			}
		}
	}
}

// TestTimesAsTheLanguageWritesThem: a table decides between clocks, and how dates and lists are put together.
func TestTimesAsTheLanguageWritesThem(t *testing.T) {
	written := renderBoth(t, asItIs)
	const name = "es/groups/us/ma/worcester/example-limits/index.html"
	for _, text := range []string{"Cada dos semanas: viernes", "11:30 p.m. – 12:30 a.m.", "hora del Este", "1 de junio de 2026"} {
		if !strings.Contains(written[name], text) {
			t.Errorf("%s does not say %q", name, text)
		}
	}
	written = renderBoth(t, func(table string) string { return strings.Replace(table, "clock = 12", "clock = 24", 1) })
	if !strings.Contains(written[name], "23:30 – 0:30") && !strings.Contains(written[name], "23:30 – 00:30") {
		t.Error("a clock of 24 hours is not followed")
	}
}

// TestWrongTables: what is wrong with a table is said at its place, before any page is made.
func TestWrongTables(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"missing":     {`"Urgent help" = "Ayuda urgente"` + "\n", "", `"Urgent help", which layouts/frame/frame.html:`},
		"unknown":     {`"Urgent help" =`, `"Urgent hepl" =`, `nothing on the site says "Urgent hepl"`},
		"a link":      {`'¿Son demasiados? <a href="{{.}}">`, `'¿Son demasiados? <a href="/x/">`, "{{.}} of the English is missing"},
		"an action":   {`"página {{.Page}} de {{.Pages}}"`, `"página {{.Page}}"`, "{{.Pages}} of the English is missing"},
		"a blank":     {`"visto en {year}"`, `"visto en {año}"`, "{year} of the English is missing"},
		"a form":      {`{ one = "{n} grupo", other = "{n} grupos" }`, `{ other = "{n} grupos" }`, `the form "one" is missing`},
		"a tag":       {`"<b>{{.Fits}}</b> de {{.Of}} le sirven"`, `"</b>{{.Fits}}<b> de {{.Of}} le sirven"`, "</b> closes nothing here"},
		"a quotation": {`"Ayuda urgente"`, `'Ayuda "urgente"'`, `" cannot stand in a text of the interface`},
		"months":      {", noviembre, diciembre", ", diciembre", "does not have 12 names"},
		"a clock":     {"clock = 12", "clock = 13", "a clock has 12 or 24 hours"},
	} {
		t.Run(name, func(t *testing.T) {
			files := slices.Clone(readLayouts(t))
			i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == "languages/es.toml" })
			if !strings.Contains(files[i].Text, c.old) {
				t.Fatalf("the table does not hold %q any more", c.old)
			}
			files[i].Text = strings.Replace(files[i].Text, c.old, c.new, 1)
			_, problems := page.LoadLayouts(files, "es")
			if len(problems) == 0 || !strings.Contains(fmt.Sprint(problems), c.want) || !strings.HasPrefix(problems[0].File, "layouts/languages/es.toml") {
				t.Errorf("problems are %v; want %q", problems, c.want)
			}
		})
	}
}
