package search

import (
	"cmp"
	"slices"
)

const (
	inText = iota // the weights of a word of a group
	inName
	groupWeights
)

const (
	termSize  = 9_600 // bytes of a file of words before compression
	textSize  = 8     // articles of a block
	tooCommon = 20    // a word that stands in more than one of so many groups tells nothing apart
)

// termShard is the words between its first one and that of the next shard: the groups by number, and the articles with weights.
type termShard struct {
	Format   string `json:"format"`
	Word     string `json:"word"`
	Groups   string `json:"groups"`
	Articles string `json:"articles"`
}

// textShard is a block of articles.
type textShard struct {
	Format   string         `json:"format"`
	Articles articleColumns `json:"articles"`
}

// texts writes the words of groups and articles, and the articles themselves.
func (s *sharder) texts(in Input) {
	b := &builder{words: newVocabulary(stopWords()), groupWords: newPostings()}
	groups := slices.SortedFunc(slices.Values(s.groups), func(x, y *placed) int { return cmp.Compare(x.number, y.number) })
	b.groupWords.most = uint32(max(100, len(groups)/tooCommon))
	numbers := make([]int, len(groups))
	for row, g := range groups {
		numbers[row] = g.number
		b.addGroupWords(row, g.Group)
		b.addText(row, g.Place.Venue, inText)
		for _, key := range g.Access {
			b.addText(row, key, inText)
		}
		b.addText(row, g.Name, inName)
	}
	inGroups := b.groupWords.lists()
	b.groupWords = nil
	s.terms(b.words, inGroups, numbers, b.addArticles(in.Articles))
	var blocks [][]byte
	a := &b.out.Articles
	for from := 0; from < len(a.Address); from += textSize {
		to := min(from+textSize, len(a.Address))
		blocks = append(blocks, s.text.encode(&textShard{"many-roads-articles", articleColumns{a.Address[from:to], a.Title[from:to], a.Answer[from:to], a.Questions[from:to]}}))
	}
	s.out.TextsAt = s.blocks("a", blocks)
}

// terms writes the words in alphabetical order, with the groups and the articles of each, and cuts them into files.
func (s *sharder) terms(v *vocabulary, inGroups lists, numbers []int, inArticles lists) {
	var shards [][]byte
	var words, groups, articles, more, others []byte
	end := func() {
		shards = append(shards, s.text.encode(&termShard{"many-roads-words", string(words), string(groups), string(articles)}))
		words, groups, articles = words[:0], groups[:0], articles[:0]
	}
	last := ""
	s.out.Terms = []string{}
	for _, n := range v.sorted(inGroups, inArticles) {
		word := v.words[n]
		more = appendSteps(more[:0], inGroups.of(n), groupWeights, numbers)
		others = appendSteps(others[:0], inArticles.of(n), articleWeights, nil)
		size := len(words) + len(groups) + len(articles)
		if size > 0 && size+len(word)+len(more)+len(others) > termSize {
			end()
		}
		if len(words) == 0 {
			s.out.Terms = append(s.out.Terms, beginning(last, word))
		} else {
			words, groups, articles = append(words, ' '), append(groups, ' '), append(articles, ' ')
		}
		words, groups, articles, last = append(words, word...), append(groups, more...), append(articles, others...), word
	}
	if len(words) > 0 {
		end()
	}
	s.out.TermsAt = s.blocks("t", shards)
}

// beginning is as little of a word as tells it from the one before it in the alphabet.
func beginning(before, word string) string {
	for i := range word {
		if i > 0 && word[:i] > before {
			return word[:i]
		}
	}
	return word
}
