package article

// A Term is one entry of the glossary: the words under which it is found, and where a reader is sent.
type Term struct {
	ID      string   // "moud"
	Address string   // "/glossary/#moud"
	Words   []string // "MOUD", "medication for opioid use disorder"
}

// Terms finds glossary terms in prose. It is made once for the site and may be used from many goroutines.
type Terms struct{}

// NewTerms prepares the search.
func NewTerms(terms []Term) *Terms { return &Terms{} }
