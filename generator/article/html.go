package article

// document is HTML with gaps.
type document struct{}

// HTML fills the gaps of the body. terms are the IDs of the glossary terms that it links to, in the order of their first use,
// so that the page can print "Words on this page". The HTML is complete even when err says that a link leads nowhere:
// the link's text then stands without a link.
func (a *Article) HTML(r Resolver) (html []byte, terms []string, err error) {
	return nil, nil, nil
}
