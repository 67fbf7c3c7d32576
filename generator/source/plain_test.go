package source

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

// asDays makes days comparable: the library gives each day a zone of its own.
func asDays(value any) any {
	switch v := value.(type) {
	case time.Time:
		return v.Format("2006-01-02T15:04:05.999")
	case map[string]any:
		made := map[string]any{}
		for key, one := range v {
			made[key] = asDays(one)
		}
		return made
	case []map[string]any:
		var made []any
		for _, one := range v {
			made = append(made, asDays(one))
		}
		return made
	case []any:
		var made []any
		for _, one := range v {
			made = append(made, asDays(one))
		}
		return made
	}
	return value
}

// same holds plain against the library: what plain reads, the library must read, and alike.
func same(t *testing.T, text string) (read bool) {
	t.Helper()
	values, ok := plain(text)
	if !ok {
		return false
	}
	var library map[string]any
	if _, err := toml.Decode(text, &library); err != nil {
		t.Fatalf("plain reads what the library refuses (%v):\n%s", err, text)
	}
	if got, want := asDays(values), asDays(library); !reflect.DeepEqual(got, want) {
		t.Fatalf("plain reads\n%#v\nthe library\n%#v\nfrom\n%s", got, want, text)
	}
	return true
}

func TestPlainReadsTheRealContent(t *testing.T) {
	files, read := 0, 0
	err := filepath.WalkDir("../../content", func(path string, entry os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".toml") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		if same(t, string(text)) {
			read++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read*10 < files*8 {
		t.Errorf("plain reads %d of %d files, and should read nearly all", read, files)
	}
}

func FuzzPlain(f *testing.F) {
	for _, seed := range []string{
		"a = \"b\"\n[c]\nd = 1\n[[e]]\nf = [\"g\", 2.5]\n[e.h]\ni = 2026-11-21\n", "a = { b = \"c\", d = true } # e\n", "a = [\n  1, # one\n  2,\n]\n",
		"a = {}\n[a.b]\n", "[a]\n[a]\n", "[a.b]\n[a]\n", "a = 1\na = 2\n", "a = 007\n", "a = 1_0\n", "a = -0\n", "a = 1.\n", "a=2026-02-30\n", "a = 1979-05-27T07:32:00Z\n",
		"[[a]]\n[a]\n", "a = []\n[[a]]\n", "a = [{b = 1}]\n[[a]]\n", "\"a\" = 1\n", "a.b = 1\n[a]\n", "a = \"\"\n", "a = \"\"\"b\"\"\"\n", "a = \"\t\"\n", "a = \"b\" c = 1\n", "[a] b = 1\n", "[ a ]\n",
		"a = [1 2]\n", "a = {b = 1,}\n", "a = {b = 1\n}\n", "[[a.b]]\n", "a = 1e5\n", "a = inf\n", "a = +1\n", "[a]\nb = {c = 1}\n[a.b]\n[a.b.c]\n", "é = 1\n", "a = 9223372036854775808\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, problems := NewFile("x.toml", "x.toml", text); len(problems) > 0 || len(text) > 2000 {
			return // NewFile has refused it, or changed it, before it comes to plain
		}
		same(t, text)
	})
}
