package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// cut makes the shards of a corpus that is small enough to be whole.
func cut(t *testing.T, in Input) []File {
	t.Helper()
	files, err := buildShards(builderOf(t, in), in)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The golden shards are read by the client's tests too (layouts/find/shelf.test.ts).
func TestGoldenShards(t *testing.T) {
	all := map[string]json.RawMessage{}
	for _, f := range cut(t, smallCorpus()) {
		all[f.Name] = f.Content
	}
	content, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	sameAsGolden(t, "testdata/shards.json", content)
}

// spread is a corpus of so many groups in a square around Worcester.
func spread(groups int) Input {
	small := smallCorpus()
	in := Input{Organizations: small.Organizations}
	for i := range groups {
		g := small.Groups[1]
		g.ID = fmt.Sprintf("us/ma/worcester/example-%05d", i)
		g.Address = "/groups/" + g.ID + "/"
		g.Place.Located, g.Place.Latitude, g.Place.Longitude = true, 42+float64(i%97)/200, -72+float64(i*31%89)/200
		in.Groups = append(in.Groups, g)
	}
	return in
}

func TestCells(t *testing.T) {
	in := spread(3000)
	files := cut(t, in)
	names := map[string]bool{}
	cells := 0
	for _, f := range files {
		names[f.Name] = true
		if !strings.HasPrefix(f.Name, "g/") || !strings.HasPrefix(content(f), "c") {
			continue
		}
		cells++
		var shard struct{ Groups struct{ Slug []string } }
		if err := json.Unmarshal(f.Content, &shard); err != nil || len(shard.Groups.Slug) == 0 || len(shard.Groups.Slug) > cellSize {
			t.Errorf("%s holds %d groups (%v)", f.Name, len(shard.Groups.Slug), err)
		}
	}
	if cells < 12 {
		t.Fatalf("3000 groups lie in %d cells", cells)
	}
}

// TestOneMore: what a browser holds of the directory stays good when a group is added.
func TestOneMore(t *testing.T) {
	in := spread(3000)
	before := map[string]string{}
	for _, f := range cut(t, in) {
		before[content(f)] = f.Name
	}
	in.Groups = append(in.Groups, in.Groups[7])
	last := &in.Groups[len(in.Groups)-1]
	last.ID, last.Address, last.Name = "us/ma/worcester/example-zz", "/groups/us/ma/worcester/example-zz/", "Example Lantern"
	changed, renamed, files := 0, 0, cut(t, in)
	for _, f := range files {
		switch name, same := before[content(f)]; {
		case !same:
			changed++
		case name != f.Name:
			renamed++
		}
	}
	if changed < 3 || changed > 12 || renamed > bucketSize+20 {
		t.Errorf("one group more changes %d of %d files and gives %d another name", changed, len(files), renamed)
	}
}

// content is what a file is, wherever it lies: its last name and its bytes.
func content(f File) string {
	return f.Name[strings.LastIndexByte(f.Name, '/')+1:] + " " + string(f.Content)
}

func TestOneHouse(t *testing.T) {
	in := spread(700)
	for i := range in.Groups {
		in.Groups[i].Place.Latitude, in.Groups[i].Place.Longitude = 42.26, -71.8
	}
	if n := slices.IndexFunc(cut(t, in), func(f File) bool { return strings.HasPrefix(f.Name, "g/") }); n < 0 {
		t.Error("many groups in one house are in no cell")
	}
}
