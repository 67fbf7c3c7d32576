package search

import (
	"cmp"
	"slices"
	"strings"

	"manyroads/generator/medication"
)

const (
	inName    = 2      // the weight of a word of a group's name
	termSize  = 14_000 // bytes of a shard of words before compression
	textSize  = 8      // articles of a block
	tooCommon = 20     // a word that stands in more than one of so many groups tells nothing apart
)

// termShard is the words between its first one and that of the next shard: the groups by number, and the articles with weights.
type termShard struct {
	Format   string    `json:"format"`
	Word     joined    `json:"word"`
	Groups   stepLists `json:"groups"`
	Articles stepLists `json:"articles"`
}

// textShard is a block of articles.
type textShard struct {
	Format   string         `json:"format"`
	Articles articleColumns `json:"articles"`
}

// texts writes the words of groups and articles, and the articles themselves.
func (s *sharder) texts(in Input) {
	words := &builder{groupWords: postings{}, stop: s.base.stop}
	groups := slices.SortedFunc(slices.Values(s.groups), func(a, b *Group) int { return cmp.Compare(s.number[a], s.number[b]) })
	for _, g := range groups {
		number := s.number[g]
		words.addGroupWords(number, g)
		words.addText(number, g.Place.Venue+" "+strings.Join(g.Access, " "), 1)
		words.addText(number, g.Name, inName)
	}
	for word, list := range words.groupWords {
		if len(list) > max(100, len(groups)/tooCommon) {
			delete(words.groupWords, word)
		}
	}
	words.addArticles(in.Articles)
	s.terms(words.groupWords.named(), words.out.ArticleWords)
	var blocks []any
	a := &words.out.Articles
	for from := 0; from < len(a.Address); from += textSize {
		to := min(from+textSize, len(a.Address))
		blocks = append(blocks, &textShard{"many-roads-articles", articleColumns{a.Address[from:to], a.Title[from:to], a.Answer[from:to], a.Questions[from:to]}})
	}
	s.out.TextsAt = s.blocks("a", blocks)
}

// terms merges the two lists of words and cuts them into shards.
func (s *sharder) terms(groups, articles wordColumns) {
	var shards []any
	var shard *termShard
	size, word, last := 0, "", ""
	for i, j := 0, 0; i < len(groups.Word) || j < len(articles.Word); {
		inGroups := j == len(articles.Word) || i < len(groups.Word) && groups.Word[i] <= articles.Word[j]
		inArticles := i == len(groups.Word) || j < len(articles.Word) && articles.Word[j] <= groups.Word[i]
		var next string
		rows, texts := []int{}, []int{}
		if inGroups {
			next, rows = groups.Word[i], groups.In[i]
			i++
		}
		if inArticles {
			next, texts = articles.Word[j], articles.In[j]
			j++
		}
		last, word = word, next
		length := len(word) + 10 + 2*len(rows) + 3*len(texts)
		if shard == nil || size > 0 && size+length > termSize {
			shard, size = &termShard{Format: "many-roads-words"}, 0
			shards = append(shards, shard)
			s.out.Terms = append(s.out.Terms, beginning(last, word))
		}
		shard.Word, shard.Groups, shard.Articles = append(shard.Word, word), append(shard.Groups, rows), append(shard.Articles, texts)
		size += length
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

// count counts every group under each value of each facet, so that filters have numbers before anything is asked.
func (s *sharder) count() {
	counts := map[string]map[string]int{}
	add := func(facet string, values ...string) {
		if counts[facet] == nil {
			counts[facet] = map[string]int{}
		}
		for _, value := range values {
			if value != "" {
				counts[facet][value]++
			}
		}
	}
	for _, g := range s.groups {
		add("medication", string(ratings()[place(ratings(), g.Assessment.Rating, len(ratings())-1)]))
		add("attendance", attendances()[place(attendances(), g.Attendance, len(attendances())-1)])
		if g.Attendance == "hybrid" {
			add("attendance", "in-person", "online")
		}
		add("organization", g.Organization)
		add("place", stateKey(g))
		add("audience", slices.Compact(slices.Sorted(slices.Values(g.Audience)))...)
		add("language", slices.Compact(slices.Sorted(slices.Values(g.Languages)))...)
		if proof := string(g.Proof); proof != string(medication.Unknown) {
			add("proof", proof)
		}
		for _, day := range daysOf(g) {
			add("day", strings.Trim(string(rune('0'+day)), "7"))
		}
	}
	s.base.out.Counts = counts
}
