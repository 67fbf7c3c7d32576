package organization

import (
	"testing"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

func TestRatingsShowTextsAndPracticeApart(t *testing.T) {
	today := source.Date{Year: 2026, Month: 11, Day: 21}
	fresh := medication.Evidence{Grade: "E", Checked: source.Date{Year: 2026, Month: 1, Day: 1}}
	old := medication.Evidence{Grade: "E", Checked: source.Date{Year: 2024, Month: 1, Day: 1}}
	depends := medication.Rights{"chair": {Answer: medication.Depends}}
	refused := medication.Rights{"chair": {Answer: medication.No}}
	for _, c := range []struct {
		name   string
		policy Policy
		want   [3]medication.Rating // overall, texts, practice
	}{
		{"nobody attends it", Policy{}, [3]medication.Rating{"not-applicable", "not-applicable", "not-applicable"}},
		{"nothing known", Policy{Applies: true, Stance: "unknown", Reports: "unknown"}, [3]medication.Rating{"unknown", "unknown", "unknown"}},
		{"texts support, practice unknown", Policy{Applies: true, Stance: "supports", Reports: "unknown", Evidence: fresh}, [3]medication.Rating{"welcomes", "welcomes", "unknown"}},
		{"texts support, practice mixed", Policy{Applies: true, Stance: "supports", Reports: "mixed", Evidence: fresh}, [3]medication.Rating{"varies", "welcomes", "varies"}},
		{"texts limit, practice mixed", Policy{Applies: true, Stance: "limits", Reports: "mixed", Evidence: fresh}, [3]medication.Rating{"varies", "restricts", "varies"}},
		{"texts limit, practice unknown", Policy{Applies: true, Stance: "limits", Reports: "unknown", Evidence: fresh}, [3]medication.Rating{"restricts", "restricts", "unknown"}},
		{"texts neutral, groups decide", Policy{Applies: true, Stance: "neutral", Reports: "unknown", Rights: depends, Evidence: fresh}, [3]medication.Rating{"varies", "neutral", "unknown"}},
		{"texts support and refuse one right", Policy{Applies: true, Stance: "supports", Reports: "unknown", Rights: refused, Evidence: fresh}, [3]medication.Rating{"restricts", "restricts", "unknown"}},
		{"only praise, no text", Policy{Applies: true, Stance: "unknown", Reports: "supports", Evidence: fresh}, [3]medication.Rating{"unknown", "unknown", "welcomes"}},
		{"checked too long ago", Policy{Applies: true, Stance: "supports", Reports: "supports", Evidence: old}, [3]medication.Rating{"unknown", "unknown", "unknown"}},
	} {
		o := Organization{Medication: c.policy}
		r := o.RatingsOn(today)
		if got := [3]medication.Rating{r.Overall, r.Texts, r.Practice}; got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
