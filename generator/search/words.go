package search

import (
	"slices"
	"strings"
	"unicode"
)

// stopWords carry no meaning alone; the index leaves them out and says so, and a client must not look for them.
func stopWords() []string {
	return strings.Fields("a an and are as at be by for from in is it not of on or that the this to was we with you your")
}

// eachWord calls do with every word of a text, in lower case. A word is a run of letters, marks and digits; an apostrophe is
// dropped ("women's" is "womens"). Accents stay: the client folds them, so that there is one way of folding and not two.
func eachWord(text string, do func(word string)) {
	start, marked := -1, false
	flush := func(end int) {
		if start < 0 {
			return
		}
		word := strings.ToLower(text[start:end])
		if marked {
			word = strings.NewReplacer("'", "", "’", "").Replace(word)
		}
		do(word)
		start, marked = -1, false
	}
	for i, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c):
			if start < 0 {
				start = i
			}
		case (c == '\'' || c == '’') && start >= 0:
			marked = true
		default:
			flush(i)
		}
	}
	flush(len(text))
}

// postings are the rows in which each word stands, in rising order; the row's weight (1 to 4) where there is one.
type postings map[string][]posting

type posting struct{ row, weight int }

// add notes a word of a row. Rows must come in rising order; a word that is already there keeps its greater weight.
func (p postings) add(word string, row, weight int) {
	list := p[word]
	if n := len(list); n > 0 && list[n-1].row == row {
		list[n-1].weight = max(list[n-1].weight, weight)
		return
	}
	p[word] = append(list, posting{row, weight})
}

// columns writes each list as steps: the first row counted from -1, then the distance to the next, so no step is 0.
func (p postings) columns() wordColumns { return p.write(func(step, _ int) int { return step }) }

// weighted writes each step times 4, plus the weight less 1.
func (p postings) weighted() wordColumns {
	return p.write(func(step, weight int) int { return step*4 + weight - 1 })
}

// named writes each step times 2, plus 1 where the word stands in a name.
func (p postings) named() wordColumns {
	return p.write(func(step, weight int) int { return step*2 + weight - 1 })
}

func (p postings) write(encode func(step, weight int) int) wordColumns {
	var c wordColumns
	for word := range p {
		c.Word = append(c.Word, word)
	}
	slices.Sort(c.Word)
	for _, word := range c.Word {
		list := p[word]
		steps := make([]int, len(list))
		previous := -1
		for i, at := range list {
			steps[i] = encode(at.row-previous, at.weight)
			previous = at.row
		}
		c.In = append(c.In, steps)
	}
	return c
}

// addGroupWords notes the words by which a group is found beyond its name, its venue, its place and its organization, which the
// client reads from their columns. Contacts are left out: nobody finds a group by them, and nobody should collect them from here.
func (b *builder) addGroupWords(number int, g *Group) {
	for _, text := range []string{
		g.Description, g.Note, g.AudienceNote, g.Cost, g.HowToJoin, g.Host, g.Online.Platform, g.Online.Note,
		g.Place.Address, g.Place.PostalCode, g.Place.Directions, g.Medication.Note,
	} {
		b.addText(number, text, 1)
	}
}

// addText notes the words of a text of a group.
func (b *builder) addText(number int, text string, weight int) {
	eachWord(text, func(word string) {
		if !b.stop[word] {
			b.groupWords.add(word, number, weight)
		}
	})
}
