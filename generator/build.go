package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"manyroads/generator/page"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A builder makes the site again and again by one path: read, parse, assemble, check, render. There is no second path
// for changes; the builder only remembers what it parsed from the same bytes, with the problems it found there.
//
// What must never happen here: a problem that is said once and forgotten, a file passed over without a word.
type builder struct {
	content, layouts folder
	date             func() source.Date
	parse            func(source.File, source.Limits) (entry, source.Problems)
	keepGood         bool // preview: a file that broke counts as it last was
	memory           map[string]remembered
	looks            looks
	made             *site.Site // what the last make assembled
}

// A folder is a place on the disk with the name that problems call it by: its path as seen from where one stands.
type folder struct{ path, label string }

// An entry puts what one file says into the site's input.
type entry func(*site.Input)

// remembered is what came of a file.
type remembered struct {
	bytes    [sha256.Size]byte
	limits   source.Limits
	entry    entry
	problems source.Problems
	good     entry // the last one without problems
}

// looks remembers the layouts, which change rarely and take long: scripts and styles are bundled there.
type looks struct {
	files     []source.File
	languages []string
	layouts   *page.Layouts
	problems  source.Problems
}

func newBuilder(content, layouts folder, date func() source.Date) *builder {
	return &builder{content: content, layouts: layouts, date: date, parse: parse}
}

// make builds the site from what lies on the disk now. With problems it still goes as far as it can, so that one run says
// everything; files is nil when no page could be made. Nothing may be published unless problems is empty.
func (b *builder) make() (files []page.File, problems source.Problems) {
	input := site.Input{Date: b.date(), Today: today(), Text: b.textOf}
	contents, problems := b.read(b.content, b.limits(), nil)
	giveHeadRoom(len(contents))
	problems = append(problems, b.parseAll(contents, b.limits(), &input)...)
	problems.Sort()
	input.Faulty = b.faulty(problems)
	whole := site.Assemble(input)
	b.made = whole
	problems = append(problems, whole.Check()...)
	layouts, mistakes := b.loadLayouts(languagesOf(whole))
	problems = append(problems, mistakes...)
	if layouts != nil && len(mistakes) == 0 {
		files, mistakes = page.Render(whole, layouts)
		files = append(files, b.copies(input.Copied)...)
		if len(mistakes) == 0 {
			problems = append(problems, whole.CheckLinks(lookup(files))...)
		} else if len(problems) == 0 { // otherwise they only follow from what was said already
			problems = mistakes
		}
	}
	problems.Sort()
	return files, problems
}

// giveHeadRoom sets how far memory may grow before garbage is collected. A small site has room to spare, and collecting cost it a third
// of its time; one of 10,000 groups stays within 250 MB with little head room, for a tenth more time. GOGC in the environment wins.
func giveHeadRoom(files int) {
	const large = 2000
	switch {
	case os.Getenv("GOGC") != "":
	case files < large:
		debug.SetGCPercent(200)
	default:
		debug.SetGCPercent(40)
	}
}

// read reads a folder, and says so when it is not there.
func (b *builder) read(f folder, limits source.Limits, ignore func(string) bool) ([]source.File, source.Problems) {
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return nil, source.Problems{{Position: source.Position{File: f.label}, What: "the folder is not there or cannot be read",
			Mend: "run this inside the project, or name the folder with --content or --layouts"}}
	}
	defer root.Close()
	return source.Read(root, f.label, limits, ignore)
}

// limits reads site.toml ahead of all other files, since it says how large they may be. Its problems are said when its turn comes.
func (b *builder) limits() source.Limits {
	text, err := os.ReadFile(filepath.Join(b.content.path, "site.toml"))
	if err != nil {
		return source.DefaultLimits()
	}
	file, _ := source.NewFile("site.toml", "site.toml", string(text))
	settings, _ := site.ParseSettings(file)
	return settings.Limits
}

// parseAll parses on all cores what is not remembered, and puts everything into the input in the order of the files.
func (b *builder) parseAll(files []source.File, limits source.Limits, input *site.Input) source.Problems {
	results := make([]remembered, len(files))
	each(len(files), func(i int) {
		if !files[i].Copied {
			results[i] = b.recall(files[i], limits)
			files[i].Text = "" // records keep what they need of it; all texts at once would be as large as the content
		}
	})
	var problems source.Problems
	memory := make(map[string]remembered, len(files))
	found := false
	for i, f := range files {
		found = found || f.Name == "site.toml"
		if f.Copied {
			input.Copied = append(input.Copied, f.Name)
			continue
		}
		result := results[i]
		memory[f.Name] = result
		problems = append(problems, result.problems...)
		if broken := f.Broken || len(result.problems) > 0; broken && b.keepGood && result.good != nil {
			result.good(input)
		} else if result.entry != nil {
			result.entry(input)
		}
	}
	b.memory = memory
	if !found && len(files) > 0 {
		problems = append(problems, source.Problem{Position: source.Position{File: path.Join(b.content.label, "site.toml")},
			What: "the site's settings are missing", Mend: "write site.toml with name, tagline, address and [[crisis]]; docs/records.md names its keys"})
	}
	return problems
}

// recall parses a file, unless it did so before with the same bytes.
func (b *builder) recall(f source.File, limits source.Limits) remembered {
	before := b.memory[f.Name]
	sum := sha256.Sum256([]byte(f.Text))
	if before.entry != nil && before.bytes == sum && before.limits == limits && !f.Broken {
		return before
	}
	now := remembered{bytes: sum, limits: limits, good: before.good}
	now.entry, now.problems = b.parse(f, limits)
	if len(now.problems) == 0 && !f.Broken {
		now.good = now.entry
	}
	if f.Broken {
		now.bytes = [sha256.Size]byte{} // Read says what is wrong with it; an empty text must not be taken for it
	}
	return now
}

// faulty names the files below content/ in which something was found.
func (b *builder) faulty(problems source.Problems) []string {
	var names []string
	for _, p := range problems {
		if name := strings.TrimPrefix(p.File, b.content.label+"/"); len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return names
}

// textOf reads a record's file once more, to say where in it something stands.
func (b *builder) textOf(file string) string {
	name := strings.TrimPrefix(file, b.content.label+"/")
	text, err := os.ReadFile(filepath.Join(b.content.path, filepath.FromSlash(name)))
	if err != nil {
		return "" // then the finding is placed at the beginning of the record
	}
	return string(text)
}

// loadLayouts reads the layouts, and makes them ready when they are not what they were.
func (b *builder) loadLayouts(languages []string) (*page.Layouts, source.Problems) {
	files, problems := b.read(b.layouts, source.DefaultLimits(), notLayout)
	for i, f := range files {
		if f.Copied {
			text, err := os.ReadFile(filepath.Join(b.layouts.path, filepath.FromSlash(f.Name)))
			if err != nil {
				problems = append(problems, source.Problem{Position: source.Position{File: f.Path}, What: "cannot be read", Mend: "check that you may read it"})
			}
			files[i].Text = string(text)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	if b.looks.layouts == nil || !slices.Equal(files, b.looks.files) || !slices.Equal(languages, b.looks.languages) {
		layouts, mistakes := page.LoadLayouts(files, languages...)
		b.looks = looks{files, languages, layouts, mistakes}
	}
	return b.looks.layouts, b.looks.problems
}

// languagesOf are the other languages of the site, by their codes.
func languagesOf(whole *site.Site) []string {
	var codes []string
	for _, other := range whole.Others {
		codes = append(codes, other.Settings.Language)
	}
	return codes
}

// notLayout passes over what lies in layouts/ and is no part of a page: the checks, and tests of scripts.
func notLayout(name string) bool {
	return name == "checks" || strings.HasSuffix(name, ".test.ts") || strings.HasSuffix(name, ".d.ts") || path.Ext(name) == ".json" || path.Ext(name) == ".md"
}

// copies are the images and other files of content/ that are published as they are.
func (b *builder) copies(names []string) []page.File {
	var files []page.File
	for _, name := range names {
		files = append(files, page.File{Path: name, Render: func(w io.Writer) error {
			root, err := os.OpenRoot(b.content.path)
			if err != nil {
				return err
			}
			defer root.Close()
			file, err := root.Open(name)
			if err != nil {
				return err
			}
			defer file.Close()
			_, err = io.Copy(w, file)
			return err
		}})
	}
	return files
}

// lookup answers whether an address leads to one of the files.
func lookup(files []page.File) func(address string) bool {
	addresses := make(map[string]bool, len(files))
	for _, f := range files {
		addresses["/"+strings.TrimSuffix(f.Path, "index.html")] = true
	}
	return func(address string) bool { return addresses[address] }
}

// renderAll renders every file and keeps none: what check does instead of publishing.
func renderAll(files []page.File) error {
	sorted, err := inOrder(files)
	if err != nil {
		return err
	}
	p := &publisher{files: sorted}
	return p.eachFile(func(w *worker, i int) error {
		w.page.Reset()
		return w.files[i].Render(&w.page)
	})
}

// opener lets the preview open one file at a time.
func opener(files []page.File) func(string) ([]byte, error) {
	byPath := make(map[string]page.File, len(files))
	for _, f := range files {
		byPath[f.Path] = f
	}
	return func(name string) ([]byte, error) {
		file, found := byPath[name]
		if !found {
			return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		var text bytes.Buffer
		err := file.Render(&text)
		return text.Bytes(), err
	}
}

// each does step for 0 to n-1 on all cores.
func each(n int, step func(int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := range next {
				step(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// today is the same day everywhere at one moment, so that where a build runs makes no difference.
func today() source.Date { return source.DateOf(time.Now().UTC()) }
