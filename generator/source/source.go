// Package source reads text files and says where in them a problem stands.
//
// It is the ground floor: it knows TOML and characters, and nothing of groups or articles. It is the only home of BurntSushi/toml.
//
//	Read       the files below a folder, through os.Root, with everything that is wrong with them as files
//	ReadTable  the TOML of one file as a Table, from which records take their fields one by one
//	Problem    what is wrong, where, and how to mend it
//
// Three things must never happen here: that a file is dropped without a word, that a hostile file hangs or kills the build
// (BurntSushi dies of a stack overflow on 10 MB of "[" and needs 12 seconds for a 40 KB dotted key, so Limits are checked before
// it sees a byte), and that a message uses a word which only a coder knows.
package source

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A File is one text file as it lies on the disk, but for a byte order mark and CR line ends, which Read reports and takes out.
// Path is as the editor knows it ("content/groups/us/ma/x.toml"); Name is the path below content/ or layouts/.
// An image or another file that is copied as it is has Copied set and no Text.
type File struct {
	Path   string
	Name   string
	Text   string
	Copied bool
	Broken bool // Read found something that makes the text unfit to be read any further; Problems say what
}

// Limits are the largest input that is read at all; a hostile or mistaken file must never hang or kill a build.
type Limits struct {
	FileBytes     int // of one TOML file
	Nesting       int // brackets within brackets
	Tables        int // [table] and [[table]] lines in one file
	KeyParts      int // parts of a dotted key
	MarkdownBytes int // of one article
	BlockBytes    int // of one paragraph, list or quotation of an article
}

// DefaultLimits are generous for people and small for machines.
func DefaultLimits() Limits {
	return Limits{FileBytes: 4 << 20, Nesting: 32, Tables: 20_000, KeyParts: 16, MarkdownBytes: 128 << 10, BlockBytes: 16 << 10}
}

var (
	textEndings = []string{".toml", ".md", ".html", ".css", ".ts"}
	copyEndings = []string{".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg", ".ico", ".pdf", ".txt"}
)

// Read reads every file below root, in the order of their names. label is what editors call the folder ("content") and begins every Path.
// Names that begin with a dot are passed over; ignore, where given, passes over more.
func Read(root *os.Root, label string, limits Limits, ignore func(name string) bool) ([]File, Problems) {
	var files []File
	var problems Problems
	err := fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			problems = append(problems, unreadable(path.Join(label, name), err))
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name != "." && strings.HasPrefix(path.Base(name), "."), ignore != nil && ignore(name):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		file := File{Path: path.Join(label, name), Name: name}
		if problem, bad := fitToRead(file, entry); bad {
			problems = append(problems, problem)
			return nil
		}
		file.Copied = slices.Contains(copyEndings, strings.ToLower(path.Ext(name)))
		files = append(files, file)
		return nil
	})
	if err != nil {
		problems = append(problems, unreadable(label, err))
	}
	problems = append(problems, readTexts(root, files, limits)...)
	return files, problems
}

// fitToRead refuses what is not an ordinary file of a kind that is read here: a link could lead out of the folder,
// a pipe would never end, and a misspelt ending would make a record vanish without a word.
func fitToRead(file File, entry fs.DirEntry) (Problem, bool) {
	at := Position{File: file.Path}
	ending := strings.ToLower(path.Ext(file.Name))
	switch {
	case entry.Type()&fs.ModeSymlink != 0:
		return Problem{Position: at, What: "is a link to another place, and links are not followed", Mend: "put the file itself here"}, true
	case !entry.Type().IsRegular():
		return Problem{Position: at, What: "is not an ordinary file", Mend: "remove it"}, true
	case !slices.Contains(textEndings, ending) && !slices.Contains(copyEndings, ending):
		mend := "rename it to end in .toml or .md, or remove it"
		if near := Closest(ending, append(slices.Clone(textEndings), copyEndings...)); near != "" {
			mend = "rename it to end in " + near + ", or remove it"
		}
		return Problem{Position: at, What: fmt.Sprintf("is not a kind of file that is read here (its name ends in %q)", path.Ext(file.Name)), Mend: mend}, true
	}
	return Problem{}, false
}

func unreadable(path string, err error) Problem {
	reason := err
	if pathError, ok := err.(*fs.PathError); ok {
		reason = pathError.Err
	}
	return Problem{Position: Position{File: path}, What: "cannot be read: " + reason.Error(), Mend: "check that it is there and that you may read it"}
}

// readTexts fills in the texts on all cores and reports what is wrong with them as texts.
func readTexts(root *os.Root, files []File, limits Limits) Problems {
	perFile := make([]Problems, len(files))
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				perFile[i] = readText(root, &files[i], limits)
			}
		})
	}
	for i := range files {
		if !files[i].Copied {
			next <- i
		}
	}
	close(next)
	group.Wait()
	return slices.Concat(perFile...)
}

func readText(root *os.Root, file *File, limits Limits) Problems {
	allowed := limits.FileBytes
	name := "file_bytes"
	if path.Ext(file.Name) == ".md" {
		allowed, name = limits.MarkdownBytes, "markdown_bytes"
	}
	info, err := root.Stat(file.Name)
	if err == nil && info.Size() > int64(allowed) {
		file.Broken = true
		return Problems{{Position: Position{File: file.Path}, What: fmt.Sprintf("is too large: %d bytes, and the limit %s is %d", info.Size(), name, allowed),
			Mend: "split it, or raise " + name + " under [limits] in site.toml"}}
	}
	var text []byte
	if err == nil {
		text, err = root.ReadFile(file.Name)
	}
	if err != nil {
		file.Broken = true
		return Problems{unreadable(file.Path, err)}
	}
	return file.take(string(text))
}

// NewFile takes a text that does not come from Read, and reports what is wrong with it as a text.
func NewFile(path, name, text string) (File, Problems) {
	file := File{Path: path, Name: name}
	problems := file.take(text)
	return file, problems
}

// take cleans a text and reports each thing that had to be cleaned once, at its first place.
func (f *File) take(text string) Problems {
	var problems Problems
	say := func(offset int, what, mend string) {
		problems = append(problems, Problem{Position: f.positionIn(text, offset), What: what, Mend: mend})
	}
	if at := invalidUTF8(text); at >= 0 {
		say(at, "has bytes that are not UTF-8 text", "save the file as UTF-8")
		f.Broken = true
		return problems
	}
	if rest, found := strings.CutPrefix(text, "\ufeff"); found {
		say(0, "begins with an invisible mark (a byte order mark)", "save the file as UTF-8 without BOM")
		text = rest
	}
	if at := strings.IndexByte(text, '\r'); at >= 0 {
		say(at, "has Windows line ends", "save the file with Unix line ends (LF)")
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		say(at, "has a zero byte, which no text has", "remove it, or check that this is a text file")
		f.Broken = true
	}
	if strings.TrimSpace(text) == "" {
		problems = append(problems, Problem{Position: Position{File: f.Path}, What: "is empty", Mend: "write what belongs there, or remove the file"})
		f.Broken = true
	}
	if marks := conflictMarks(*f, text); len(marks) > 0 {
		problems = append(problems, marks...)
		f.Broken = true
	}
	f.Text = text
	return problems
}

func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// conflictMarks finds what git leaves in a file when two people changed the same lines. One conflict is one problem.
func conflictMarks(f File, text string) Problems {
	var problems Problems
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		if strings.HasPrefix(line, "<<<<<<< ") {
			problems = append(problems, Problem{Position: f.positionIn(text, at), What: "two people's changes were not merged here",
				Mend: "choose between the lines from <<<<<<< to >>>>>>> and remove the marks"})
		}
		at += len(line) + 1
	}
	return problems
}

// Position gives the place of a byte offset in the text.
func (f File) Position(offset int) Position { return f.positionIn(f.Text, offset) }

func (f File) positionIn(text string, offset int) Position {
	offset = min(max(offset, 0), len(text))
	line := strings.Count(text[:offset], "\n") + 1
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	return Position{f.Path, line, utf8.RuneCountInString(text[start:offset]) + 1}
}

// Part is the file with everything before and after the byte range blanked out, newlines kept, so that whatever reads the part
// finds its lines and columns where they are in the whole file.
func (f File) Part(from, to int) File {
	part := f
	part.Text = blank(f.Text[:from]) + f.Text[from:to] + blank(f.Text[to:])
	return part
}

func blank(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, text)
}

// Closest is the candidate that somebody who wrote word most likely meant, or nothing.
// One slip in three letters is allowed, and two neighbours in the wrong order are one slip. Of two that are as near, it is the first.
func Closest(word string, candidates []string) string {
	type near struct {
		text string
		far  int
	}
	var found []near
	lower := strings.ToLower(word)
	for _, candidate := range candidates {
		allowed := slipsIn(word)
		if far := distance([]rune(lower), []rune(strings.ToLower(candidate))); far <= allowed {
			found = append(found, near{candidate, far})
		} else if len(lower) >= 3 && strings.HasPrefix(strings.ToLower(candidate), lower) {
			found = append(found, near{candidate, allowed})
		}
	}
	if len(found) == 0 {
		return ""
	}
	return slices.MinFunc(found, func(a, b near) int { return cmp.Compare(a.far, b.far) }).text
}

// slipsIn is how many slips a word may have: none in one or two letters, then one in three.
func slipsIn(word string) int {
	letters := utf8.RuneCountInString(word)
	if letters < 3 {
		return 0
	}
	return letters / 3
}

// distance counts the slips between two words: a letter too many, one missing, one wrong, or two neighbours swapped.
func distance(a, b []rune) int {
	if len(a) > 64 || len(b) > 64 {
		return max(len(a), len(b))
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
