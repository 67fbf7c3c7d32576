package article

import (
	"fmt"

	"manyroads/generator/prose"
	"manyroads/generator/source"
)

// The limits of plain language: beyond mostGrade the build stops, a sentence of more than mostWords is pointed at.
// fewestWords is how many words a grade needs to mean anything.
const (
	mostGrade   = 10.0
	mostWords   = 30
	fewestWords = 100
)

// checkPlain holds the text against the limit. Counting syllables would cost a build more than reading Markdown does, so a text
// that is plain at a glance is not counted.
func (r *reading) checkPlain() {
	var texts []string
	r.article.sentences(func(passage int, counts bool) {
		if counts {
			texts = append(texts, r.article.said.texts[passage].Text)
		}
	})
	if prose.Plain(texts, mostGrade) {
		return
	}
	if count := r.article.count(); count.Words >= fewestWords && count.Grade() > mostGrade {
		r.find("plain-01", r.article.At, fmt.Sprintf("the article is hard to read: it takes %.1f years of school, and the most is %.0f", count.Grade(), mostGrade),
			"write shorter sentences and shorter words")
	}
}

// sentences visits every passage that is made of sentences. Headings and tables are not, and of the title only the length matters.
func (a *Article) sentences(visit func(passage int, counts bool)) {
	for i := range len(a.said.texts) - len(a.said.blocks) {
		visit(i, i > 0)
	}
	for _, b := range a.said.blocks {
		if b.kind == paragraph {
			visit(b.passage, true)
		}
	}
}

func (a *Article) count() prose.Count {
	var count prose.Count
	a.sentences(func(passage int, counts bool) {
		if counts {
			count.Add(a.said.texts[passage].Text)
		}
	})
	return count
}

// Grade is the school year in which a reader can follow the article (Flesch–Kincaid, without medicines, names and numbers).
func (a *Article) Grade() float64 { return a.count().Grade() }

// Advice is what the editorial rules would mend in the article, and no reader is harmed by. text is the file as it lies there.
func (a *Article) Advice(text string) source.Problems {
	var advice source.Problems
	say := func(code string, at source.Position, what, mend string) {
		advice = append(advice, source.Problem{Position: at, What: what, Mend: mend, Code: code})
	}
	a.sentences(func(passage int, _ bool) {
		if a.Language != "" {
			return
		}
		whole := a.said.texts[passage].Text
		for _, s := range prose.Sentences(whole) {
			if words := prose.Words(whole[s.From:s.To]); words > mostWords {
				say("plain-02", a.Place(text, passage, s.From), fmt.Sprintf("this sentence has %d words", words),
					fmt.Sprintf("make two of it: %d words are the most that can be taken in at once", mostWords))
			}
		}
	})
	a.figures(func(b block, f figure) {
		if !f.hard {
			say("trust-02", a.Place(text, b.passage, f.offset), fmt.Sprintf("%q has no source beside it", f.said), "repeat the footnote here, so that a reader sees which source is meant")
		}
	}, false)
	for _, n := range a.said.notes {
		if said := notOpened.FindString(n.text); said != "" {
			say("trust-04", n.at, fmt.Sprintf("the source [^%s] says of itself %q", n.name, said), "open it, hold the figure against it, and say what was read")
		}
	}
	return advice
}

// find reports a finding of an editorial rule that stops the build.
func (r *reading) find(code string, at source.Position, what, mend string) {
	r.problems = append(r.problems, source.Problem{Position: at, What: what, Mend: mend, Code: code})
}
