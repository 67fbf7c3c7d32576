package medication

import (
	"math/rand/v2"
	"slices"
	"testing"

	"manyroads/generator/source"
)

func day(s string) source.Date {
	d, err := source.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func evidence(grade, checked string) Evidence {
	e := Evidence{Grade: grade, Kind: "test"}
	if checked != "" {
		e.Checked = day(checked)
	}
	return e
}

func rights(pairs ...string) Rights {
	r := Rights{}
	for i := 0; i < len(pairs); i += 2 {
		r[pairs[i]] = Right{Answer: Answer(pairs[i+1])}
	}
	return r
}

func TestRating(t *testing.T) {
	today := day("2026-11-21")
	full := rights("attend", "yes", "share", "yes", "chair", "yes")
	weak := evidence("D", "2026-11-01")
	for _, c := range []struct {
		name   string
		record Record
		want   Rating
	}{
		{"nothing written", Record{}, NotKnown},
		{"attend, share and chair, said by the group", Record{Rights: full, Evidence: evidence("A", "2026-10-01")}, Welcomes},
		{"the same on two reports", Record{Rights: full, Evidence: evidence("C", "2026-10-01")}, Welcomes},
		{"the same on one report", Record{Rights: full, Evidence: weak}, NotKnown},
		{"the same from the fellowship's document", Record{Rights: full, Evidence: evidence("E", "2026-10-01")}, NotKnown},
		{"the same on an old page", Record{Rights: full, Evidence: evidence("F", "2026-10-01")}, NotKnown},
		{"the same without evidence", Record{Rights: full}, NotKnown},
		{"the same, checked in the future", Record{Rights: full, Evidence: evidence("A", "2027-01-01")}, NotKnown},
		{"the last day on which it counts", Record{Rights: full, Evidence: evidence("A", "2025-11-22")}, Welcomes},
		{"the first day on which it does not", Record{Rights: full, Evidence: evidence("A", "2025-11-21")}, NotKnown},
		{"only attend", Record{Rights: rights("attend", "yes"), Evidence: evidence("B", "2026-10-01")}, Neutral},
		{"only attend, a group for people on medication", Record{Rights: rights("attend", "yes"), ForMedication: true, Evidence: evidence("B", "2026-10-01")}, Welcomes},
		{"a group for people on medication with no answer", Record{ForMedication: true, Evidence: evidence("B", "2026-10-01")}, NotKnown},
		{"a group for people on medication on an old page", Record{Rights: rights("attend", "yes"), ForMedication: true, Evidence: evidence("F", "2026-10-01")}, NotKnown},
		{"may not chair", Record{Rights: rights("attend", "yes", "share", "yes", "chair", "no"), Evidence: evidence("C", "2026-10-01")}, Restricts},
		{"may not chair, says one report", Record{Rights: Rights{"attend": {Answer: Yes}, "share": {Answer: Yes}, "chair": {Answer: No, Evidence: &weak}}, Evidence: evidence("A", "2026-10-01")}, Neutral},
		{"may not name the medicine", Record{Rights: rights("attend", "yes", "share", "yes", "chair", "yes", "share_about_medication", "no"), Evidence: evidence("A", "2026-10-01")}, Varies},
		{"sharing depends", Record{Rights: rights("attend", "yes", "share", "depends"), Evidence: evidence("B", "2026-10-01")}, Varies},
		{"a formal rule beats every yes", Record{Rights: full, ExclusionPolicy: "formal", Evidence: evidence("A", "2026-10-01")}, Restricts},
		{"an unwritten rule", Record{Rights: full, ExclusionPolicy: "unwritten", Evidence: evidence("B", "2026-10-01")}, Varies},
		{"a mixed welcome", Record{Rights: full, Welcome: "mixed", Evidence: evidence("B", "2026-10-01")}, Varies},
		{"no rule and nothing else known", Record{ExclusionPolicy: "none", Evidence: evidence("B", "2026-10-01")}, Neutral},
	} {
		if got := c.record.On(today).Rating; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Time alone may only take knowledge away. Whatever the record, no later day has a rating that an earlier day did not have,
// other than unknown: an old "no" that expires must not uncover a welcome.
func TestTimeNeverMakesAWelcome(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	for range 3000 {
		anyEvidence := func() Evidence {
			return Evidence{Grade: pick("A", "B", "C", "D", "E", "F"), Checked: day("2026-01-01").AddMonths(-random.IntN(20))}
		}
		record := Record{Rights: Rights{}, ExclusionPolicy: pick("", "", "none", "formal", "unwritten"), Welcome: pick("", "warm", "mixed", "hostile"),
			ForMedication: random.IntN(3) == 0, Evidence: anyEvidence()}
		for _, question := range Questions() {
			right := Right{Answer: Answer(pick("", "yes", "yes", "no", "depends"))}
			if random.IntN(3) == 0 {
				own := anyEvidence()
				right.Evidence = &own
			}
			record.Rights[question.Key] = right
		}
		order := []Rating{Restricts, Varies, Neutral, Welcomes}
		last := record.On(day("2026-01-01"))
		for month := 1; month < 30; month++ {
			on := day("2026-01-01").AddMonths(month)
			now := record.On(on)
			if now.Rating != NotKnown && (last.Rating == NotKnown || slices.Index(order, now.Rating) > slices.Index(order, last.Rating)) {
				t.Fatalf("%+v\nwas %s and became %s on %s", record, last.Rating, now.Rating, on)
			}
			if last.Rating != NotKnown && now.Rating != last.Rating && (last.Expires.IsZero() || last.Expires.After(on)) {
				t.Fatalf("%+v\nchanged from %s to %s on %s, and said it would hold until %s", record, last.Rating, now.Rating, on, last.Expires)
			}
			last = now
		}
	}
}

// A welcome rests on the group's own word, its contact's, or two reports. Whatever the record, take all evidence of grade A, B and C out of it,
// and no rating is left: one person's visit, a fellowship's text and an old page never rate a group.
func TestNoRatingRestsOnWeakEvidence(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	on := day("2026-11-21")
	for range 5000 {
		weak := func() Evidence {
			return Evidence{Grade: pick("D", "E", "F", ""), Checked: on.AddMonths(-random.IntN(8))}
		}
		record := Record{Rights: Rights{}, ExclusionPolicy: pick("", "none", "formal", "unwritten"), Welcome: pick("", "warm", "polite", "hostile"),
			ForMedication: random.IntN(2) == 0, Evidence: weak()}
		for _, question := range Questions() {
			right := Right{Answer: Answer(pick("", "yes", "yes", "yes", "no", "depends"))}
			if random.IntN(3) == 0 {
				own := weak()
				right.Evidence = &own
			}
			record.Rights[question.Key] = right
		}
		if a := record.On(on); a.Rating != NotKnown {
			t.Fatalf("%+v\nis rated %s", record, a.Rating)
		}
	}
}

func TestExpiredAnswersKeepWhatWasSaid(t *testing.T) {
	record := Record{Rights: rights("attend", "yes"), Evidence: evidence("B", "2024-01-01")}
	a := record.On(day("2026-11-21"))
	if !a.Expired || !a.Unverified || a.Rights[0].Answer != Unknown || a.Rights[0].Written != Yes || !a.Rights[0].Expired {
		t.Errorf("%+v", a)
	}
}
