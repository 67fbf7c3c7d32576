package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"manyroads/generator/article"
)

// How much a word says of an article, by where it stands.
const (
	inBody = 1 + iota
	inHeading
	inAnswer // or in a tag, or in a question that the article answers
	inTitle
)

// bodyWords is how many words of a body are kept: those that stand out most. The title, answer, questions and headings always are.
const bodyWords = 128

// addArticles writes the articles, by address, with their words.
func (b *builder) addArticles(articles []*article.Article) {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, func(x, y *article.Article) int { return strings.Compare(x.ID, y.ID) })
	bodies, spread := countWords(articles)
	words := postings{}
	for row, a := range articles {
		c := &b.out.Articles
		c.Address = append(c.Address, "/articles/"+a.ID+"/")
		c.Title = append(c.Title, a.Title)
		c.Answer = append(c.Answer, a.Answer)
		c.Questions = append(c.Questions, append([]string{}, a.Questions...))
		add := func(text string, weight int) {
			eachWord(text, func(word string) {
				if !b.stop[word] {
					words.add(word, row, weight)
				}
			})
		}
		add(a.Title, inTitle)
		add(strings.Join(a.Tags, " "), inAnswer)
		add(strings.Join(a.Questions, " "), inAnswer)
		add(a.Answer, inAnswer)
		for _, heading := range a.Headings {
			add(heading.Text, inHeading)
		}
		for _, word := range telling(bodies[row], spread, len(articles), b.stop) {
			words.add(word, row, inBody)
		}
	}
	b.out.ArticleWords = words.weighted()
}

// countWords counts the words of each body, and in how many bodies each word stands.
func countWords(articles []*article.Article) (bodies []map[string]int, spread map[string]int) {
	spread = map[string]int{}
	for _, a := range articles {
		counts := map[string]int{}
		eachWord(a.PlainText, func(word string) { counts[word]++ })
		for word := range counts {
			spread[word]++
		}
		bodies = append(bodies, counts)
	}
	return bodies, spread
}

// telling are the words of a body that say most about it: often here, rare elsewhere (tf-idf), ties by the alphabet.
func telling(counts, spread map[string]int, articles int, stop map[string]bool) []string {
	type scored struct {
		word  string
		score float64
	}
	var all []scored
	for word, n := range counts {
		if len(word) < 2 || stop[word] {
			continue
		}
		rarity := math.Log(1 + float64(articles)/float64(spread[word]))
		all = append(all, scored{word, (1 + math.Log(float64(n))) * rarity})
	}
	slices.SortFunc(all, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.word, y.word))
	})
	words := make([]string, 0, bodyWords)
	for _, s := range all[:min(len(all), bodyWords)] {
		words = append(words, s.word)
	}
	return words
}
