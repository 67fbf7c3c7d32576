package fast_test

import (
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"

	"manyroads/generator/page/fast"
)

type named string

type shouted string

func (s shouted) String() string { return strings.ToUpper(string(s)) }

type inner struct {
	Text string
	Next *inner
}

func (inner) Method() string { return "called" }

type embedded struct{ Deep string }

type view struct {
	embedded
	Text    string
	Named   named
	Shouted shouted
	Markup  template.HTML
	Link    template.URL
	Script  template.JS
	Number  int
	Small   int8
	Yes     bool
	None    *inner
	One     *inner
	Inner   inner
	Texts   []string
	Inners  []inner
	Nothing []inner
	Map     map[string]string
	Any     any
}

func fullView(text string) *view {
	return &view{
		embedded: embedded{"deep " + text}, Text: text, Named: named(text), Shouted: shouted(text), Markup: template.HTML(text), Link: template.URL(text),
		Number: -3, Yes: true, One: &inner{Text: text, Next: &inner{Text: "next"}}, Inner: inner{Text: text},
		Texts: []string{text, "", "b"}, Inners: []inner{{Text: text}, {}}, Any: text,
	}
}

// set parses a template and the parts that it may use, and executes it once, as a first page does.
func set(t testing.TB, text string) *template.Template {
	t.Helper()
	root := template.Must(template.New("main").Parse(text))
	template.Must(root.New("item").Parse(`<li>{{.Text}} of {{$.Text}}</li>`))
	template.Must(root.New("list").Parse(`{{range .}}{{template "item" .}}{{end}}`))
	template.Must(root.New("self").Parse(`{{.Text}}{{with .Next}}{{template "self" .}}{{end}}`))
	template.Must(root.New("value").Parse(`{{.}}`))
	_ = root.Execute(io.Discard, fullView("first")) // one that stops has been escaped as well
	return root
}

// same compares a program with html/template. Where the library stops with an error, the program must say so.
func same(t *testing.T, root *template.Template, program *fast.Program, v any) {
	t.Helper()
	var want strings.Builder
	err := root.Execute(&want, v)
	got, ok := program.Append([]byte("before "), v)
	switch {
	case ok != (err == nil):
		t.Errorf("program %v, html/template %v", ok, err)
	case ok && string(got) != "before "+want.String():
		t.Errorf("program       %q\nhtml/template %q", got, "before "+want.String())
	}
}

func TestKnown(t *testing.T) {
	for _, text := range []string{
		`plain text`, `{{/* a note */}}`, `<!-- gone -->x`,
		`{{.Text}}{{.Named}}{{.Number}}{{.Yes}}{{.Link}}`, `{{.Markup}}`, `{{.Deep}}`, `{{.Inner.Text}} {{.One.Text}} {{.One.Next.Text}}`,
		`{{if .Yes}}a{{end}}{{if .Text}}b{{else}}c{{end}}{{if .Number}}d{{end}}{{if .None}}e{{else if .One}}f{{end}}{{if .Texts}}g{{end}}{{if .Inner}}h{{end}}`,
		`{{with .Text}}{{.}}{{else}}none{{end}}{{with .None}}{{.Text}}{{else}}{{.Number}}{{end}}{{with .One}}{{.Text}} {{$.Number}}{{end}}`,
		`{{with $x := .One}}{{$x.Text}}{{.Text}}{{end}}`,
		`{{range .Texts}}<{{.}}>{{else}}none{{end}}{{range .Nothing}}x{{else}}none {{.Number}}{{end}}`,
		`{{range $x := .Inners}}{{$x.Text}}{{$.Number}}{{end}}{{range $i, $x := .Texts}}{{if $i}}, {{end}}{{$i}} {{$x}}{{end}}`,
		`{{$x := .Text}}{{if .Yes}}{{$x := .Number}}{{$x}}{{end}}{{$x}}`,
		`{{if and .Yes .Text}}a{{end}}{{if or .None .Text}}b{{end}}{{if not .None}}c{{end}}{{if and .Yes (not (or .None .Text))}}d{{else}}e{{end}}`,
		`{{if or .One .None.Text}}short{{end}}`, `{{if eq .Number -3}}a{{end}}{{if ne .Number 4}}b{{end}}{{if eq .Text "a"}}c{{end}}{{if eq .Named .Text}}d{{end}}`,
		`{{template "list" .Inners}}{{template "list" .Nothing}}{{template "item" .One}}{{template "item" .Inner}}{{template "value" .Number}}{{block "own" .Text}}{{.}}{{end}}`,
		`<p title="{{.Text}}" data-x="{{.Number}}" aria-label="{{.Link}}"></p><title>{{.Text}}{{.Link}}</title>`,
		`<a href="{{.Text}}"></a><a href="{{.Link}}"></a><a href="/x/{{.Text}}/{{.Link}}/"></a><a href="#{{.Text}}{{.Link}}"></a><a href="{{.Number}}"></a>`,
		`{{.None.Text}}`, `{{if .None.Next}}x{{end}}`, `{{with .None.Next}}x{{end}}`, `{{.One.Next.Next.Text}}`, // html/template stops here
	} {
		t.Run(text, func(t *testing.T) {
			root := set(t, text)
			program, err := fast.Compile(root, reflect.TypeFor[*view]())
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range []*view{fullView("first"), fullView("<b>'\"&+\x00\xff javascript:x"), fullView("a"), fullView(""), {One: &inner{}}, {}, nil} {
				same(t, root, program, v)
			}
		})
	}
}

// TestRefused: what the compiler doesn't know for certain stays with html/template.
func TestRefused(t *testing.T) {
	for _, text := range []string{
		`{{.Shouted}}`, `{{.Small}}`, `{{.Script}}`, `{{.Any}}`, `{{.One}}`, `{{.Texts}}`, `{{.Map}}`, `{{.Map.x}}`, `{{.Inner.Method}}`, `{{.One.Method}}`,
		`{{.Text | printf "%s"}}`, `{{printf "%s" .Text}}`, `{{len .Text}}`, `{{html .Text}}`, `{{and .Text .Named}}`, `{{(.Text)}}`, `{{"text"}}`, `{{3}}`,
		`{{if len .Text}}x{{end}}`, `{{if gt .Number 2}}x{{end}}`, `{{if eq .Yes true}}x{{end}}`, `{{if eq .Number 2 3}}x{{end}}`, `{{if eq .Number 1.5}}x{{end}}`,
		`{{if .Any}}x{{end}}`, `{{if .Map}}x{{end}}`, `{{if $x := .Text}}{{$x}}{{end}}`, `{{if .Text | not}}x{{end}}`, `{{with and .Yes .Text}}{{.}}{{end}}`, `{{with .Any}}{{.}}{{end}}`,
		`{{range .Map}}{{.}}{{end}}`, `{{range .Number}}x{{end}}`, `{{range .Any}}x{{end}}`, `{{range .Texts}}{{break}}{{end}}`, `{{range .Texts}}{{continue}}{{end}}`,
		`{{$x := .Text}}{{$x = .Named}}{{$x}}`, `{{template "self" .One}}`, `{{template "value"}}`, `{{template "value" .Any}}`, `<p title="{{template "value" .Text}}"></p>`,
		`<p title="{{.Markup}}"></p>`, `<title>{{.Markup}}</title>`, `<a href="{{.Markup}}"></a>`, `<p title={{.Text}}></p>`, `<p {{.Text}}></p>`, `<!-- {{.Text}} -->`,
		`<script>{{.Text}}</script>`, `<p style="{{.Text}}" onclick="{{.Text}}"></p>`, `<img srcset="{{.Text}}">`, `{{.Lacking}}`,
	} {
		if _, err := fast.Compile(set(t, text), reflect.TypeFor[*view]()); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

// TestNotEscaped: a template that html/template has not looked at yet names no escapers, so it must be refused.
func TestNotEscaped(t *testing.T) {
	if _, err := fast.Compile(template.Must(template.New("x").Parse("{{.Text}}")), reflect.TypeFor[*view]()); err == nil {
		t.Error("it is taken")
	}
}

func TestOtherView(t *testing.T) {
	program, err := fast.Compile(set(t, "{{.Text}}"), reflect.TypeFor[*view]())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{nil, view{}, "text", &inner{}} {
		if _, ok := program.Append(nil, v); ok {
			t.Errorf("a program for another type takes %T", v)
		}
	}
}

// FuzzEscapers holds every escaper that is written here to the library's own, in every context and for every kind of value.
func FuzzEscapers(f *testing.F) {
	for _, text := range []string{
		"", "Tom & Jerry's \"1+1\"", "<script>alert(1)</script>", "javascript:alert(1)", "JAVASCRIPT:x", "java\tscript:x", "data:text/html,x", "HTTPS://a/b?c=d&e=f#g", "mailto:a+b@example.org",
		"//example.org", "a/b:c", "tel:988", ":", "%", "%4", "%41%zz%", "\x00", "\xff\xfe", "\xc3\x28", "é ü 漢", "\u2028", "\ufeff", "\ufdd0", "`=", "(a)[b]{c}|\\^", "&amp;&#34;", strings.Repeat("'", 100),
	} {
		f.Add(text)
	}
	text := `{{.Text}}{{.Named}}{{.Markup}}{{.Link}}<p title="{{.Text}}{{.Named}}{{.Link}}" data-a='{{.Text}}'></p><title>{{.Text}}{{.Link}}</title>
<textarea>{{.Text}}</textarea><a href="{{.Text}}">x</a><a href="{{.Named}}">x</a><a href="{{.Link}}">x</a><a href='{{.Text}}'>x</a><form action="{{.Text}}">x</form>
<a href="/a/{{.Text}}/{{.Link}}">x</a><a href="#{{.Text}}{{.Link}}">x</a><a href="?q={{.Text}}">x</a><p id="{{.Text}}" class="a {{.Text}}"></p>`
	root := set(f, text)
	program, err := fast.Compile(root, reflect.TypeFor[*view]())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) { same(t, root, program, fullView(text)) })
}
