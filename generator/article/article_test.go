package article

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"manyroads/generator/group"
	"manyroads/generator/source"
)

// TestRealArticles holds that what the site really says comes out dead and whole, and is no problem.
func TestRealArticles(t *testing.T) {
	for _, f := range realArticles(t) {
		a, problems := Parse(f, source.DefaultLimits())
		for _, p := range problems {
			t.Error(p)
		}
		page, _, err := a.HTML(fakeSite{})
		if err != nil || len(page) == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, len(page), err)
		}
		if alive := dead(t, page); alive != "" {
			t.Errorf("%s: %s lives", f.Name, alive)
		}
		if fault := unsound(page); fault != "" {
			t.Errorf("%s: %s", f.Name, fault)
		}
	}
}

// TestManyReaders renders the same articles from many goroutines; the race detector looks on.
func TestManyReaders(t *testing.T) {
	files := realArticles(t)
	site := knownTerms{fakeSite{}.Terms()}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, f := range files {
				a, _ := Parse(f, source.DefaultLimits())
				first, terms, _ := a.HTML(site)
				second, again, _ := a.HTML(site)
				if string(first) != string(second) || fmt.Sprint(terms) != fmt.Sprint(again) {
					t.Errorf("%s comes out in two ways", f.Name)
				}
			}
		})
	}
	all.Wait()
}

func TestTermsAreToldInOrder(t *testing.T) {
	a, _ := parseText(t, wrapped("A sponsor, MAT, [tolerance](term:tolerance) and MAT again, tolerance too.\n"))
	if _, terms, err := a.HTML(fakeSite{}); err != nil || fmt.Sprint(terms) != "[sponsor mat tolerance]" {
		t.Errorf("terms %v, error %v", terms, err)
	}
}

// TestAliasesMisleadNobody holds that slang and misspellings, which search needs, explain nothing in running text.
func TestAliasesMisleadNobody(t *testing.T) {
	terms := NewTerms([]Term{{"methadone", "/g/#methadone", []string{"methadone", "done", "dose", "juice (slang)", "MMT", "liquid handcuffs"}}})
	for text, want := range map[string]bool{
		"What is done with a dose of juice": false, "slang": false, "Methadone": true, "MMT": true, "mmt": false, "liquid handcuffs": true,
	} {
		a, _ := parseText(t, wrapped(text+".\n"))
		if _, used, _ := a.HTML(knownTerms{terms}); (len(used) > 0) != want {
			t.Errorf("%q explains %v", text, used)
		}
	}
}

// TestTermsSwallowNothing holds that the text is the same with terms and without.
func TestTermsSwallowNothing(t *testing.T) {
	text := "MAT, MATs, mats; tolerance–sponsor's MOUD\nmedication for  opioid use disorder, medication-for-opioid-use-disorders. ÉMAT MATé 'MAT' sponsors"
	a, _ := parseText(t, wrapped(text+"\n"))
	with, _, _ := a.HTML(fakeSite{})
	without, _, _ := a.HTML(knownTerms{})
	if got := stripLinks(string(with)); got != stripLinks(string(without)) {
		t.Errorf("%s\nis not\n%s", got, without)
	}
}

func stripLinks(page string) string {
	var b strings.Builder
	for page != "" {
		before, rest, found := strings.Cut(page, "<a ")
		b.WriteString(strings.ReplaceAll(before, "</a>", ""))
		if !found {
			break
		}
		_, page, _ = strings.Cut(rest, ">")
	}
	return b.String()
}

func TestMinutes(t *testing.T) {
	for words, minutes := range map[int]int{0: 1, 1: 1, 200: 1, 201: 2, 1000: 5} {
		if got := (&Article{Words: words}).Minutes(); got != minutes {
			t.Errorf("%d words take %d minutes, not %d", words, got, minutes)
		}
	}
}

func TestPlaceOfFile(t *testing.T) {
	for name, want := range map[string]string{
		"articles/medication/methadone.md":     "",
		"articles/methadone.md":                "an article lies in a section's folder",
		"articles/a/b/c.md":                    "an article lies in a section's folder",
		"articles/medication/What Is MAT?.md":  `rename it to "what-is-mat"`,
		"articles/Medication/methadone.md":     `rename it to "medication"`,
		"articles/medication/2025--report_.md": `rename it to "2025-report"`,
	} {
		f, _ := source.NewFile("content/"+name, name, wrapped("Text.\n"))
		a, problems := Parse(f, source.DefaultLimits())
		if want == "" && (len(problems) > 0 || a.ID != "medication/methadone" || a.Section != "medication") {
			t.Errorf("%s: %q %v", name, a.ID, problems)
		}
		if want != "" && (len(problems) != 1 || !strings.Contains(problems[0].String(), want)) {
			t.Errorf("%s: %v, not %s", name, problems, want)
		}
	}
}

func TestParseSection(t *testing.T) {
	for text, want := range map[string]string{
		"title = \"Medication\"\nsummary = \"What it is.\"\norder = 2\n": "",
		"summary = \"x\"\n":               `section.toml:1:1: "title" is missing (add a line title = "Medication")`,
		"title = \"x\"\norder = \"2\"\n":  `section.toml:2:9: "order" must be a whole number without quotes, not the text "2" (leave out the quotes: order = 2)`,
		"title = \"x\"\nsumary = \"y\"\n": `section.toml:2:1: "sumary" is not a key (did you mean "summary"?)`,
	} {
		f, _ := source.NewFile("section.toml", "articles/medication/section.toml", text)
		s, problems := ParseSection(f, source.DefaultLimits())
		if got := strings.TrimSpace(problemText(problems)); got != want {
			t.Errorf("%s\nnot\n%s", got, want)
		}
		if want == "" && (s.ID != "medication" || s.Title != "Medication" || s.Summary != "What it is." || s.Order != 2) {
			t.Errorf("%+v", s)
		}
	}
}

// TestWordsOfGroups holds the words that a live list may ask for against those that a group's record may hold.
func TestWordsOfGroups(t *testing.T) {
	for key, words := range map[string][]string{"attendance": attendanceWords, "audience": audienceWords} {
		for _, word := range append(words, "no-such-word") {
			text := fmt.Sprintf("name = \"x\"\n%s = [%q]\n", key, word)
			if key == "attendance" {
				text = fmt.Sprintf("name = \"x\"\n%s = %q\n", key, word)
			}
			f, _ := source.NewFile("x.toml", "groups/online/x.toml", text)
			_, problems := group.Parse(f, source.DefaultLimits())
			refused := strings.Contains(problemText(problems), fmt.Sprintf("%q is not a value of %q", word, key))
			if refused != (word == "no-such-word") {
				t.Errorf("%s %q: %v", key, word, problems)
			}
		}
	}
}
