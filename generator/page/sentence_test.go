package page

import (
	"testing"

	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// The sentence under "If you take medication" says that nothing is known only where nothing is; one person's report is shown as one.
func TestSentenceWithoutRating(t *testing.T) {
	say := english()
	today := source.Date{Year: 2026, Month: 11, Day: 21}
	for grade, want := range map[string]string{"": say.Medication.NotKnown, "D": say.Medication.OneReport, "F": say.Medication.NotKnown} {
		record := medication.Record{Evidence: medication.Evidence{Grade: grade, Checked: today}}
		if grade != "" {
			record.Rights = medication.Rights{"attend": {Answer: medication.Yes}}
		}
		g := &site.Group{Group: &group.Group{}, Verified: true, Assessment: record.On(today)}
		if got := say.medicationSentence(g); got != want {
			t.Errorf("grade %q: %q, want %q", grade, got, want)
		}
	}
}
