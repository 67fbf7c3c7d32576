package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

const (
	inText = iota // the weights of a word of a group
	inName
	groupWeights
)

const (
	termSize = 9_600 // bytes of a file of words before compression
	longList = 512   // bytes of a list of groups that lies beside the file of its word, so that who asks articles need not read it
	textSize = 8     // articles of a block

	titleWords   = 400 // words of names that are told beforehand: so many, of so many letters, which so many groups have
	titleLetters = 4
	titleGroups  = 3
	tooCommon    = 20 // a word that stands in more than one of so many groups tells nothing apart, but in a name
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
	b.groupWords.most, b.groupWords.always = uint32(max(100, len(groups)/tooCommon)), inName
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
	s.titles = b.words.titles(inGroups)
	s.terms(b.words, inGroups, numbers, b.addArticles(in.Articles))
	var blocks [][]byte
	a := &b.out.Articles
	for from := 0; from < len(a.Address); from += textSize {
		to := min(from+textSize, len(a.Address))
		blocks = append(blocks, s.text.encode(&textShard{"many-roads-articles", articleColumns{a.Address[from:to], a.Title[from:to], a.Answer[from:to], a.Questions[from:to]}}))
	}
	s.out.TextsAt = s.blocks("a", blocks, nil)
}

// titles are the words that stand in most names, in alphabetical order. A client mends slips by them before it has read any group.
func (v *vocabulary) titles(in lists) string {
	counts := map[uint32]int{}
	var often []uint32
	for n := range uint32(len(v.words)) {
		for _, at := range in.of(n) {
			counts[n] += bit(at%4 == inName)
		}
		if counts[n] >= titleGroups && len(v.words[n]) >= titleLetters && !strings.ContainsAny(v.words[n], "0123456789") {
			often = append(often, n)
		}
	}
	byAlphabet := func(x, y uint32) int { return strings.Compare(v.words[x], v.words[y]) }
	slices.SortFunc(often, func(x, y uint32) int { return cmp.Or(cmp.Compare(counts[y], counts[x]), byAlphabet(x, y)) })
	often = often[:min(titleWords, len(often))]
	slices.SortFunc(often, byAlphabet)
	words := make([]string, len(often))
	for i, n := range often {
		words[i] = v.words[n]
	}
	return strings.Join(words, " ")
}

// terms writes the words in alphabetical order, with the groups and the articles of each, and cuts them into files.
func (s *sharder) terms(v *vocabulary, inGroups lists, numbers []int, inArticles lists) {
	var shards, long [][]byte
	var words, beside wordLines
	end := func() {
		shards, long = append(shards, words.file(&s.text)), append(long, beside.file(&s.text))
		s.out.Long += strconv.Itoa(bit(long[len(long)-1] != nil))
	}
	last := ""
	s.out.Terms = []string{}
	var groups, articles []byte
	for _, n := range v.sorted(inGroups, inArticles) {
		word := v.words[n]
		groups, articles = appendSteps(groups[:0], inGroups.of(n), groupWeights, numbers), appendSteps(articles[:0], inArticles.of(n), articleWeights, nil)
		apart := 0
		if len(groups) > longList {
			apart = len(groups)
		}
		full := words.size()+len(word)+len(groups)-apart+len(articles) > termSize || apart > 0 && beside.size()+apart > termSize
		if words.size() > 0 && full {
			end()
		}
		if words.size() == 0 {
			s.out.Terms = append(s.out.Terms, beginning(last, word))
		}
		if apart > 0 {
			beside.add(word, groups, nil)
			groups = groups[:0]
		}
		words.add(word, groups, articles)
		last = word
	}
	if words.size() > 0 {
		end()
	}
	s.out.TermsAt = s.blocks("t", shards, long)
}

// wordLines are the columns of a file of words.
type wordLines struct{ word, groups, articles []byte }

func (w *wordLines) size() int { return len(w.word) + len(w.groups) + len(w.articles) }

func (w *wordLines) add(word string, groups, articles []byte) {
	if len(w.word) > 0 {
		w.word, w.groups, w.articles = append(w.word, ' '), append(w.groups, ' '), append(w.articles, ' ')
	}
	w.word, w.groups, w.articles = append(w.word, word...), append(w.groups, groups...), append(w.articles, articles...)
}

// file is the file of the words, or nil where there are none; then it begins anew.
func (w *wordLines) file(text *encoder) []byte {
	if len(w.word) == 0 {
		return nil
	}
	content := text.encode(&termShard{"many-roads-words", string(w.word), string(w.groups), string(w.articles)})
	w.word, w.groups, w.articles = w.word[:0], w.groups[:0], w.articles[:0]
	return content
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
