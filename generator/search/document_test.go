package search

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// manual is docs/search-index.md by its headings, without their hashes.
func manual(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/search-index.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, section := range regexp.MustCompile(`(?m)^#+ `).Split(string(text), -1) {
		heading, body, _ := strings.Cut(section, "\n")
		sections[heading] = body
	}
	return sections
}

var inBackticks = regexp.MustCompile("`([^`]+)`")

// named is all that stands in backticks in the cells of one column of a section's tables, without their heads.
func named(t *testing.T, section string, column int) []string {
	t.Helper()
	var all []string
	for line := range strings.Lines(section) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if !strings.HasPrefix(line, "| ") || len(cells) <= column {
			continue
		}
		for _, found := range inBackticks.FindAllStringSubmatch(cells[column], -1) {
			all = append(all, found[1])
		}
	}
	if len(all) == 0 {
		t.Fatalf("there is no table in this section: %.200s", section)
	}
	return all
}

// keysOf are the keys of a value as it is written.
func keysOf(t *testing.T, value any) []string {
	t.Helper()
	content, is := value.(json.RawMessage)
	if !is {
		content = encode(value)
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(content, &keys); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(keys))
}

func golden(t *testing.T, name string) (content map[string]json.RawMessage) {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &content); err != nil {
		t.Fatal(err)
	}
	return content
}

// same tells what one of two lists names and the other doesn't.
func same(t *testing.T, what string, told, written []string) {
	t.Helper()
	for _, key := range told {
		if !slices.Contains(written, key) {
			t.Errorf("%s: docs/search-index.md tells of %q, which is not written", what, key)
		}
	}
	for _, key := range written {
		if !slices.Contains(told, key) {
			t.Errorf("%s: docs/search-index.md doesn't tell of %q", what, key)
		}
	}
}

// Others write clients from docs/search-index.md alone: its tables must name all that is written, and nothing else.
func TestDocument(t *testing.T) {
	told, whole := manual(t), golden(t, "small.json")
	same(t, "the file", named(t, told["The file"], 0), slices.Sorted(maps.Keys(whole)))
	for _, table := range []string{"organizations", "groups", "meetings", "articles"} {
		same(t, table, named(t, told["`"+table+"`"], 0), keysOf(t, whole[table]))
	}
	var places []string
	for _, table := range []string{"states", "cities"} {
		for _, key := range keysOf(t, whole[table]) {
			places = append(places, table+"."+key)
		}
	}
	same(t, "states and cities", named(t, told["`states`, `cities`"], 0), places)
	same(t, "places", named(t, told["Tables of places"], 1), append(keysOf(t, zipFile{}), keysOf(t, nameFile{Format: "x"})...))
	every := rule{[][2]int{{1, 1}}, 2, "x", "x", "x", []string{"x"}, "x"}
	mentions(t, "a rule", told["`meetings`"], keysOf(t, every))
	phrases := golden(t, "phrases.json")
	same(t, "phrases", strings.Split(strings.Join(named(t, strings.Split(told["Phrases"], "| meaning |")[0], 0), " "), " "), slices.Sorted(maps.Keys(phrases)))
	for _, key := range []string{"lists", "clock", "reach"} {
		mentions(t, key, told["Phrases"], keysOf(t, phrases[key]))
	}
}

// mentions holds a text to name all of some keys.
func mentions(t *testing.T, what, text string, keys []string) {
	t.Helper()
	for _, key := range keys {
		if !strings.Contains(text, "`"+key+"`") {
			t.Errorf("%s: docs/search-index.md doesn't tell of %q", what, key)
		}
	}
}

// The same of the shards: every kind of file is told, and what is in each.
func TestDocumentOfShards(t *testing.T) {
	told, kinds := manual(t), []*regexp.Regexp{}
	cutUp := told["An index that is cut into shards"]
	for _, kind := range named(t, cutUp, 0) {
		pattern := strings.NewReplacer(".", `\.`, "<hash>", "[0-9a-f]{10}", "<folder>", "[0-9a-f]{6}", "<cell>", "[0-3]*", "<organization>", `\d+`, "<day>", "[0-7]", "<part>", `\d+`, "<n>", `\d+`).Replace(kind)
		kinds = append(kinds, regexp.MustCompile("^"+pattern+"$"))
	}
	in := spread(3000)
	in.Groups, in.Articles = append(in.Groups, smallCorpus().Groups...), smallCorpus().Articles
	met := make([]bool, len(kinds))
	for _, f := range cut(t, in) {
		kind := slices.IndexFunc(kinds, func(kind *regexp.Regexp) bool { return kind.MatchString(f.Name) })
		if kind < 0 {
			t.Fatalf("docs/search-index.md doesn't tell of a file such as %s", f.Name)
		}
		met[kind] = true
		keys := keysOf(t, json.RawMessage(f.Content))
		if strings.HasPrefix(f.Name, "m.") {
			same(t, "the manifest", named(t, told["The manifest"], 0), keys)
			continue
		}
		mentions(t, f.Name, told["The file"]+cutUp+told["The manifest"], keys)
	}
	for i, kind := range kinds {
		if !met[i] {
			t.Errorf("docs/search-index.md tells of files such as %s, and there are none", kind)
		}
	}
}

// What it says that a sheet has, and what lies beside it, is what they have where nothing of it is 0.
func TestDocumentOfSheets(t *testing.T) {
	told := manual(t)["An index that is cut into shards"]
	b := builderOf(t, smallCorpus())
	if err := b.addForSheet(b.sorted(smallCorpus().Groups)[0]); err != nil {
		t.Fatal(err)
	}
	list := func(pattern string) (all []string) {
		sentence := regexp.MustCompile(pattern).FindString(told)
		for _, found := range inBackticks.FindAllStringSubmatch(sentence, -1) {
			all = append(all, found[1])
		}
		return all
	}
	in := list("(?s)A sheet has of `groups` only .*?;")
	beside := keysOf(t, rareColumns{packed{1}, packed{1}, packed{1}})
	same(t, "beside a sheet", list("in a file of its own: .*? of the same"), beside)
	same(t, "a sheet", in[min(1, len(in)):], slices.DeleteFunc(keysOf(t, b.out.Groups), func(key string) bool { return slices.Contains(beside, key) }))
}
