// Package search makes the index that the browser reads: one JSON file of columns, or, where that would be large, a manifest and many
// shards of the same columns, with tables of ZIP codes and cities beside them. docs/search-index.md describes each field by field.
//
// A reader's words never leave the device, so everything that an answer needs is in the file: what a group is called, where and when it
// meets, what a person on medication may do there and until when that counts, the words of its notes, and the words of the articles.
// Build is a pure function of its Input: the same records give the same bytes, and its work grows with their number only.
//
// How words are read, matched and ranked is the client's business (layouts/find); this package knows only what is said.
//
// What must never happen here: a closed group in the index, an editor's private note, an e-mail address or a telephone number,
// a group that nobody confirmed marked as verified, a rating without the day on which it ends.
package search

import (
	"encoding/json"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/organization"
)

// Input is everything that the index is made from. Nothing of it is changed.
type Input struct {
	Groups        []Group
	Organizations []*organization.Organization
	Articles      []*article.Article // no drafts
	Terms         []Term
}

// A Group is a record with what the site says of it. The names of its place are empty where they are not known.
type Group struct {
	group.Group
	Address    string // "/groups/us/ma/worcester/clinic-group/"
	Assessment medication.Assessment
	Verified   bool   // its listing counts on the build date; the index says until when
	Seen       string // "2018" or "an undated page"
	City       string // "Worcester"
	State      string // "Massachusetts"
	StateCode  string // "MA"
	Country    string // "United States"
}

// A Term of the glossary: the aliases are brand names, slang and misspellings that mean it.
type Term struct {
	Term    string
	Aliases []string
}

// A File of the folder /search/. Its name holds a hash of what is in it, so a browser may keep it for ever.
type File struct {
	Name    string // "index.3fb2c1d8a0.json"
	Content []byte
}

// Build makes the index. The first File is the one that the page for searching names; an error means that the input contradicts itself.
func Build(in Input) ([]File, error) {
	gazetteer, err := readGazetteer()
	if err != nil {
		return nil, err
	}
	places, index := gazetteer.placeFiles()
	if len(in.Groups) <= wholeGroups {
		content, err := newBuilder(in, gazetteer, index).whole(in)
		if err != nil {
			return nil, err
		}
		if compressed(content) <= wholeSize {
			return append([]File{{"index." + hashOf(content) + ".json", content}}, places...), nil
		}
	}
	files, err := buildShards(newBuilder(in, gazetteer, index), in)
	return append(files, places...), err
}

// version is that of the format; a client refuses every other.
const version = 4

// whole encodes the index as one file.
func (b *builder) whole(in Input) ([]byte, error) {
	b.words, b.groupWords = newVocabulary(b.out.Stop), newPostings()
	for row, g := range b.sorted(in.Groups) {
		if err := b.addGroup(g); err != nil {
			return nil, err
		}
		b.addGroupWords(row, g.Group)
	}
	b.out.Words = b.words.columns(b.groupWords.lists(), 1)
	b.out.ArticleWords = b.words.columns(b.addArticles(in.Articles), articleWeights)
	b.addTerms(in.Terms)
	return b.encode(), nil
}

// builder holds the columns while they grow.
type builder struct {
	gazetteer     *gazetteer
	out           document
	organizations map[string]int    // id -> 1 + row
	states        map[[2]string]int // code and name -> the same
	cities        map[cityKey]int   // the same
	words         *vocabulary
	groupWords    *postings
	folders       table
	venues        table
	zones         table
	seen          table
	restricted    table
	languages     table
	rules         table
}

func newBuilder(in Input, gazetteer *gazetteer, places placeIndex) *builder {
	b := &builder{
		gazetteer:     gazetteer,
		out:           newDocument(),
		organizations: map[string]int{},
		states:        map[[2]string]int{},
		cities:        map[cityKey]int{},
	}
	b.out.Stop, b.out.Places = stopWords(), places
	organizations := slices.Clone(in.Organizations)
	slices.SortFunc(organizations, func(x, y *organization.Organization) int { return strings.Compare(x.ID, y.ID) })
	for i, o := range organizations {
		b.organizations[o.ID] = i + 1
		b.out.Organizations.add(o)
	}
	return b
}

// sorted are the groups that may be found, by address. A closed group keeps its page, but nobody should be sent there.
func (b *builder) sorted(groups []Group) []*placed {
	all, open := make([]placed, len(groups)), make([]*placed, 0, len(groups))
	for i := range groups {
		if g := &groups[i]; g.Status != "closed" {
			all[i] = b.gazetteer.place(g)
			open = append(open, &all[i])
		}
	}
	slices.SortFunc(open, func(x, y *placed) int { return strings.Compare(x.Address, y.Address) })
	return open
}

// encode writes the document once all tables are complete.
func (b *builder) encode() []byte {
	b.finish()
	return encode(&b.out)
}

// finish writes the tables into the document.
func (b *builder) finish() {
	o := &b.out
	o.Day, o.Size = o.Groups.countDays(), len(o.Groups.Organization)
	o.Folders, o.Venues, o.Zones = b.folders.texts(), b.venues.texts(), b.zones.texts()
	o.Seen, o.Restricted = b.seen.texts(), b.restricted.texts()
	o.Languages, o.Rules = b.languages.lists(), make([]json.RawMessage, 0, len(b.rules.rows))
	for _, rule := range b.rules.rows {
		o.Rules = append(o.Rules, json.RawMessage(rule))
	}
}

// addTerms keeps the terms that have another name: the others are found as words.
func (b *builder) addTerms(terms []Term) {
	for _, term := range terms {
		row := []string{term.Term}
		for _, alias := range term.Aliases {
			if name := withoutRemark(alias); name != "" && !slices.Contains(row, name) {
				row = append(row, name)
			}
		}
		if len(row) > 1 {
			b.out.Glossary = append(b.out.Glossary, row)
		}
	}
	slices.SortFunc(b.out.Glossary, slices.Compare[[]string])
}

// withoutRemark drops what an editor wrote in brackets behind an alias: "suboxen (misspelling)".
func withoutRemark(alias string) string {
	name, _, _ := strings.Cut(alias, "(")
	return strings.TrimSpace(name)
}
