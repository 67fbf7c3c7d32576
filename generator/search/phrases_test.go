package search

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"manyroads/generator/source"
)

// layoutsPhrases are the tables of the repository itself.
func layoutsPhrases(t *testing.T) []source.File {
	t.Helper()
	names, err := filepath.Glob("../../layouts/find/phrases/*.toml")
	if err != nil || len(names) < 2 {
		t.Fatalf("%v, %v: there should be English and Spanish", names, err)
	}
	var files []source.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.File{Path: name, Name: "find/phrases/" + filepath.Base(name), Text: string(text)})
	}
	return files
}

// The client's tests read the golden file, so what they understand is what is shipped.
func TestGoldenPhrases(t *testing.T) {
	phrases, problems := ReadPhrases(layoutsPhrases(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	sameAsGolden(t, "testdata/phrases.json", phrases.File().Content)
}

// The client compares a reader's words with what is written here, so both must cut words alike: its tests read the same file.
func TestWordsAsTheClientComparesThem(t *testing.T) {
	text, err := os.ReadFile("testdata/stems.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]string
	if err := json.Unmarshal(text, &all); err != nil || len(all) < 20 {
		t.Fatal(err, len(all))
	}
	for text, want := range all {
		if got := keyOf(text); got != want {
			t.Errorf("%q is %q; want %q", text, got, want)
		}
	}
}

func TestBracketsAsTheyAreShipped(t *testing.T) {
	for phrase, want := range map[string]string{
		"fridays":                          "friday",
		"Let (you/me) share":               "let (you/me) share",
		"(friend/friends) and (the/)":      "friend",
		"(a/the/) meetings (/of families)": "(a/) meeting (/of family)",
		"group(/s) (for/with) men":         "group (for/with) men|group (for/with) men",
		"(re/)start (now/soon)":            "restart (now/soon)|start (now/soon)",
	} {
		if got := strings.Join(patterns(phrase), "|"); got != want {
			t.Errorf("%q is %q; want %q", phrase, got, want)
		}
	}
}

// A third language is one more file: its phrases join the meanings that are there, and what readers are told stays English.
func TestAnotherLanguageNeedsOnlyItsFile(t *testing.T) {
	phrases, problems := ReadPhrases(append(layoutsPhrases(t), source.File{Name: "find/phrases/pt.toml", Text: "nothing = \"para com\"\n[[phrase]]\nmeans = \"day 1\"\nwords = \"segunda-feira, (na/às) segunda\"\n"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := strings.Join(phrases.Language, " "); got != "en es pt" {
		t.Errorf("languages %q", got)
	}
	for i, means := range phrases.Means {
		if means == "day 1" && (phrases.Label[i] != "Monday" || !strings.HasSuffix(phrases.Words[i], "lunes, segunda-feira, (na/às) segunda")) {
			t.Errorf("Monday is %q, said as %q", phrases.Label[i], phrases.Words[i])
		}
	}
	if !strings.HasSuffix(phrases.Lists["nothing"], " para com") {
		t.Error("the words that say nothing were not joined")
	}
}

func TestMistakesInPhrases(t *testing.T) {
	for text, want := range map[string]string{
		"[[phrase]]\nmeans = \"day 8\"\nlabel = \"x\"\nwords = \"x\"\n":          `"day 8" is no meaning`,
		"[[phrase]]\nmeans = \"day 1\"\nlabel = \"x\"\nwords = \"(x/y\"\n":       "a bracket is not closed",
		"[[phrase]]\nmeans = \"day 1\"\nwords = \"x\"\n":                         "label",
		"[[phrase]]\nmeans = \"day 1\"\nlabel = \"x\"\nword = \"x\"\n":           "word",
		"[clock]\nafter = \"(?:after\"\n":                                        `"(?:after" is no pattern`,
		"[clock]\nafter = \"(after|past)\"\n":                                    `"(after|past)" is no pattern`,
		"[[phrase]]\nmeans = \"day 1 + tea\"\nlabel = \"x\"\nwords = \"x, y\"\n": `"tea" is no meaning`,
	} {
		_, problems := ReadPhrases([]source.File{{Path: "en.toml", Name: "find/phrases/en.toml", Text: text}})
		if len(problems) == 0 || !strings.Contains(problems[0].What, want) {
			t.Errorf("%s\n%v; want %q", text, problems, want)
		}
	}
}
