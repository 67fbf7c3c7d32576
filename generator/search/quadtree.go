package search

import (
	"hash/fnv"
	"slices"
	"strings"
)

const (
	cellSize   = 128  // groups that a cell may hold; one more, and it is split
	deepest    = 16   // splits, so that many groups in one house don't split for ever: a cell is then 600 m wide
	sheetSize  = 1024 // groups that a sheet of neighbouring cells may hold
	bucketSize = 64   // cells that share the name of a folder
)

// A cell is a square of the map, in degrees, with its groups, or the four squares that it was split into: south-west, south-east,
// north-west, north-east. The squares are the same whatever lies in them, so a new group changes one cell and no other.
type cell struct {
	key    string
	groups []*placed
	within *[4]cell
	cells  int // squares with groups, in this one and within it
	size   int // groups
}

// quadtree sorts groups into cells. The order of the groups of a cell is theirs.
func quadtree(groups []*placed) cell {
	root := cell{groups: groups}
	root.split(spot{-90_000, -180_000}, 180_000, 360_000)
	return root
}

func (c *cell) split(corner spot, height, width int) {
	c.size = len(c.groups)
	if len(c.groups) <= cellSize || len(c.key) == deepest {
		c.cells = min(1, len(c.groups))
		return
	}
	height, width = height/2, width/2
	c.within = &[4]cell{}
	for i := range c.within {
		c.within[i].key = c.key + string(rune('0'+i))
	}
	which := func(g *placed) int {
		return bit(g.key.east >= corner.east+width) + 2*bit(g.key.north >= corner.north+height)
	}
	counts := [4]int{}
	for _, g := range c.groups {
		counts[which(g)]++
	}
	for i, n := range counts {
		c.within[i].groups = make([]*placed, 0, n)
	}
	for _, g := range c.groups {
		to := &c.within[which(g)]
		to.groups = append(to.groups, g)
	}
	c.groups = nil
	for i := range c.within {
		c.within[i].split(spot{corner.north + i/2*height, corner.east + i%2*width}, height, width)
		c.cells += c.within[i].cells
	}
}

// isSheet tells whether the groups of a square fit into one sheet. It is one where its parent's don't.
func (c *cell) isSheet() bool { return c.cells > 0 && (c.within == nil || c.size <= sheetSize) }

// shape writes the tree from the top, each square before those within it: 0 empty, 1 with groups, 2 split; of the squares that have
// a sheet, 3 split, 4 with groups.
func (c *cell) shape(to *strings.Builder, sheets bool) {
	digit := byte('0' + c.cells)
	if c.within != nil {
		digit = '2'
	}
	if sheets && c.isSheet() {
		digit, sheets = map[byte]byte{'1': '4', '2': '3'}[digit], false
	}
	to.WriteByte(digit)
	if c.within != nil {
		for i := range c.within {
			c.within[i].shape(to, sheets)
		}
	}
}

// sheets are the largest squares that fit into a sheet, in the order of the shape.
func (c *cell) sheets() []*cell {
	return c.largest(func(c *cell) bool { return c.isSheet() })
}

// buckets are the largest squares that hold at most bucketSize cells, or one sheet, in the order of the shape.
func (c *cell) buckets(sheets bool) []*cell {
	return c.largest(func(c *cell) bool { return c.cells <= bucketSize || sheets && c.isSheet() })
}

// largest are the largest squares with groups of which something holds; it must hold of every cell.
func (c *cell) largest(holds func(*cell) bool) []*cell {
	switch {
	case c.cells == 0:
		return nil
	case c.within == nil || holds(c):
		return []*cell{c}
	}
	var all []*cell
	for i := range c.within {
		all = append(all, c.within[i].largest(holds)...)
	}
	return all
}

// leaves are the cells with groups, in the order of the shape.
func (c *cell) leaves() []*cell {
	if c.within == nil {
		return slices.Repeat([]*cell{c}, c.cells)
	}
	var all []*cell
	for i := range c.within {
		all = append(all, c.within[i].leaves()...)
	}
	return all
}

// anySpot is a spot for a group that has none, by its address alone, so that such groups fall into cells of like size and stay there.
func anySpot(address string) spot {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(address)) // takes everything
	sum := hash.Sum64()
	sum ^= sum >> 29 // its upper bits tell addresses that are alike too little apart
	sum *= 0xbf58476d1ce4e5b9
	sum ^= sum >> 32
	return spot{int(sum%180_000) - 90_000, int(sum/180_000%360_000) - 180_000}
}
