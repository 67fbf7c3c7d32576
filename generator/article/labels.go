package article

import "strings"

// What an article's page says besides the article. It is asked of the Resolver when the page is made, since the same text may be asked for
// in any language. {1} and {2} are filled in here.
const (
	labelLink      = "Link to the section: {1}"
	labelTable     = "Table {1}"
	labelSources   = "Sources"
	labelSource    = "Source {1}"
	labelBack      = "Back to where source {1} is used"
	labelBackPlace = "Back to where source {1} is used, place {2}"
)

// Labels are all of them, in English.
func Labels() []string {
	labels := []string{labelLink, labelTable, labelSources, labelSource, labelBack, labelBackPlace}
	for _, word := range []string{"NOTE", "TIP", "WARNING", "SAFETY"} {
		labels = append(labels, calloutLabels[word])
	}
	return labels
}

// say leaves a gap for a label. Two values are parted by a zero byte, which no text here can hold.
func (w *writer) say(label, values string) { w.gap(piece{kind: said, text: label, fragment: values}) }

func fillLabel(text, values string) string {
	first, second, _ := strings.Cut(values, "\x00")
	return strings.ReplaceAll(strings.ReplaceAll(text, "{2}", second), "{1}", first)
}
