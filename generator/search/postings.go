package search

import "math"

// postings are the rows in which words stand, each with a weight from 0 to 3. There are millions of them, so they lie in blocks of plain
// numbers, which nothing moves, and not in a list for each word.
type postings struct {
	blocks [][]posting
	words  []wordCount
	most   uint32 // a word that stands in more rows tells nothing apart, and has no list
	always int    // but of its postings with this weight or a greater one: then a word of a name leads to all that are called so
}

type posting struct{ word, at uint32 } // at: 4 × row + weight

// A wordCount is in how many rows a word stands with less than the weight that is always kept, and one more than the number of its last
// posting.
type wordCount struct{ rows, last uint32 }

const blockSize = 1 << 16

func newPostings() *postings { return &postings{most: math.MaxUint32 - 1, always: 4} }

// add notes a word of a row. Rows must come in rising order; a word that is already there keeps its greater weight.
func (p *postings) add(word uint32, row, weight int) {
	if missing := int(word) + 1 - len(p.words); missing > 0 {
		p.words = append(p.words, make([]wordCount, missing)...)
	}
	count, at := &p.words[word], uint32(row*4+weight)
	if count.rows > p.most && weight < p.always {
		return
	}
	if count.last > 0 {
		if last := &p.blocks[(count.last-1)/blockSize][(count.last-1)%blockSize]; last.at/4 == uint32(row) {
			if int(last.at%4) < p.always && weight >= p.always {
				count.rows--
			}
			last.at = max(last.at, at)
			return
		}
	}
	end := len(p.blocks) - 1
	if end < 0 || len(p.blocks[end]) == blockSize {
		p.blocks = append(p.blocks, make([]posting, 0, blockSize))
		end++
	}
	p.blocks[end] = append(p.blocks[end], posting{word, at})
	count.last = uint32(end*blockSize + len(p.blocks[end]))
	if weight < p.always {
		count.rows++
	}
}

// keeps tells whether a posting comes into the list of its word.
func (p *postings) keeps(one posting) bool {
	return int(one.at%4) >= p.always || p.words[one.word].rows <= p.most
}

// lists are the postings of each word, in the order of the rows, all behind each other.
type lists struct {
	from []uint32 // by word
	at   []uint32 // 4 × row + weight
}

func (l lists) of(word uint32) []uint32 {
	if int(word)+1 >= len(l.from) {
		return nil
	}
	return l.at[l.from[word]:l.from[word+1]]
}

// lists sorts the postings by their words, in time that grows with their number only.
func (p *postings) lists() lists {
	l := lists{from: make([]uint32, len(p.words)+2)} // the place of the next posting of a word stands one behind its own
	for _, block := range p.blocks {
		for _, one := range block {
			if p.keeps(one) {
				l.from[one.word+2]++
			}
		}
	}
	for word := range p.words {
		l.from[word+2] += l.from[word+1]
	}
	l.at = make([]uint32, l.from[len(p.words)+1])
	for _, block := range p.blocks {
		for _, one := range block {
			if next := &l.from[one.word+1]; p.keeps(one) {
				l.at[*next] = one.at
				*next++
			}
		}
	}
	l.from = l.from[:len(p.words)+1]
	return l
}

// appendSteps writes a list as steps: the first row counted from -1, then the distance to the next, so no step is 0. Each is multiplied
// by the number of weights, and the weight added. Where rows have numbers, those are what is written.
func appendSteps(text []byte, list []uint32, weights int, numbers []int) []byte {
	previous := -1
	for _, at := range list {
		row, weight := int(at/4), int(at%4)
		if numbers != nil {
			row = numbers[row]
		}
		text = appendStep(text, (row-previous)*weights+weight)
		previous = row
	}
	return text
}
