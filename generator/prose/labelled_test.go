package prose_test

import (
	"os"
	"strings"
	"testing"

	"manyroads/generator/prose"
	"manyroads/generator/source"
)

// lexicon reads the real words.toml as package site does, without that package's rules.
func lexicon(t *testing.T) *prose.Lexicon {
	t.Helper()
	text, err := os.ReadFile("../../content/words.toml")
	if err != nil {
		t.Fatal(err)
	}
	file, _ := source.NewFile("words.toml", "words.toml", string(text))
	var wordings []prose.Wording
	for _, pair := range source.ReadTable(file, source.DefaultLimits()).Tables("pair") {
		w := prose.Wording{Match: pair.Texts("match"), Allow: pair.Texts("allow"), Explained: pair.Texts("explained"), Unless: pair.Texts("unless")}
		for _, p := range append(append(append(w.Match, w.Allow...), w.Explained...), w.Unless...) {
			if err := prose.CheckPattern(p); err != nil {
				t.Error(err)
			}
		}
		wordings = append(wordings, w)
	}
	return prose.NewLexicon(wordings, nil)
}

// TestLabelled measures the words against sentences that people judged: a sentence, a tab, and the wordings that must be found in it,
// parted by semicolons, or a hyphen. A finding is right when it lies across a wording that is named.
func TestLabelled(t *testing.T) {
	text, err := os.ReadFile("testdata/labelled.txt")
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon(t)
	right, wrong, missed, sentences := 0, 0, 0, 0
	for line := range strings.Lines(string(text)) {
		sentence, label, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		sentences++
		found := l.Find([]prose.Passage{{Text: sentence}})
		for _, want := range expected(sentence, label) {
			hit := false
			rest := found[:0:0]
			for _, f := range found {
				if f.From < want.To && want.From < f.To {
					hit = true
					continue
				}
				rest = append(rest, f)
			}
			if found = rest; hit {
				right++
			} else {
				missed++
				t.Logf("missed %q in %q", sentence[want.From:want.To], sentence)
			}
		}
		for _, f := range found {
			wrong++
			t.Logf("false alarm %q in %q", sentence[f.From:f.To], sentence)
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("%d sentences: precision %.3f, recall %.3f", sentences, precision, recall)
	if sentences < 300 || precision < 0.98 || recall < 0.95 {
		t.Errorf("%d sentences: precision %.3f, recall %.3f", sentences, precision, recall)
	}
}

func expected(sentence, label string) []prose.Span {
	var spans []prose.Span
	for wording := range strings.SplitSeq(label, ";") {
		if at := strings.Index(sentence, wording); label != "-" {
			spans = append(spans, prose.Span{From: at, To: at + len(wording)})
		}
	}
	return spans
}
