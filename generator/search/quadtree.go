package search

import (
	"slices"
	"strings"
)

const (
	cellSize   = 256 // groups that a cell may hold; one more, and it is split
	deepest    = 16  // splits, so that many groups in one house don't split for ever: a cell is then 600 m wide
	bucketSize = 16  // cells that share the name of a folder
)

// A cell is a square of the map, in degrees, with its groups, or the four squares that it was split into: south-west, south-east,
// north-west, north-east. The squares are the same whatever lies in them, so a new group changes one cell and no other.
type cell struct {
	key    string
	groups []*placed
	within *[4]cell
	cells  int // squares with groups, in this one and within it
}

// A placed group is one with the spot by which it is sorted into a cell.
type placed struct {
	*Group
	at spot
}

// quadtree sorts groups into cells. The order of the groups of a cell is theirs.
func quadtree(groups []*placed) cell {
	root := cell{groups: groups}
	root.split(spot{-90_000, -180_000}, 180_000, 360_000)
	return root
}

func (c *cell) split(corner spot, height, width int) {
	if len(c.groups) <= cellSize || len(c.key) == deepest {
		c.cells = min(1, len(c.groups))
		return
	}
	height, width = height/2, width/2
	c.within = &[4]cell{}
	for i := range c.within {
		c.within[i].key = c.key + string(rune('0'+i))
	}
	for _, g := range c.groups {
		i := 0
		if g.at.east >= corner.east+width {
			i++
		}
		if g.at.north >= corner.north+height {
			i += 2
		}
		c.within[i].groups = append(c.within[i].groups, g)
	}
	c.groups = nil
	for i := range c.within {
		c.within[i].split(spot{corner.north + i/2*height, corner.east + i%2*width}, height, width)
		c.cells += c.within[i].cells
	}
}

// shape writes the tree from the top, each square before those within it: 0 empty, 1 with groups, 2 split.
func (c *cell) shape(to *strings.Builder) {
	switch {
	case c.within == nil:
		to.WriteByte('0' + byte(c.cells))
	default:
		to.WriteByte('2')
		for i := range c.within {
			c.within[i].shape(to)
		}
	}
}

// buckets are the largest squares that hold at most bucketSize cells, in the order of the shape.
func (c *cell) buckets() []*cell {
	if c.cells == 0 {
		return nil
	}
	if c.cells <= bucketSize || c.within == nil {
		return []*cell{c}
	}
	var all []*cell
	for i := range c.within {
		all = append(all, c.within[i].buckets()...)
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
