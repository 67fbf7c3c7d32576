package prose

import (
	"math/rand/v2"
	"testing"
)

// TestSieve holds that the sieve keeps back no text in which taking it apart would find a word.
func TestSieve(t *testing.T) {
	var s sieve
	for _, word := range []string{"addict", "he's"} {
		s.add(word)
	}
	for text, want := range map[string]bool{
		"addict": true, "An Addict's son": true, "an addict’s son": true, "ADDICT!": true, "ex-addict": true, "(addict)": true, "He's here": true, "zzz addict": true,
		"nothing here": false, "addiction": false, "": false, "addictés": true,
	} {
		if s.lets(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// TestPlainIsSafe holds that the glance never calls a text plain whose true grade is over the limit, over sentences of every sort.
func TestPlainIsSafe(t *testing.T) {
	easy, hard := "We met at ten. ", "Notwithstanding considerable institutional heterogeneity, administrative interpretations necessitate verification. "
	random := rand.New(rand.NewPCG(1, 2))
	sentences := []string{easy, hard, "Narcotics Anonymous and NA are names. ", "Being serious about the radio is usually a period. ", "She asked for one little table, and people were able. ",
		"He takes buprenorphine, naltrexone or methadone as prescribed by Dr. Doe in Boston. ", "It is so, "}
	for range 2000 {
		text := ""
		one, other := sentences[random.IntN(len(sentences))], sentences[random.IntN(len(sentences))]
		share := random.IntN(40)
		for i := range 40 {
			if i < share {
				text += one
			} else {
				text += other
			}
		}
		var c Count
		c.Add(text)
		if Plain([]string{text}, 10) && c.Grade() > 10 {
			t.Fatalf("%d of %q, else %q: grade %.1f passes for plain", share, one, other, c.Grade())
		}
	}
}
