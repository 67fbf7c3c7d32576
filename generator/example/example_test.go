package example

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"math"
	"os"
	"strings"
	"testing"

	articles "manyroads/generator/article"
	records "manyroads/generator/group"
	orgs "manyroads/generator/organization"
	"manyroads/generator/source"
)

func emptyRoot(t testing.TB) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

func write(t testing.TB, groups, articles int) *os.Root {
	t.Helper()
	root := emptyRoot(t)
	if err := Write(root, groups, articles); err != nil {
		t.Fatal(err)
	}
	return root
}

func read(t testing.TB, root *os.Root) []source.File {
	t.Helper()
	files, problems := source.Read(root, "content", source.DefaultLimits(), nil)
	for _, p := range problems {
		t.Error(p)
	}
	return files
}

// Every record passes the rules of its own kind, and says that it is an example.
func TestRecords(t *testing.T) {
	limits := source.DefaultLimits()
	groups := 0
	for _, f := range read(t, write(t, 800, 60)) {
		var problems source.Problems
		switch {
		case strings.HasPrefix(f.Name, "groups/"):
			var found []*records.Group
			found, problems = records.Parse(f, limits)
			groups += len(found)
			for _, g := range found {
				if !strings.HasPrefix(g.Name, "Example ") || !strings.HasPrefix(g.Description, notReal) {
					t.Errorf("%s: %q does not say that it is an example", f.Path, g.Name)
				}
			}
		case strings.HasPrefix(f.Name, "organizations/"):
			_, problems = orgs.Parse(f, limits)
		case strings.HasSuffix(f.Name, ".md"):
			var a *articles.Article
			a, problems = articles.Parse(f, limits)
			if !strings.HasPrefix(a.Title, "Example: ") || !strings.Contains(f.Text, "This article is an example.") {
				t.Errorf("%s does not say that it is an example", f.Path)
			}
			if a.Words < 600 || a.Words > 1200 {
				t.Errorf("%s has %d words", f.Path, a.Words)
			}
		}
		for _, p := range problems {
			t.Error(p)
		}
	}
	if groups != 800 {
		t.Errorf("%d groups, not 800", groups)
	}
}

// digests of every file, so that two trees can be held against each other.
func digests(t *testing.T, root *os.Root) map[string]string {
	sums := map[string]string{}
	err := fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := root.ReadFile(name)
		sum := sha256.Sum256(text)
		sums[name] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

func TestSameNumbersSameBytes(t *testing.T) {
	first, second := digests(t, write(t, 400, 20)), digests(t, write(t, 400, 20))
	if len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name, sum := range first {
		if second[name] != sum {
			t.Errorf("%s differs", name)
		}
	}
}

// The tree must be the same on every machine and with every later version of Go, or measurements cannot be compared.
func TestSameOnEveryMachine(t *testing.T) {
	root := write(t, 3, 1)
	all := sha256.New()
	for _, f := range read(t, root) {
		all.Write([]byte(f.Name + "\n" + f.Text))
	}
	const want = "45048a1f0c2e327f"
	if got := hex.EncodeToString(all.Sum(nil)[:8]); got != want {
		t.Errorf("the tree has changed: %s, not %s; if that was meant, write the new digest here", got, want)
	}
}

// A dense tree has the groups where the people are: in the states by their number, and five of a hundred in New York.
func TestDense(t *testing.T) {
	plain, err := readPlaces()
	if err != nil {
		t.Fatal(err)
	}
	const many = 20_000
	places, states, newYork, placed := densely(plain), map[string]int{}, 0, 0
	for n := range many {
		g := newGroup(places, n)
		if !g.placed {
			continue
		}
		placed++
		states[g.place.state]++
		if g.place.city == "New York" {
			newYork++
		}
		if latitude, longitude := g.around(g.place); math.Abs(latitude-g.place.latitude) > g.place.spread || math.Abs(longitude-g.place.longitude) > g.place.spread {
			t.Errorf("group %d lies outside its city", n)
		}
	}
	if newYork < many*45/1000 || newYork > many*55/1000 {
		t.Errorf("%d of %d groups in New York, not 5 of 100", newYork, many)
	}
	if placed < many*94/100 {
		t.Errorf("only %d of %d groups have a place", placed, many)
	}
	order := []string{"CA", "TX", "FL", "NY", "PA", "GA", "VA", "TN", "CO", "OR", "NV", "ID", "DE", "WY"} // neighbours in it are far enough apart
	for i, state := range order[1:] {
		if states[state] >= states[order[i]] {
			t.Errorf("%s has %d groups and %s, with more people, %d", state, states[state], order[i], states[order[i]])
		}
	}
}

// The records of a dense tree are as good as those of a plain one, and the same each time.
func TestDenseRecords(t *testing.T) {
	root := emptyRoot(t)
	if err := WriteDense(root, 300, 6); err != nil {
		t.Fatal(err)
	}
	all := sha256.New()
	for _, f := range read(t, root) {
		all.Write([]byte(f.Name + "\n" + f.Text))
		if strings.HasPrefix(f.Name, "groups/") {
			_, problems := records.Parse(f, source.DefaultLimits())
			for _, p := range problems {
				t.Error(p)
			}
		}
	}
	const want = "99fa7dd67f89a8e5"
	if got := hex.EncodeToString(all.Sum(nil)[:8]); got != want {
		t.Errorf("the tree has changed: %s, not %s; if that was meant, write the new digest here", got, want)
	}
}

// A group of a small tree is the same in a large one.
func TestGrowing(t *testing.T) {
	places, err := readPlaces()
	if err != nil {
		t.Fatal(err)
	}
	if len(places) < 400 {
		t.Fatalf("only %d cities", len(places))
	}
	states := map[string]bool{}
	for _, p := range places {
		states[p.state] = true
	}
	if len(states) != 51 {
		t.Errorf("%d states, not 50 and the District", len(states))
	}
	if a, b := newGroup(places, 7), newGroup(places, 7); a.text(false) != b.text(false) {
		t.Error("the same number gives two groups")
	}
}

func TestSmallest(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		read(t, write(t, size[0], size[1]))
	}
}

func TestNoFolderNoWriting(t *testing.T) {
	root := write(t, 0, 0)
	if err := root.WriteFile("groups", []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
	if Write(root, 5, 0) == nil {
		t.Error("writing where a file is in the way must fail")
	}
}

func BenchmarkWrite(b *testing.B) {
	for b.Loop() {
		write(b, 10_000, 1000)
	}
}
