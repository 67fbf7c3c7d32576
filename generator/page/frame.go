package page

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"net/url"
	"strings"
	"sync"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A spot is where in the navigation a page stands. All pages of one spot share every byte of their frame.
type spot struct {
	address string // of the navigation entry, or ""
	exact   bool   // the page is that entry itself
}

// A frame is what stands around the pages of one place, cut where a page puts its own: its head and its body.
// Where the site has several languages, the middle is cut once more, for the links to this page in the others.
type frame struct{ start, middle, beforeBody, end []byte }

// frameView is what frame/frame.html sees.
type frameView struct {
	Language, Name, Tagline, Exit string
	Icon                          asset
	Crisis                        []crisisView
	Navigation                    []navigationView
	Correction, About, Roads      string
	Languages                     template.HTML
	Head, Body                    template.HTML
}

// A crisisView is one line of the help bar, with its links ready. Where the label says "text", that word is the link for texting:
// it stands between Label and After, and TextWord is empty where the label doesn't say it.
type crisisView struct {
	Label, TextWord, After, Number, Note string
	Call, Text                           template.URL // "tel:988", "sms:988", or ""
}

// A navigationView is one entry of the main navigation. Current is "page", "true" (a page below it) or "".
type navigationView struct{ Title, Address, Current string }

// headView is what frame/head.html sees: all that a page says of itself to machines.
type headView struct {
	Title       string // of the window; the frame adds the site's name
	Description string
	Canonical   string // full address; "" for a page that has none
	SiteName    string
	NoIndex     bool
	Style       asset // the sheet of this kind of page
	Scripts     []asset
	Data        template.HTML // JSON-LD, ready
	Home        bool
	Language    string          // of title and description, where it is not that of the page
	Languages   []alternateView // in which the page exists, where there is more than one
}

// The frame is executed with these words where the page's own parts go. They can't stand in a layout by chance.
const (
	headMark     = "\x02head\x02"
	bodyMark     = "\x02body\x02"
	languageMark = "\x02languages\x02"
)

// makeFrames writes the frame once for each place in the navigation.
func (r *renderer) makeFrames() source.Problems {
	r.frames = map[spot]*frame{}
	places := []spot{{}}
	for _, item := range r.site.Settings.Navigation {
		places = append(places, spot{item.Address, true}, spot{item.Address, false})
	}
	for _, at := range places {
		var b bytes.Buffer
		if err := r.layouts.sheet("frame/frame.html").write(&b, r.frameView(at)); err != nil {
			return asProblems(err)
		}
		start, rest, foundHead := strings.Cut(b.String(), headMark)
		middle, end, foundBody := strings.Cut(rest, bodyMark)
		middle, beforeBody, foundLanguages := strings.Cut(middle, languageMark)
		if !foundHead || !foundBody || !foundLanguages && len(r.all) > 0 {
			return source.Problems{{
				Position: source.Position{File: r.layouts.sheet("frame/frame.html").file.Path},
				What:     "the frame must hold {{.Head}} once inside <head>, and {{.Languages}} and {{.Body}} once after it",
				Mend:     "put them back",
			}}
		}
		r.frames[at] = &frame{[]byte(start), []byte(middle), []byte(beforeBody), []byte(end)}
	}
	return nil
}

func (r *renderer) frameView(at spot) frameView {
	s := r.site.Settings
	view := frameView{
		Language: r.code, Name: s.Name, Tagline: s.Tagline, Exit: s.Exit,
		Icon:   r.layouts.icon,
		Crisis: crisisViews(s.Crisis), Correction: s.Correction, About: r.about(), Roads: r.roads(),
		Head: headMark, Body: bodyMark,
	}
	if len(r.all) > 0 {
		view.Languages = languageMark
	}
	for _, item := range s.Navigation {
		entry := navigationView{Title: item.Title, Address: item.Address}
		if item.Address == at.address {
			entry.Current = "true"
			if at.exact {
				entry.Current = "page"
			}
		}
		view.Navigation = append(view.Navigation, entry)
	}
	return view
}

func crisisViews(lines []site.CrisisLine) []crisisView {
	var views []crisisView
	for _, line := range lines {
		view := crisisView{
			Label: line.Label, Number: line.Number, Note: line.Note,
			Call: link("tel:", line.Call), Text: link("sms:", line.Text),
		}
		if before, after, found := strings.Cut(line.Label, line.TextWord); found && line.TextWord != "" && view.Text != "" {
			view.Label, view.TextWord, view.After = before, line.TextWord, after
		}
		views = append(views, view)
	}
	return views
}

// link makes a telephone link out of the digits that somebody wrote; nothing else of the text gets into it, but for the word that
// is to be texted, which was checked when it was read.
func link(scheme, number string) template.URL {
	number, word, _ := strings.Cut(number, "?&body=")
	digits := strings.Map(func(c rune) rune {
		if c == '+' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, number)
	if digits == "" {
		return ""
	}
	if word != "" {
		digits += "?&body=" + url.QueryEscape(word)
	}
	return template.URL(scheme + digits)
}

// buffers are shared by all pages being written, so that writing a page asks for no new memory once the site is under way.
type buffers struct{ pool sync.Pool }

func (p *buffers) take() *bytes.Buffer {
	if b, ok := p.pool.Get().(*bytes.Buffer); ok {
		b.Reset()
		return b
	}
	return &bytes.Buffer{}
}

func (p *buffers) give(b *bytes.Buffer) { p.pool.Put(b) }

// A page is one page to be written: where it stands, and its two own parts, which are made only when it is written.
type page struct {
	address string // "/groups/us/", or "/404.html"
	at      string // its entry in the navigation, or ""
	head    func() headView
	body    func() (sheet, any, error)
}

// addPage names the file of a page.
func (r *renderer) addPage(p page) {
	file := strings.TrimPrefix(p.address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
		r.listed = append(r.listed, p.address)
	}
	if r.pages != nil {
		r.pages[p.address] = true
		file = strings.TrimPrefix(r.prefix+"/"+file, "/")
	}
	r.files = append(r.files, File{file, func(w io.Writer) error { return r.writePage(w, p) }})
}

// frameOf is the frame of the page's place, or that of no place when the navigation doesn't have it.
func (r *renderer) frameOf(p page) *frame {
	if f := r.frames[spot{p.at, p.at == p.address}]; f != nil {
		return f
	}
	return r.frames[spot{}]
}

func (r *renderer) writePage(w io.Writer, p page) error {
	b := r.buffers.take()
	defer r.buffers.give(b)
	f := r.frameOf(p)
	b.Write(f.start)
	if err := r.layouts.sheet("frame/head.html").write(b, p.head()); err != nil {
		return err
	}
	b.Write(f.middle)
	if len(r.all) > 0 {
		if err := r.layouts.sheet("frame/languages.html").write(b, r.languageViews(p.address)); err != nil {
			return err
		}
		b.Write(f.beforeBody)
	}
	layout, view, err := p.body()
	if err == nil {
		err = layout.write(b, view)
	}
	if err != nil {
		return err
	}
	b.Write(f.end)
	text := b.Bytes()
	if r.isTranslation() {
		text = r.leadHome(text)
	}
	_, err = w.Write(text)
	return err
}

// head is what a page says of itself; data are its pieces of JSON-LD.
func (r *renderer) head(title, description, address string, data ...any) headView {
	return headView{
		Title: title, Description: description, SiteName: r.site.Settings.Name, Style: r.layouts.styles[sharedStyle], Scripts: []asset{r.layouts.scripts[frameScript]},
		Canonical: r.full(address), Data: structuredData(data), Languages: r.alternates(address),
	}
}

// full is an address of this site as the rest of the world writes it.
func (r *renderer) full(address string) string {
	if r.isTranslation() && r.has(address) {
		address = r.prefix + address
	}
	return strings.TrimSuffix(r.site.Settings.Address, "/") + address
}

// asProblems are the problems of a layout that showed when it was written.
func asProblems(err error) source.Problems {
	var mistake layoutError
	if errors.As(err, &mistake) {
		return source.Problems{mistake.problem}
	}
	return source.Problems{{What: err.Error()}}
}
