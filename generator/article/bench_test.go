package article

import (
	"os"
	"path/filepath"
	"testing"

	"manyroads/generator/source"
)

// realArticles are the site's own: what this package is for.
func realArticles(t testing.TB) []source.File {
	t.Helper()
	paths, err := filepath.Glob("../../content/articles/*/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatal("no articles", err)
	}
	var files []source.File
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel("../../content", path)
		if err != nil {
			t.Fatal(err)
		}
		f, problems := source.NewFile(path, filepath.ToSlash(name), string(text))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		files = append(files, f)
	}
	return files
}

func BenchmarkParse(b *testing.B) {
	files := realArticles(b)
	for i := 0; b.Loop(); i++ {
		Parse(files[i%len(files)], source.DefaultLimits())
	}
}

func BenchmarkHTML(b *testing.B) {
	var articles []*Article
	for _, f := range realArticles(b) {
		a, _ := Parse(f, source.DefaultLimits())
		articles = append(articles, a)
	}
	site := knownTerms{fakeSite{}.Terms()}
	for i := 0; b.Loop(); i++ {
		if _, _, err := articles[i%len(articles)].HTML(site); err != nil {
			b.Fatal(err)
		}
	}
}

type knownTerms struct{ terms *Terms }

func (knownTerms) Link(string) (string, bool) { return "/address/", true }
func (knownTerms) Groups(Block) []byte        { return nil }
func (k knownTerms) Terms() *Terms            { return k.terms }
func (knownTerms) Say(label string) string    { return label }
