package prose

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestSyllables holds the counter against words that were counted by hand, 97 in 100 of them to the syllable.
func TestSyllables(t *testing.T) {
	text, err := os.ReadFile("testdata/syllables.txt")
	if err != nil {
		t.Fatal(err)
	}
	words, right := 0, 0
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		want, err := strconv.Atoi(fields[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range fields[1:] {
			words++
			if got := Syllables(word); got == want {
				right++
			} else {
				t.Logf("%s: %d, counted by hand %d", word, got, want)
			}
		}
	}
	if words < 300 || float64(right) < 0.97*float64(words) {
		t.Errorf("%d of %d words right", right, words)
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]int{
		"One. Two! Three?":                        3,
		"Dr. Doe spoke at 7 p.m. on Friday.":      1,
		"John Q. Public spoke. He sat down.":      2,
		"A line for hepatitis C. The number.":     2,
		`She said "Stop." Then she left.`:         2,
		"It costs $3.50 a day, e.g. for the bus.": 1,
		"See na.org. It has a list.":              2,
		"No stop at the end":                      1,
		"Was it I? It was I. So it goes.":         3,
		"":                                        0,
		"...":                                     1,
	} {
		if got := Sentences(text); len(got) != want {
			t.Errorf("%q: %d sentences, not %d", text, len(got), want)
		}
	}
}

// TestGrade works the formula out by hand: 8 words, 2 sentences, 9 syllables.
func TestGrade(t *testing.T) {
	var c Count
	c.Add("The cat sat on a mat. It slept sweetly.")
	if want := (Count{9, 2, 10}); c != want {
		t.Fatalf("%+v, not %+v", c, want)
	}
	if want := 0.39*9/2 + 11.8*10/9 - 15.59; math.Abs(c.Grade()-want) > 1e-9 {
		t.Errorf("grade %f, not %f", c.Grade(), want)
	}
	if (Count{}).Grade() != 0 {
		t.Error("nothing has a grade")
	}
}

// TestLeftOut holds that what no writer can choose does not count.
func TestLeftOut(t *testing.T) {
	for text, want := range map[string]int{
		"She takes buprenorphine or Suboxone.":                  3,
		"He called Narcotics Anonymous in 1991.":                3,
		"See https://example.org/a or write to hello@na.org.":   4,
		"MOUD and OTP are short forms.":                         4,
		"I think that I'm right.":                               5,
		"The Substance Abuse and Mental Health Administration.": 2,
		"On 21 November 2026 we had 322 people at 66% or so.":   7,
		"Buprenorphine.":               0,
		"Methadone clinics open at 5.": 3,
	} {
		var c Count
		if c.Add(text); c.Words != want {
			t.Errorf("%q: %d words, not %d", text, c.Words, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		`She said "no" and "yes".`:               `"no" "yes"`,
		`A “curly” one`:                          `“curly”`,
		`NA's 'drug replacement' isn't ours.`:    `'drug replacement'`,
		`The members' room and the '90s.`:        ``,
		`An open "quotation quotes nothing.`:     ``,
		`It's 'what AA calls sober', they said.`: `'what AA calls sober'`,
	} {
		var got []string
		for _, s := range Quoted(text) {
			got = append(got, text[s.From:s.To])
		}
		if fmt.Sprint(got) != "["+want+"]" {
			t.Errorf("%s quotes %s, not %s", text, got, want)
		}
	}
}

func TestFullNames(t *testing.T) {
	for text, want := range map[string]string{
		"Ask for Jane Doe at the door.":             "[Jane Doe]",
		"Ask for Jane D. at the door.":              "[]",
		"Ask for Jane.":                             "[]",
		"Mary Q. Contrary leads it.":                "[Mary Q. Contrary]",
		"At St. Mary Magdalene Church.":             "[]",
		"In the John Adams Library":                 "[]",
		"In Martin County":                          "[]",
		"Bob and Jane lead it.":                     "[]",
		"Ask Bob. Jane knows.":                      "[]",
		"Robert O'Neill and Susan Lee-Walsh spoke.": "[Robert O'Neill Susan Lee]",
		"Narcotics Anonymous and Learn to Cope":     "[]",
		"David's House is next to Anthony House.":   "[]",
		"MARY JONES HALL":                           "[]",
		"Call Bob at 508-555-0143.":                 "[]",
	} {
		var got []string
		for _, s := range FullNames(text) {
			got = append(got, text[s.From:s.To])
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}

func TestGivenIn(t *testing.T) {
	for mailbox, want := range map[string]bool{"jane.doe": true, "bob_t99": true, "tuesdaygroup": false, "hello": false, "worcester.mara": false} {
		if GivenIn(mailbox) != want {
			t.Errorf("%s: %v", mailbox, !want)
		}
	}
}

// TestPatterns tells the language of patterns, as docs/records.md explains it.
func TestPatterns(t *testing.T) {
	for _, tt := range []struct {
		pattern, text, want string
	}{
		{"addict", "Two addicts, an addict's son, the Addict", "[addicts addict's Addict]"},
		{"clean!", "She cleans a clean room", "[clean]"},
		{"MAT", "a mat for MAT and MATs", "[MAT MATs]"},
		{"ex-addict", "an ex-addict or ex addict", "[ex-addict ex addict]"},
		{"is|was _? clean!", "is clean, was now clean, is, clean", "[is clean was now clean]"},
		{"rate of #", "a rate of 90 and a rate of many", "[rate of 90]"},
		{"# years", "5 years, some years", "[5 years]"},
		{"success _ of", "success rate of, success of", "[success rate of]"},
		{"drug abuse", "drug. Abuse of a drug abuse", "[drug abuse]"},
	} {
		l := NewLexicon([]Wording{{Match: []string{tt.pattern}}}, nil)
		var got []string
		for _, f := range l.Find([]Passage{{Text: tt.text}}) {
			got = append(got, tt.text[f.From:f.To])
		}
		if fmt.Sprint(got) != tt.want || CheckPattern(tt.pattern) != nil {
			t.Errorf("%q in %q: %s, not %s", tt.pattern, tt.text, got, tt.want)
		}
	}
	for _, bad := range []string{"", "?", "_ addict", "drug? abuse", "a? b?c|d"} {
		if CheckPattern(bad) == nil {
			t.Errorf("%q is taken for a pattern", bad)
		}
	}
}

// TestExceptions holds that each kind of exception lifts a finding, and only where it should.
func TestExceptions(t *testing.T) {
	l := NewLexicon([]Wording{
		{Match: []string{"addict"}, Allow: []string{"call|calls themselves addict"}},
		{Match: []string{"clean time"}, Explained: []string{"clean time"}},
		{Match: []string{"MAT"}, Unless: []string{"MOUD"}},
	}, []string{"Addict Friends (AF)", "Sunny Room"})
	for _, tt := range []struct {
		text string
		want int
	}{
		{"an addict", 1},
		{`an "addict"`, 0},
		{"they call themselves addicts", 0},
		{"Addict Friends (AF) meets", 0},
		{"addict friends meet", 1},
		{"her clean time", 1},
		{`NA says "clean time". Her clean time counts.`, 0},
		{"MAT", 1},
		{"MAT, or MOUD", 0},
	} {
		if got := l.Find([]Passage{{Text: tt.text}}); len(got) != tt.want {
			t.Errorf("%q: %v", tt.text, got)
		}
	}
	apart := Passage{Text: "see addict.example", Apart: []Span{{4, 18}}}
	if got := l.Find([]Passage{apart}); len(got) > 0 {
		t.Errorf("found in what stands apart: %v", got)
	}
	if got := l.Find([]Passage{{Text: "her clean time"}}); !got[0].Unexplained {
		t.Error("a term without a word about it is not marked")
	}
	if got := l.Find([]Passage{{Text: "her clean time"}, {Text: "clean time", Apart: []Span{{0, 10}}}}); len(got) > 0 {
		t.Error("a term that another passage explains is found")
	}
}

// FuzzFind holds for any text: nothing breaks, and every place is in it.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"an addict's \"clean\" time", "“’'—é 5% of MAT", "Jane Q. Doe. e.g. U.S.", "''''\"\"\""} {
		f.Add(seed)
	}
	l := NewLexicon([]Wording{{Match: []string{"addict", "clean! _? time", "# of"}, Allow: []string{"a addict"}}}, []string{"An Addict"})
	f.Fuzz(func(t *testing.T, text string) {
		var spans []Span
		for _, found := range l.Find([]Passage{{Text: text}}) {
			spans = append(spans, found.Span)
		}
		spans = append(append(append(spans, Quoted(text)...), Sentences(text)...), FullNames(text)...)
		for _, s := range spans {
			if s.From < 0 || s.To > len(text) || s.From >= s.To {
				t.Errorf("%v in %q", s, text)
			}
		}
		var c Count
		c.Add(text)
	})
}
