package search

import (
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/language"
)

// Phrases are shipped as the client compares words, so that no reader's device cuts thousands of them. What is written here is what
// layouts/find/index/text.ts does with a reader's own words; the tests of both read testdata/stems.json.

var (
	aWord    = regexp.MustCompile(`[\p{L}\p{M}\p{N}]+`)
	initials = regexp.MustCompile(`(^|[^\p{L}\p{M}\p{N}])(\p{L}\.){2,}\p{L}?($|[^\p{L}\p{N}])`) // "s.m.a.r.t." is one word
)

// stem drops the ending of a plural; in Spanish "reuniones" is "reunion".
func stem(word string) string {
	ends := func(ending string) bool { return strings.HasSuffix(word, ending) }
	length := len([]rune(word))
	switch {
	case length < 4 || !ends("s") || ends("ss") || ends("us") || ends("is"):
		return word
	case length > 6 && ends("iones"):
		return word[:len(word)-2]
	case length > 4 && ends("ies"):
		return word[:len(word)-3] + "y"
	}
	return word[:len(word)-1]
}

// stems are the words of a text as they are compared.
func stems(text string) []string {
	text = initials.ReplaceAllStringFunc(strings.ReplaceAll(language.Fold(text), " ", "  "), func(found string) string { return strings.ReplaceAll(found, ".", "") })
	words := aWord.FindAllString(text, -1)
	for i := range words {
		words[i] = stem(words[i])
	}
	return words
}

// keyOf is a phrase as it is compared: "and" and "the" don't count.
func keyOf(text string) string {
	return strings.Join(slices.DeleteFunc(stems(text), func(word string) bool { return word == "and" || word == "the" }), " ")
}

// bracketed finds "(one/other)"; partOfWord finds one that holds a part of a word.
var (
	bracketed  = regexp.MustCompile(`\(([^()]*)\)`)
	partOfWord = regexp.MustCompile(`[\p{L}\p{M}\p{N}]\(|\)[\p{L}\p{M}\p{N}]`)
)

// patterns are a phrase as it is compared, its brackets as they are; where one holds a part of a word, "group(/s)", the phrase is written out.
func patterns(phrase string) []string {
	phrase = language.Fold(phrase)
	at := bracketed.FindStringSubmatchIndex(phrase)
	if at == nil {
		return []string{keyOf(phrase)}
	}
	before, ways, behind := phrase[:at[0]], strings.Split(phrase[at[2]:at[3]], "/"), phrase[at[1]:]
	if partOfWord.MatchString(phrase) {
		var all []string
		for _, way := range ways {
			all = append(all, patterns(before+way+behind)...)
		}
		return all
	}
	for i := range ways {
		ways[i] = keyOf(ways[i])
	}
	ways = distinct(ways)
	bracket := strings.Join(ways, "/")
	if len(ways) > 1 {
		bracket = "(" + bracket + ")"
	}
	rest := patterns(behind)
	for i := range rest {
		rest[i] = strings.TrimSpace(strings.TrimSpace(keyOf(before)+" "+bracket) + " " + rest[i])
	}
	return rest
}

// distinct leaves out what was there before.
func distinct(list []string) []string {
	var kept []string
	for _, one := range list {
		if !slices.Contains(kept, one) {
			kept = append(kept, one)
		}
	}
	return kept
}

// said are the phrases of a list that say anything, each once.
func said(list []string) []string {
	return slices.DeleteFunc(distinct(list), func(one string) bool { return one == "" })
}
