package article

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"manyroads/generator/source"
)

// FuzzParse holds for any text at all: nothing breaks, what comes out is dead and whole, every place is in the file.
func FuzzParse(f *testing.F) {
	stories, _ := filepath.Glob("testdata/story/*.txt")
	for _, path := range stories {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range archive.Files {
			if strings.HasSuffix(part.Name, ".md") {
				f.Add(string(part.Data))
			}
		}
	}
	attacks, err := os.ReadFile("testdata/attacks.txt")
	if err != nil {
		f.Fatal(err)
	}
	for attack := range strings.Lines(string(attacks)) {
		f.Add(attack)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !strings.HasPrefix(text, "+++") {
			text = goodFront + text
		}
		file, _ := source.NewFile("content/articles/a/b.md", "articles/a/b.md", text)
		a, problems := Parse(file, source.DefaultLimits())
		checkPlaces(t, file, problems)
		page, _, _ := a.HTML(fakeSite{})
		if alive := dead(t, page); alive != "" {
			t.Errorf("%s lives in\n%s", alive, page)
		}
		if fault := unsound(page); fault != "" {
			t.Errorf("%s in\n%s", fault, page)
		}
		if len(text) > len(goodFront)+source.DefaultLimits().MarkdownBytes && len(page) > 0 {
			t.Error("a text over the limit was read")
		}
	})
}

func checkPlaces(t *testing.T, f source.File, problems source.Problems) {
	lines := strings.Split(f.Text, "\n")
	for _, p := range problems {
		if p.Line < 0 || p.Line > len(lines) || p.Line > 0 && p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("no such place: %v", p)
		}
	}
}

// unsound finds tags that do not close as they were opened, and ids that stand twice.
func unsound(page []byte) string {
	z := html.NewTokenizer(strings.NewReader(string(page)))
	var open []string
	ids := map[string]bool{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Sprint("not closed: ", open)
			}
			return ""
		case html.StartTagToken:
			token := z.Token()
			if token.Data != "br" && token.Data != "hr" && token.Data != "img" {
				open = append(open, token.Data)
			}
			for _, a := range token.Attr {
				if a.Key == "id" && ids[a.Val] {
					return "twice: #" + a.Val
				} else if a.Key == "id" {
					ids[a.Val] = true
				}
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Sprintf("</%s> inside %v", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// TestOracles holds that the two judges of this file and of xss_test.go see what they are to see.
func TestOracles(t *testing.T) {
	for _, page := range []string{
		`<script>`, `<a href="javascript:x">`, `<p onclick="x">`, `<a href="//x">`, `<img src="https://x/">`, `<p style="x">`, `<!-- x -->`, `<a href="data:x">`, `<a href=" javascript:x">`,
	} {
		if dead(t, []byte(page)) == "" {
			t.Errorf("%s is taken for dead", page)
		}
	}
	for _, page := range []string{`<p>`, `</p>`, `<p><b></p></b>`, `<p id="a"></p><p id="a"></p>`} {
		if unsound([]byte(page)) == "" {
			t.Errorf("%s is taken for sound", page)
		}
	}
}

// TestStoriesAreSound puts every story before the same judges.
func TestStoriesAreSound(t *testing.T) {
	stories, _ := filepath.Glob("testdata/story/*.txt")
	for _, path := range stories {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.Files {
			if fault := unsound(part.Data); part.Name == "html" && fault != "" {
				t.Errorf("%s: %s", path, fault)
			}
		}
	}
}
