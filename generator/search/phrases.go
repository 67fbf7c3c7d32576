package search

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/language"
	"manyroads/generator/source"
)

// Phrases are what readers say and what they mean by it, of every language that layouts/find/phrases has a file for.
// The first language is the one in which readers are told what was understood. In this order of fields the file is smallest on the wire.
type Phrases struct {
	Format   string            `json:"format"`
	Version  int               `json:"version"`
	Clock    map[string]string `json:"clock"`
	Reach    map[string]string `json:"reach"`
	Language []string          `json:"language"`
	Lists    map[string]string `json:"lists"`
	Related  []string          `json:"related"`
	Say      map[string]string `json:"say"`
	States   []string          `json:"states"`
	Cities   []string          `json:"cities"`
	Label    []string          `json:"label"`
	Means    []string          `json:"means"`
	Words    []string          `json:"words"` // of one meaning: phrases between commas, (one / other) for either
}

// wordLists are the lists of words of a language; "months" and "hours" have twelve entries between commas.
func wordLists() []string {
	return []string{"nothing", "light", "ordinary", "before", "loosely", "opens", "ends", "area", "asks", "negation", "through", "optional", "life", "reported", "either", "upTo", "leave", "ordinal", "wordy", "titles", "units", "months", "hours"}
}

func clockWords() []string {
	return []string{"after", "before", "at", "between", "and", "later", "earlier", "half", "am", "pm", "noon", "exact", "nth", "of"}
}

func reachWords() []string {
	return []string{"lead", "miles", "km", "hours", "minutes", "one", "half", "more", "behind"}
}

func sayings() []string {
	return []string{"near", "you", "within", "withinOne", "inState", "after", "until", "about", "between", "language", "not", "or", "to", "word", "begun"}
}

// meaning is how a phrase's meaning may be written; docs/search-index.md lists them.
var meaning = regexp.MustCompile(`^(day( [0-6])+|today \d|soon|next|time \d{1,4} \d{1,4}|attendance( (online|hybrid|in-person|phone))+|audience [a-z-]+|medication|right [0-6]|may [0-6]|proof|path [124] [01]|word( [a-z]+)+|named( [a-z-]+)+|here)$`)

// ReadPhrases reads the files of layouts/find/phrases, one for each language; "en" comes first, since the site speaks it.
func ReadPhrases(files []source.File) (*Phrases, source.Problems) {
	p := &Phrases{Format: "many-roads-phrases", Version: 2, Lists: map[string]string{}, Clock: map[string]string{}, Reach: map[string]string{}, Say: map[string]string{}}
	files = slices.SortedFunc(slices.Values(files), func(a, b source.File) int {
		return cmp.Or(cmp.Compare(bit(b.Name == "find/phrases/en.toml"), bit(a.Name == "find/phrases/en.toml")), strings.Compare(a.Name, b.Name))
	})
	var problems source.Problems
	for i, f := range files {
		t := source.ReadTable(f, source.DefaultLimits())
		p.Language = append(p.Language, strings.TrimSuffix(path.Base(f.Name), ".toml"))
		p.addLanguage(t, i == 0)
		t.Done()
		problems = append(problems, t.Problems()...)
	}
	return p, problems
}

// addLanguage adds what one file says. What the reader is told is taken from the first alone.
func (p *Phrases) addLanguage(t *source.Table, first bool) {
	for _, name := range wordLists() {
		p.Lists[name] = together(p.Lists[name], t.Text(name), name == "months" || name == "hours")
	}
	p.Related = append(p.Related, t.Texts("related")...)
	p.Cities = append(p.Cities, t.Texts("cities")...)
	for _, line := range t.Texts("states") {
		p.addState(line)
	}
	addPatterns(p.Clock, t.Table("clock"), clockWords())
	addPatterns(p.Reach, t.Table("reach"), reachWords())
	if words := t.Table("say"); words != nil && first {
		for _, key := range sayings() {
			p.Say[key] = words.Required(key, key)
		}
		words.Done()
	}
	for _, entry := range t.Tables("phrase") {
		p.addPhrase(entry, first)
		entry.Done()
	}
}

// addState adds a state, or the names that another language has for one that is there.
func (p *Phrases) addState(line string) {
	code, names, _ := strings.Cut(line, ": ")
	if at := slices.IndexFunc(p.States, func(one string) bool { return strings.HasPrefix(one, code+": ") }); at >= 0 {
		p.States[at] += ", " + names
		return
	}
	p.States = append(p.States, line)
}

// addPatterns adds the patterns of one language to those of the others.
func addPatterns(all map[string]string, words *source.Table, keys []string) {
	if words == nil {
		return
	}
	for _, key := range keys {
		pattern := words.Required(key, key)
		if form, err := regexp.Compile(pattern); err != nil || form.NumSubexp() > 0 { // the client counts the brackets of its own
			words.Problem(key, fmt.Sprintf("%q is no pattern", pattern), `look for a bracket that is not closed, and write "(?:a|b)" for either, not "(a|b)"`)
		}
		all[key] = strings.Trim(all[key]+"|"+pattern, "|")
	}
	words.Done()
}

// addPhrase adds phrases to a meaning that is there, or a new meaning.
func (p *Phrases) addPhrase(entry *source.Table, first bool) {
	means, label, words := entry.Required("means", "day 5"), entry.Text("label"), plainBlanks(entry.Required("words", "friday, fri"))
	for part := range strings.SplitSeq(means, " + ") {
		if !meaning.MatchString(part) && means != "" {
			entry.Problem("means", fmt.Sprintf("%q is no meaning that the search page knows", part), `write one such as "day 5" or "audience women"; docs/search-index.md lists them under "Phrases"`)
			return
		}
	}
	if strings.Count(words, "(") != strings.Count(words, ")") {
		entry.Problem("words", "a bracket is not closed", "write (one / other)")
	}
	if at := slices.Index(p.Means, means); at >= 0 {
		p.Words[at] += ", " + words
		return
	}
	named := strings.HasPrefix(means, "named ") // an organization, of which readers are told its own name
	if label == "" && first && !named {
		entry.Missing("label", `add label = "Friday", which the reader sees`)
	}
	if label == "" && !named {
		label = words
	}
	p.Means, p.Label, p.Words = append(p.Means, means), append(p.Label, label), append(p.Words, words)
}

// together joins two lists of words; of months and hours the first of one with the first of the other.
func together(list, more string, byEntry bool) string {
	more = plainBlanks(more)
	if list == "" || more == "" || !byEntry {
		return strings.TrimSpace(list + " " + more)
	}
	entries, others := strings.Split(list, ", "), strings.Split(more, ", ")
	for i := range min(len(entries), len(others)) {
		entries[i] += " " + others[i]
	}
	return strings.Join(entries, ", ")
}

// plainBlanks writes a text that goes over several lines in one.
func plainBlanks(text string) string {
	return strings.NewReplacer(" / ", "/", " /", "/", "/ ", "/").Replace(strings.Join(strings.Fields(text), " "))
}

// Told are the same phrases for a page in another language: what is understood is said in its words.
func (p *Phrases) Told(language string, say func(english string) string) *Phrases {
	told := *p
	told.Language = append([]string{language}, slices.DeleteFunc(slices.Clone(p.Language), func(other string) bool { return other == language })...)
	told.Label, told.Say = slices.Clone(p.Label), maps.Clone(p.Say)
	for i, label := range told.Label {
		if label != "" {
			told.Label[i] = say(label)
		}
	}
	for _, key := range sayings() {
		told.Say[key] = say(told.Say[key])
	}
	return &told
}

// tongues are the languages in which groups are most likely to meet. A browser names all others, when there are groups in them.
func tongues() []string {
	return strings.Fields("en es fr pt ru zh vi ko ar pl fa ht de it ja uk hi ase")
}

// shipped are the phrases as the client compares words, so that it need not cut them.
func (p *Phrases) shipped() *Phrases {
	shipped := *p
	shipped.Lists, shipped.Words, shipped.Related = map[string]string{}, nil, nil
	for name, list := range p.Lists {
		list = language.Fold(list)
		if words := strings.Fields(list); name == "light" || name == "titles" {
			list = strings.Join(distinct(stems(list)), " ")
		} else if !strings.Contains(list, ", ") {
			list = strings.Join(distinct(words), " ")
		}
		shipped.Lists[name] = list
	}
	for _, line := range p.Words {
		var all []string
		for phrase := range strings.SplitSeq(line, ", ") {
			all = append(all, patterns(phrase)...)
		}
		shipped.Words = append(shipped.Words, strings.Join(said(all), ", "))
	}
	for _, line := range p.Related {
		all := strings.Split(line, ", ")
		for i := range all {
			all[i] = keyOf(all[i])
		}
		shipped.Related = append(shipped.Related, strings.Join(all, ", "))
	}
	shipped.addTongues()
	return &shipped
}

// addTongues adds what languages are called, in each language of the phrases and in themselves.
func (p *Phrases) addTongues() {
	if len(p.Language) == 0 { // there are no layouts, which is said elsewhere
		return
	}
	p.Means, p.Label = slices.Clone(p.Means), slices.Clone(p.Label)
	for _, code := range tongues() {
		name := cmp.Or(language.NameIn(p.Language[0], code), language.NameIn("en", code))
		words := []string{keyOf(name)}
		for _, in := range append(slices.Clone(p.Language), code) {
			words = append(words, keyOf(language.NameIn(in, code)))
		}
		p.Means, p.Label, p.Words = append(p.Means, "language "+code), append(p.Label, strings.ReplaceAll(p.Say["language"], "{name}", name)), append(p.Words, strings.Join(said(words), ", "))
	}
}

// File is the phrases as they are shipped: "w.3fb2c1d8a0.json".
func (p *Phrases) File() File {
	content := encode(p.shipped())
	return File{"w." + hashOf(content) + ".json", content}
}
