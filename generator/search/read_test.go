package search

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"manyroads/generator/group"
)

// A readShard is what a client sees of a shard of groups: its columns, unpacked.
type readShard struct {
	Day      string
	Size     int
	Folders  []string
	Zones    []string
	Rules    []rule
	Cells    string
	Number   string
	Groups   map[string]any
	Meetings map[string]string
}

// column is a column of numbers of the groups; one that is left out is all 0.
func (r *readShard) column(t *testing.T, name string) []int {
	t.Helper()
	text, given := r.Groups[name].(string)
	if !given {
		return make([]int, r.Size)
	}
	list, err := unpack(text, r.Size)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if packed(list).isZero() {
		t.Errorf("%s holds nothing but 0 and is not left out", name)
	}
	return list
}

// clocks are the zones of the groups.
func (r *readShard) clocks(t *testing.T) []string {
	t.Helper()
	var zones []string
	for _, n := range r.column(t, "zone") {
		zones = append(zones, append([]string{""}, r.Zones...)[n])
	}
	return zones
}

func readShards(t *testing.T, files []File) map[string]*readShard {
	t.Helper()
	shards := map[string]*readShard{}
	for _, f := range files {
		if !strings.HasPrefix(f.Name, "g/") && !strings.HasPrefix(f.Name, "o/") {
			continue
		}
		var r readShard
		if err := json.Unmarshal(f.Content, &r); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		name := f.Name[strings.LastIndexByte(f.Name, '/')+1:]
		shards[strings.TrimSuffix(name, ".json")] = &r
	}
	return shards
}

// A sheet with what lies beside it says the same of its groups as their cells do.
func TestSheetsSayWhatCellsSay(t *testing.T) {
	shards := readShards(t, cut(t, mixed(2000)))
	sheets := 0
	for name, sheet := range shards {
		square, isSheet := strings.CutPrefix(name, "s")
		if !isSheet {
			continue
		}
		sheets++
		rare := shards["x"+square]
		if rare == nil || rare.Size != sheet.Size || rare.Day != sheet.Day {
			t.Fatalf("beside the sheet %s lies %v", name, rare)
		}
		names := sortedKeys(shards)
		names = slices.DeleteFunc(names, func(other string) bool { return !strings.HasPrefix(other, "c"+square) })
		for _, column := range strings.Fields("organization state located rating attendance audience proof paused meetings access rights") {
			from := sheet
			if column == "access" || column == "rights" {
				from = rare
			}
			var want []int
			for _, cell := range names {
				want = append(want, shards[cell].column(t, column)...)
			}
			if got := from.column(t, column); !slices.Equal(got, want) {
				t.Errorf("%s: the sheet %s has %v, its cells %v", column, name, got, want)
			}
		}
		for _, column := range strings.Fields("folder slug name venue restricted seen listedBy saidBy access rights rightsExpire") {
			if _, there := sheet.Groups[column]; there {
				t.Errorf("the sheet %s has the column %s", name, column)
			}
		}
		if slices.ContainsFunc(sheet.Rules, func(r rule) bool { return r.isUsual() || marshal(r) != marshal(rule{Zone: r.Zone, Until: r.Until}) }) {
			t.Errorf("the sheet %s has the rules %v", name, sheet.Rules)
		}
		var clocks []string
		for _, cell := range names {
			clocks = append(clocks, shards[cell].clocks(t)...)
		}
		if got := sheet.clocks(t); !slices.Equal(got, clocks) {
			t.Errorf("the sheet %s has the zones %v, its cells %v", name, got, clocks)
		}
		sizes, err := unpack(sheet.Cells, len(names))
		if err != nil {
			t.Fatal(err)
		}
		for i, cell := range names {
			if sizes[i] != shards[cell].Size {
				t.Errorf("%s has %d groups; the sheet says %d", cell, shards[cell].Size, sizes[i])
			}
		}
	}
	if sheets < 3 {
		t.Errorf("only %d sheets were looked at", sheets)
	}
}

// mixed is a corpus of groups of all kinds, around Worcester.
func mixed(groups int) Input {
	in, small := spread(groups), smallCorpus()
	in.Organizations, in.Articles = small.Organizations, small.Articles
	for i := range in.Groups {
		g, kind := in.Groups[i], small.Groups[i%4]
		kind.ID, kind.Address, kind.Place, kind.City, kind.State, kind.StateCode = g.ID, g.Address, g.Place, g.City, g.State, g.StateCode
		kind.Access = group.Accesses()[i%3 : i%3+i%2]
		in.Groups[i] = kind
	}
	return in
}

// Every group of a weekday is found by its number: it is the group of that cell.
func TestNumbers(t *testing.T) {
	files := cut(t, mixed(1000))
	address, looked := addresses(t, files), 0
	for name, shard := range readShards(t, files) {
		if shard.Number == "" {
			continue
		}
		numbers, err := unpack(shard.Number, shard.Size)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, n := range numbers {
			if slug := shard.Groups["slug"].([]any)[i].(string); !strings.HasSuffix(address[n], "/"+slug+"/") {
				t.Errorf("%s: the group %v has the number of %v", name, slug, address[n])
			}
			looked++
		}
	}
	if looked < 500 {
		t.Errorf("only %d groups were looked at", looked)
	}
}

// leavesOf are the names of the cells that a shape of the manifest draws.
func leavesOf(shape string) []string {
	var names []string
	var read func(square string)
	read = func(square string) {
		digit := shape[0]
		shape = shape[1:]
		switch digit {
		case '1', '4':
			names = append(names, square)
		case '2', '3':
			for _, quarter := range "0123" {
				read(square + string(quarter))
			}
		}
	}
	read("")
	return names
}
