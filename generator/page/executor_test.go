package page_test

import (
	"bytes"
	"html/template"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"manyroads/generator/example"
	"manyroads/generator/page"
	"manyroads/generator/site"
)

// TestAllCompiled: every layout of ours is one that the compiler knows in every part. A layout that isn't is not wrong,
// but its pages cost ten times as much: find another way to say it, or teach package fast.
func TestAllCompiled(t *testing.T) {
	layouts, problems := page.LoadLayouts(readLayouts(t))
	for _, p := range problems {
		t.Fatal(p)
	}
	for _, p := range layouts.Pairs() {
		if p.Err != nil {
			t.Errorf("%s for %s: %v", p.Layout, p.View, p.Err)
		}
	}
}

// TestSameAsStock: compiled or not, every page of a site has the same bytes.
func TestSameAsStock(t *testing.T) {
	sites := map[string]func(testing.TB) *site.Site{"golden": readSite, "example": exampleSite}
	for name, read := range sites {
		t.Run(name, func(t *testing.T) {
			s := read(t)
			stock, compiled := writeBoth(t, s)
			if len(stock) != len(compiled) || len(stock) < 50 {
				t.Fatalf("%d files by html/template, %d compiled", len(stock), len(compiled))
			}
			for path, text := range stock {
				if compiled[path] != text {
					t.Errorf("%s differs\n%s", path, firstDifference(compiled[path], text))
				}
			}
		})
	}
}

// writeBoth writes a site with html/template, and with the programs: twice, because the first page of a kind isn't compiled.
func writeBoth(t *testing.T, s *site.Site) (stock, compiled map[string]string) {
	for _, useStock := range []bool{true, false} {
		layouts, problems := page.LoadLayouts(readLayouts(t))
		for _, p := range problems {
			t.Fatal(p)
		}
		if useStock {
			layouts.UseStock()
		}
		files, problems := page.Render(s, layouts)
		for _, p := range problems {
			t.Fatal(p)
		}
		written := writeAll(t, files)
		if useStock {
			stock = written
		} else {
			compiled = writeAll(t, files)
		}
		for layout, isCompiled := range layouts.Executors() {
			if isCompiled == useStock {
				t.Errorf("%s: a program writes it: %v", layout, isCompiled)
			}
		}
	}
	return stock, compiled
}

// exampleSite is an invented site with some of everything.
func exampleSite(t testing.TB) *site.Site {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := example.Write(root, 200, 20); err != nil {
		t.Fatal(err)
	}
	return readSiteIn(t, root, today)
}

// hostile are words that mean something to a browser, a template or a decoder.
func hostile() []string {
	return []string{
		"", "plain", "Tom & Jerry's \"1+1\" > 1", "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' autofocus='",
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,<b>", "vbscript:x", "tel:988", "mailto:a+b@example.org", "https://example.org/a b?c=d&e=\"f\"#g",
		"//example.org/%zz%41", "/a/b:c", "\x00", "a\x00b", "\xff\xfe\xc3\x28", "\xed\xa0\x80", "\u2028\ufeff\ufdd0", "{{.Name}}", "{{", "-->", "]]>", "<!--", "&lt;&#34;", "`=`",
	}
}

// fill puts chance values into every field that a template can see.
func fill(v reflect.Value, chance *rand.Rand, words []string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(words[chance.IntN(len(words))] + strings.Repeat(words[chance.IntN(len(words))], chance.IntN(2)))
	case reflect.Bool:
		v.SetBool(chance.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(chance.IntN(7) - 2))
	case reflect.Pointer:
		if chance.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), chance, words)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), chance.IntN(4), 4))
		for i := range v.Len() {
			fill(v.Index(i), chance, words)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() || v.Type().Field(i).Anonymous {
				fill(f, chance, words)
			}
		}
	}
}

// FuzzSameAsStock fills every layout with hostile words and empty places, and holds the programs to html/template.
func FuzzSameAsStock(f *testing.F) {
	layouts, problems := page.LoadLayouts(readLayouts(f))
	for _, p := range problems {
		f.Fatal(p)
	}
	pairs := layouts.Pairs()
	for seed := range uint64(60) {
		f.Add(seed, "")
	}
	for i, word := range hostile() {
		f.Add(uint64(i), word)
	}
	f.Fuzz(func(t *testing.T, seed uint64, word string) {
		words := append(hostile(), word, word, word)
		for _, p := range pairs {
			if p.Err == nil {
				samePair(t, p, viewFrom(p.View, seed, words))
			}
		}
	})
}

func viewFrom(kind reflect.Type, seed uint64, words []string) any {
	chance := rand.New(rand.NewPCG(seed, 1))
	if kind.Kind() == reflect.Pointer {
		view := reflect.New(kind.Elem())
		fill(view.Elem(), chance, words)
		return view.Interface()
	}
	view := reflect.New(kind).Elem()
	fill(view, chance, words)
	return view.Interface()
}

func samePair(t *testing.T, p page.Pair, view any) {
	var want bytes.Buffer
	err := p.Stock(&want, view)
	got, ok := p.Program.Append(nil, view)
	if ok != (err == nil) {
		t.Errorf("%s: program %v, html/template %v", p.Layout, ok, err)
	}
	if ok && !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s differs\n%s", p.Layout, firstDifference(string(got), want.String()))
	}
}

// TestOwnLayout: what a designer may write and the compiler doesn't know is written by html/template, and so is every error.
func TestOwnLayout(t *testing.T) {
	type inner struct{ Text string }
	view := &struct {
		Text string
		None *inner
	}{Text: "<b>"}
	for text, want := range map[string]struct {
		shown    string
		compiled bool
	}{
		`{{.Text}}`: {"&lt;b&gt;", true}, `{{printf "%q" .Text}}`: {"&#34;&lt;b&gt;&#34;", false}, `<script>var x = {{.Text}}</script>`: {`<script>var x = "\u003cb\u003e"</script>`, false},
	} {
		first, second, compiled, err := page.WriteOwn(template.Must(template.New("own").Parse(text)), view)
		if err != nil || first != want.shown || second != want.shown || compiled != want.compiled {
			t.Errorf("%s: %q and %q, compiled %v, %v", text, first, second, compiled, err)
		}
	}
	if _, _, _, err := page.WriteOwn(template.Must(template.New("own").Parse(`{{.None.Text}}`)), view); err == nil || !strings.Contains(err.Error(), "nil pointer") {
		t.Errorf("a value that isn't there: %v", err)
	}
}

// BenchmarkExecutors writes the page of a group with everything on it, by html/template and by the programs.
func BenchmarkExecutors(b *testing.B) {
	for _, useStock := range []bool{true, false} {
		layouts, problems := page.LoadLayouts(readLayouts(b))
		for _, p := range problems {
			b.Fatal(p)
		}
		name := "programs"
		if useStock {
			layouts.UseStock()
			name = "html-template"
		}
		files, _ := page.Render(readSite(b), layouts)
		i := slices.IndexFunc(files, func(f page.File) bool { return f.Path == "groups/us/ma/worcester/example-welcome/index.html" })
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := files[i].Render(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
