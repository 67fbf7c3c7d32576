package page_test

import (
	"slices"
	"strings"
	"testing"

	"manyroads/generator/page"
	"manyroads/generator/source"
)

// TestLayoutMistakes: what a designer gets wrong is said with the file and the place, before any page is made.
func TestLayoutMistakes(t *testing.T) {
	cases := []struct{ name, file, old, new, want string }{
		{"a field that no view has", "group/group.html", "{{.Name}}", "{{.Nmae}}", `layouts/group/group.html:16:7: a page of this kind has no .Nmae (did you mean .Name?)`},
		{"inside a branch", "list/card.html", "{{with .Checked}}", "{{with .Chekced}}", "layouts/list/card.html:7:"},
		{"in a part, through its type", "group/rights.html", "{{.Asks}}", "{{.Ask}}", "layouts/group/rights.html:4:"},
		{"a part that is not there", "home/home.html", `"list/legend.html"`, `"list/lengend.html"`, `there is no layout "list/lengend.html"`},
		{"an action that is not closed", "list/list.html", "{{if .Verified}}", "{{if .Verified}", "layouts/list/list.html:8"},
		{"a tag that one branch leaves open", "missing/missing.html", "<h1>", `{{if .Facets}}<h1 class="{{end}}<h1>`, "layouts/missing/missing.html:"},
		{"a style", "list/list.css", "gap: 1rem", "gap: 1rem }}", "layouts/list/list.css:"},
		{"a script", "frame/frame.ts", "import", "imp ort", "layouts/frame/frame.ts:"},
		{"a frame without a body", "frame/frame.html", "\n{{.Body}}\n", "\n", "layouts/frame/frame.html: the frame must hold {{.Head}}"},
	}
	files := readLayouts(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			changed := slices.Clone(files)
			i := slices.IndexFunc(changed, func(f source.File) bool { return f.Name == c.file })
			if !strings.Contains(changed[i].Text, c.old) {
				t.Fatalf("%s does not hold %q any more", c.file, c.old)
			}
			changed[i].Text = strings.Replace(changed[i].Text, c.old, c.new, 1)
			layouts, problems := page.LoadLayouts(changed)
			if len(problems) == 0 {
				_, problems = page.Render(readSite(t), layouts)
			}
			if len(problems) == 0 || !strings.Contains(problems[0].String(), c.want) {
				t.Errorf("got %v, want %q", problems, c.want)
			}
		})
	}
}

// TestMissingLayout: a file that the pages need can't go away unseen.
func TestMissingLayout(t *testing.T) {
	files := slices.DeleteFunc(readLayouts(t), func(f source.File) bool { return f.Name == "list/card.html" || f.Name == "find/find.ts" })
	_, problems := page.LoadLayouts(files)
	var text strings.Builder
	for _, p := range problems {
		text.WriteString(p.String() + "\n")
	}
	for _, want := range []string{"layouts/list/card.html: the layout list/card.html is missing", "layouts/find/find.ts: the layout find/find.ts is missing"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("problems are %s; want %q", text.String(), want)
		}
	}
}
