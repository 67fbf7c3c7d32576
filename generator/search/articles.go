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
	inBody = iota
	inHeading
	inAnswer // or in a tag, or in a question that the article answers
	inTitle
	articleWeights
)

// bodyWords is how many words of a body are kept: those that stand out most. The title, answer, questions and headings always are.
const bodyWords = 128

// addArticles writes the articles, by address, and gives the places of their words.
func (b *builder) addArticles(articles []*article.Article) lists {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, func(x, y *article.Article) int { return strings.Compare(x.ID, y.ID) })
	bodies, rarity := b.countWords(articles)
	words, scores := newPostings(), []scored(nil)
	for row, a := range articles {
		c := &b.out.Articles
		c.Address = append(c.Address, "/articles/"+a.ID+"/")
		c.Title = append(c.Title, a.Title)
		c.Answer = append(c.Answer, a.Answer)
		c.Questions = append(c.Questions, append([]string{}, a.Questions...))
		add := func(text string, weight int) {
			b.words.each(text, func(word uint32) { words.add(word, row, weight) })
		}
		add(a.Title, inTitle)
		for _, text := range slices.Concat(a.Tags, a.Questions) {
			add(text, inAnswer)
		}
		add(a.Answer, inAnswer)
		for _, heading := range a.Headings {
			add(heading.Text, inHeading)
		}
		scores = scores[:0]
		for _, one := range bodies[row] {
			scores = append(scores, scored{one.word, (1 + math.Log(float64(one.count))) * rarity[one.word]})
		}
		for _, one := range b.words.telling(scores) {
			words.add(one.word, row, inBody)
		}
	}
	return words.lists()
}

// A countedWord is a word of a body and how often it stands there.
type countedWord struct{ word, count uint32 }

// countWords counts the words of each body, and says how rare each word is among the bodies.
func (b *builder) countWords(articles []*article.Article) (bodies [][]countedWord, rarity []float64) {
	var counts, spread, here []uint32 // spread: in how many bodies a word stands; here: the words of this body
	for _, a := range articles {
		here = here[:0]
		b.words.each(a.PlainText, func(word uint32) {
			if missing := int(word) + 1 - len(counts); missing > 0 {
				counts, spread = append(counts, make([]uint32, missing)...), append(spread, make([]uint32, missing)...)
			}
			if counts[word] == 0 {
				here = append(here, word)
				spread[word]++
			}
			counts[word]++
		})
		body := make([]countedWord, 0, len(here))
		for _, word := range here {
			if len(b.words.words[word]) > 1 {
				body = append(body, countedWord{word, counts[word]})
			}
			counts[word] = 0
		}
		bodies = append(bodies, body)
	}
	rarity = make([]float64, len(spread))
	for word, n := range spread {
		rarity[word] = math.Log(1 + float64(len(articles))/float64(n))
	}
	return bodies, rarity
}

// A scored word is one with how much it says of a body: often here, rare elsewhere (tf-idf).
type scored struct {
	word  uint32
	score float64
}

// telling are the words of a body that say most about it, ties by the alphabet.
func (v *vocabulary) telling(body []scored) []scored {
	if len(body) <= bodyWords {
		return body
	}
	slices.SortFunc(body, func(x, y scored) int {
		if x.score != y.score {
			return cmp.Compare(y.score, x.score)
		}
		return strings.Compare(v.words[x.word], v.words[y.word])
	})
	return body[:bodyWords]
}
