package page

import (
	"fmt"
	"html/template"
	"slices"
	"sync"
	"sync/atomic"

	"manyroads/generator/article"
	"manyroads/generator/site"
)

// liveView is what group/live.html sees.
type liveView struct {
	Cards template.HTML
	Empty bool
	More  int
}

// liveLists remember what was written for each block: many articles ask for the same groups, and to choose them is to
// look at all that there are. What it holds is bounded like the cards: lists that don't fit are made anew for each article.
type liveLists struct {
	written sync.Map // key of a block → []byte, which nobody changes
	held    atomic.Int64
}

// liveHeld is the most that is remembered, in bytes: about 5,000 lists of five groups.
const liveHeld = 16 << 20

// liveKey is all that a block asks for. Where it stands makes no difference.
func liveKey(b article.Block) string {
	return fmt.Sprintf("%q %q %q %q %q %d", b.Organizations, b.States, b.Attendance, b.Audience, b.Ratings, b.Limit)
}

// Groups is a live list: the cards of the groups that a block asks for.
func (v resolver) Groups(b article.Block) []byte {
	lists, key := &v.r.live, liveKey(b)
	if text, known := lists.written.Load(key); known {
		return text.([]byte)
	}
	text, err := v.r.liveList(b)
	if err != nil {
		return nil
	}
	if size := int64(len(text)); lists.held.Load()+size <= liveHeld {
		lists.held.Add(size)
		lists.written.Store(key, text)
	}
	return text
}

func (r *renderer) liveList(b article.Block) ([]byte, error) {
	var chosen []*site.Group
	for _, g := range r.candidates(b) {
		if chosenBy(b, g) {
			chosen = append(chosen, g)
		}
	}
	total := len(chosen)
	if b.Limit > 0 && total > b.Limit {
		chosen = chosen[:b.Limit]
	}
	cards, err := r.cardList(chosen)
	if err != nil {
		return nil, err
	}
	html, err := r.layouts.sheet("group/live.html").text(liveView{cards, total == 0, total - len(chosen)})
	return []byte(html), err
}

// candidates are the groups among which a block chooses: all of them only when it names no one organization and no one rating.
func (r *renderer) candidates(b article.Block) []*site.Group {
	if len(b.Organizations) == 1 {
		if o := r.site.Organization(b.Organizations[0]); o != nil {
			return r.of[o]
		}
	}
	for _, l := range r.lists {
		if len(b.Ratings) == 1 && l.address == "/medication/"+b.Ratings[0]+"/" || len(b.Audience) == 1 && l.address == "/audience/"+b.Audience[0]+"/" {
			return l.groups
		}
	}
	return r.running
}

// chosenBy tells whether a group is one that a live list asks for.
func chosenBy(b article.Block, g *site.Group) bool {
	return fits(b.Organizations, g.Organization) && fits(b.States, g.Place.State) && fits(b.Attendance, g.Attendance) &&
		fits(b.Ratings, string(g.Assessment.Rating)) &&
		(len(b.Audience) == 0 || slices.ContainsFunc(g.Audience, func(a string) bool { return slices.Contains(b.Audience, a) }))
}

func fits(wanted []string, value string) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}
