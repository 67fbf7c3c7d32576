package page

import (
	"bytes"
	"path"
	"strings"

	"manyroads/generator/source"
)

// Inside a renderer an address is the path of a page, which is the same in every language: "/find/". Only where an address leaves the
// renderer does it get the folder of its language: in the names of files (addPage), in full addresses (full), and in the links of a
// finished page (leadHome). So no part of a page can forget to lead to its own language.

// A languageView is the way to a page in another language. Note says so where it leads to another page, since this one is not translated.
type languageView struct{ Code, Name, Address, Note string }

// An alternateView names a page in one language, for search engines.
type alternateView struct{ Code, Address string }

// nameOfEnglish is the name by which its speakers call the language of the layouts.
const nameOfEnglish = "English"

// isTranslation tells whether the renderer's language is another than the site's own.
func (r *renderer) isTranslation() bool { return r.prefix != "" }

// has tells whether there is a page at an address in this renderer's language. It can be asked once all pages are named.
func (r *renderer) has(address string) bool { return r.pages[address] }

// name is what the speakers of this renderer's language call it.
func (r *renderer) name() string {
	if r.layouts.table != nil {
		return r.layouts.table.Name
	}
	return nameOfEnglish
}

// nearest is the page itself, or, where this language does not have it, the page above it.
func (r *renderer) nearest(address string) string {
	for !r.has(address) && address != "/" {
		address = path.Dir(strings.TrimSuffix(address, "/"))
		if address != "/" {
			address += "/"
		}
	}
	return address
}

// languageViews lead from a page to all other languages.
func (r *renderer) languageViews(address string) []languageView {
	var views []languageView
	for _, other := range r.all {
		if other == r {
			continue
		}
		view := languageView{Code: other.code, Name: other.name(), Address: other.prefix + other.nearest(address)}
		if !other.has(address) && strings.HasSuffix(address, "/") {
			view.Note = other.say.Frame.NotTranslated
		}
		views = append(views, view)
	}
	return views
}

// alternates are all languages in which a page exists, where there is more than one; the first is for readers of any other language.
func (r *renderer) alternates(address string) []alternateView {
	var views []alternateView
	for _, other := range r.all {
		if other.has(address) {
			views = append(views, alternateView{other.code, other.full(address)})
		}
	}
	if len(views) < 2 {
		return nil
	}
	return append(views, alternateView{"x-default", views[0].Address})
}

// foreign is the language of something that is not in the language of the page, or "".
func (r *renderer) foreign(language string) string {
	if !r.isTranslation() || language == r.code {
		return ""
	}
	return r.all[0].code
}

// termLanguage is the language of the terms that this renderer's articles explain, as terms say it.
func (r *renderer) termLanguage() string {
	if r.isTranslation() {
		return r.code
	}
	return ""
}

// leadHome lets the links of a finished page lead to pages of its own language, where there are such. A link that leads to another
// language says so in hreflang, and one that says so already is left alone.
func (r *renderer) leadHome(page []byte) []byte {
	const mark = ` href="/`
	out := make([]byte, 0, len(page)+len(page)/8)
	for {
		at := bytes.Index(page, []byte(mark))
		if at < 0 {
			return append(out, page...)
		}
		start := at + len(mark) - 1 // of the address
		end := start + bytes.IndexByte(page[start:], '"')
		inTag := bytes.LastIndexByte(page[:at], '<') > bytes.LastIndexByte(page[:at], '>')
		target, _, _ := strings.Cut(string(page[start:max(start, end)]), "#")
		switch {
		case !inTag || bytes.HasSuffix(page[:at], []byte(`"`)) && bytes.Contains(page[bytes.LastIndexByte(page[:at], '<'):at], []byte(" hreflang=")):
			out = append(out, page[:start]...)
		case r.has(target):
			out = append(append(out, page[:start]...), r.prefix...)
		case r.all[0].has(target):
			out = append(append(out, page[:at]...), ` hreflang="`+r.all[0].code+`"`...)
			out = append(out, page[at:start]...)
		default:
			out = append(out, page[:start]...)
		}
		page = page[start:]
	}
}

// renderers are one for each language of the site, its own first.
func renderers(first *renderer) []*renderer {
	all := []*renderer{first}
	for _, other := range first.site.Others {
		if layouts := first.layouts.in[other.Settings.Language]; layouts != nil {
			all = append(all, &renderer{site: other, layouts: layouts, say: layouts.say, code: other.Settings.Language, prefix: "/" + other.Settings.Language})
		}
	}
	if len(all) > 1 {
		for _, r := range all {
			r.all, r.pages = all, map[string]bool{}
		}
	}
	return all
}

// addTranslated names the pages of another language: all that are made of our own words and of records, and the articles that are
// translated. What has no language, or is for other programs, is made once, in the site's own.
func (r *renderer) addTranslated() source.Problems {
	var problems source.Problems
	for _, add := range []func() source.Problems{
		r.addHome, r.addFind, r.addGroups, r.addPlaces, r.addOrganizations, r.addLists, r.addArticles, r.addCompare, r.addRoads, r.addFamilies, r.addGlossary,
	} {
		problems = append(problems, add()...)
	}
	return problems
}
