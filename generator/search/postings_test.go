package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
)

// The flat lists say the same as one list for each word would, over more than one block.
func TestPostings(t *testing.T) {
	const rows, words, most = 9000, 400, 2000
	random, p := rand.New(rand.NewPCG(1, 2)), newPostings()
	p.most = most
	want := make([]map[uint32]uint32, words)
	for row := range rows {
		for range 20 {
			word, weight := random.IntN(words), random.IntN(4)
			if random.IntN(3) == 0 {
				word = 7 // too common
			}
			if want[word] == nil {
				want[word] = map[uint32]uint32{}
			}
			want[word][uint32(row)] = max(want[word][uint32(row)], uint32(weight))
			p.add(uint32(word), row, weight)
		}
	}
	if len(p.blocks) < 2 {
		t.Fatalf("all lies in %d blocks", len(p.blocks))
	}
	lists := p.lists()
	for word, rows := range want {
		var list []uint32
		if len(rows) <= most {
			for _, row := range slices.Sorted(maps.Keys(rows)) {
				list = append(list, row*4+rows[row])
			}
		}
		if got := lists.of(uint32(word)); !slices.Equal(got, list) {
			t.Errorf("word %d: %d rows, not %d", word, len(got), len(list))
		}
	}
	if lists.of(words+9) != nil {
		t.Error("a word that stands nowhere has a list")
	}
}

// Every word of a name leads to the group, by the number that its cell gives it, and to no other.
func TestWordsLeadToGroups(t *testing.T) {
	in := mixed(500)
	want := map[string][]string{}
	for i := range in.Groups {
		own := word(i%90) + fmt.Sprint(i%90)
		in.Groups[i].Name = strings.ToUpper(own) + " Group"
		want[own] = append(want[own], in.Groups[i].Address)
	}
	files := cut(t, in)
	address := addresses(t, files)
	found := 0
	for _, file := range termFiles(t, files) {
		for i, word := range file.words {
			if want[word] == nil {
				continue
			}
			found++
			number, groups := -1, []string{}
			for _, step := range file.steps[i] {
				number += step / groupWeights
				if step%groupWeights != inName {
					t.Errorf("%s stands in a name, and the index doesn't say so", word)
				}
				groups = append(groups, address[number])
			}
			slices.Sort(groups)
			if !slices.Equal(groups, want[word]) {
				t.Errorf("%s leads to %v, not to %v", word, groups, want[word])
			}
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d words are there", found, len(want))
	}
}

// addresses are those of the groups, by number.
func addresses(t *testing.T, files []File) map[int]string {
	t.Helper()
	var m struct {
		Room             int
		Cells, Elsewhere string
	}
	if err := json.Unmarshal(files[0].Content, &m); err != nil {
		t.Fatal(err)
	}
	shards, all := readShards(t, files), map[int]string{}
	for i, cell := range leavesOf(m.Cells) {
		shard := shards["c"+cell]
		folders := shard.column(t, "folder")
		for row, folder := range folders {
			slug := shard.Groups["slug"].([]any)[row].(string)
			if slug == "" || slug[0] == '-' {
				slug = slugOf(shard.Groups["name"].([]any)[row].(string)) + slug
			}
			all[i*m.Room+row] = "/groups/" + shard.Folders[folder-1] + "/" + slug + "/"
		}
	}
	return all
}

// A termFile is a file of words as a client reads it: each word with its list of groups, as it is written and in steps.
type termFile struct {
	name         string // of the file, without its folder
	words, texts []string
	steps        [][]int
}

// termFiles reads all files of words. Their columns must be equally long.
func termFiles(t *testing.T, files []File) []termFile {
	t.Helper()
	var read []termFile
	for _, f := range files {
		if !strings.HasPrefix(f.Name, "t/") {
			continue
		}
		var shard termShard
		if err := json.Unmarshal(f.Content, &shard); err != nil {
			t.Fatal(err)
		}
		steps, err := unstep(shard.Groups)
		if err != nil {
			t.Fatal(err)
		}
		file := termFile{path.Base(f.Name), strings.Split(shard.Word, " "), strings.Split(shard.Groups, " "), steps}
		if articles := strings.Split(shard.Articles, " "); len(steps) != len(file.words) || len(articles) != len(file.words) {
			t.Fatalf("%s: %d words, %d and %d lists", f.Name, len(file.words), len(steps), len(articles))
		}
		read = append(read, file)
	}
	return read
}
