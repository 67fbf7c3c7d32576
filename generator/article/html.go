package article

import (
	"bytes"
	"errors"
	"fmt"
)

// document is HTML with gaps, in order.
type document []piece

type pieceKind uint8

const (
	fixed     pieceKind = iota // HTML, written as it is
	running                    // plain text in which terms may be explained
	linkBegin                  // a link into this site
	linkEnd                    // its end
	liveList                   // a list of groups
	said                       // one of Labels
)

type piece struct {
	kind     pieceKind
	index    int    // in Article.Links or Article.Blocks
	text     string // HTML, prose, or what the Resolver is asked for
	fragment string // of a link; of a label, what is filled in
}

// HTML fills the gaps of the body. terms are the IDs of the glossary terms that it links to, in the order of their first use,
// so that the page can print "Words on this page". The HTML is complete even when err says that a link leads nowhere:
// the link's words then stand without a link.
func (a *Article) HTML(r Resolver) (html []byte, terms []string, err error) {
	size := 0
	for _, p := range a.body {
		size += len(p.text) + 16
	}
	out := bytes.NewBuffer(make([]byte, 0, size+size/4))
	explain := newExplainer(r.Terms())
	var faults []error
	open := false
	for _, p := range a.body {
		switch p.kind {
		case fixed:
			out.WriteString(p.text)
		case running:
			explain.write(out, p.text)
		case linkBegin:
			var address string
			if address, open = r.Link(p.text); !open {
				faults = append(faults, fmt.Errorf("%s: %q leads nowhere", a.Links[p.index].At, p.text))
				continue
			}
			explain.linked(p.text)
			out.WriteString(`<a href="` + escapeAttribute(address))
			if p.fragment != "" {
				out.WriteString("#" + escapeAttribute(p.fragment))
			}
			out.WriteString(`">`)
		case said:
			out.WriteString(fillLabel(r.Say(p.text), p.fragment))
		case linkEnd:
			if open {
				out.WriteString("</a>")
			}
		case liveList:
			out.WriteString(`<div class="live-list">`)
			out.Write(r.Groups(a.Blocks[p.index]))
			out.WriteString("</div>\n")
		}
	}
	return out.Bytes(), explain.used, errors.Join(faults...)
}
