package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A group is found by every word of its name, however many groups have that word in a note or in their names; and of a word that is in too
// many notes the names are all that there is. Long lists lie beside the files of words, and nowhere else.
func TestNamesAreFoundByCommonWords(t *testing.T) {
	in, want := mixed(2500), map[string][]string{}
	words := []string{"long", "road", "serenity", "noon"} // the first is in the names of all, the second of every other, and so on
	for i := range in.Groups {
		g := &in.Groups[i]
		g.Name, g.Description = "", "A long road to serenity, at noon."
		for n, word := range words {
			if i%(1<<n) == 0 {
				g.Name += word + " "
				want[word] = append(want[word], g.Address)
			}
		}
		g.Name += strconv.Itoa(i)
	}
	files := cut(t, in)
	address, got, beside := addresses(t, files), map[string][]string{}, map[string]bool{}
	for _, file := range termFiles(t, files) {
		beside[file.name] = true
		for i, word := range file.words {
			if long := len(file.texts[i]) > longList; long != (file.name[0] == 'n') {
				t.Errorf("%s holds a list of %d bytes", file.name, len(file.texts[i]))
			}
			number := -1
			for _, step := range file.steps[i] {
				number += step / groupWeights
				if slices.Contains(words, word) {
					got[word] = append(got[word], address[number])
				}
			}
		}
	}
	for _, word := range words {
		slices.Sort(got[word])
		slices.Sort(want[word])
		if !slices.Equal(got[word], want[word]) {
			t.Errorf("%q leads to %d groups; %d are called so", word, len(got[word]), len(want[word]))
		}
	}
	var m manifest
	if err := json.Unmarshal(files[0].Content, &m); err != nil || !strings.Contains(m.Long, "1") {
		t.Fatalf("no list is long: %q (%v)", m.Long, err)
	}
	for n, long := range m.Long {
		if beside[fmt.Sprintf("n%d.json", n)] != (long == '1') || !beside[fmt.Sprintf("%d.json", n)] {
			t.Errorf("the manifest says %q of the file of words %d", long, n)
		}
	}
}

// The words that are told beforehand are those of most names, and no word of a note.
func TestTitles(t *testing.T) {
	in := mixed(300)
	for i := range in.Groups {
		in.Groups[i].Name, in.Groups[i].Description = fmt.Sprintf("Serenity %s of 2026", word(i)), "Coffee for everybody"
		if i < titleGroups {
			in.Groups[i].Name = "Lantern"
		}
		if i == 100 {
			in.Groups[i].Name = "Once"
		}
	}
	var lexicon struct{ Titles string }
	if err := json.Unmarshal(cut(t, in)[1].Content, &lexicon); err != nil {
		t.Fatal(err)
	}
	has := strings.Fields(lexicon.Titles)
	for word, want := range map[string]bool{"serenity": true, "lantern": true, "once": false, "coffee": false, "2026": false} {
		if slices.Contains(has, word) != want {
			t.Errorf("%q is told beforehand: %v", word, !want)
		}
	}
	if !slices.IsSorted(has) || len(has) > titleWords {
		t.Errorf("%d words: %q", len(has), has)
	}
}
