package medication

import (
	"fmt"
	"slices"
	"strings"

	"manyroads/generator/source"
)

var (
	answers    = []string{"yes", "no", "depends", "unknown"}
	grades     = []string{"A", "B", "C", "D", "E", "F"}
	exclusions = []string{"none", "formal", "unwritten", "unknown"}
	welcomes   = []string{"warm", "polite", "mixed", "cool", "hostile", "unknown"}
	medicines  = []string{"any", "buprenorphine", "methadone", "naltrexone"}
)

// Read takes a [medication] table; without one everything is unknown. Problems are kept in the table.
func Read(t *source.Table) Record {
	if t == nil {
		return Record{}
	}
	record := Record{
		Rights:          ReadRights(t),
		ExclusionPolicy: ReadExclusion(t),
		Welcome:         known(t.Choice("welcome", welcomes...)),
		Medications:     t.Choices("medications", medicines...),
		Note:            t.Text("note"),
	}
	evidence := t.Table("evidence")
	record.Evidence = ReadEvidence(evidence)
	if evidence == nil && record.claimsWithoutEvidence() {
		t.Problem("", "the answers have no evidence", "add [medication.evidence] with a grade, a source and the date it was checked")
	}
	if evidence != nil {
		evidence.Done()
	}
	t.Done()
	return record
}

// claimsWithoutEvidence tells whether something is claimed that does not carry evidence of its own.
func (r Record) claimsWithoutEvidence() bool {
	if r.ExclusionPolicy != "" || r.Welcome != "" {
		return true
	}
	for _, right := range r.Rights {
		if right.Answer != Unknown && right.Evidence == nil {
			return true
		}
	}
	return false
}

// known turns the word "unknown" into the zero value, so that what is not known has one form.
func known(word string) string {
	if word == "unknown" {
		return ""
	}
	return word
}

// ReadExclusion takes exclusion_policy.
func ReadExclusion(t *source.Table) string { return known(t.Choice("exclusion_policy", exclusions...)) }

// ReadRights takes the seven answers of a table.
func ReadRights(t *source.Table) Rights {
	rights := Rights{}
	for _, question := range Questions() {
		if right, written := readRight(t, question.Key); written {
			rights[question.Key] = right
		}
	}
	return rights
}

// ReadAnswer takes a bare answer such as proof_of_attendance.
func ReadAnswer(t *source.Table, key string) Answer {
	return Answer(known(t.Choice(key, answers...)))
}

// readRight takes "yes" or { answer = "yes", note = "…", evidence = { … } }.
func readRight(t *source.Table, key string) (right Right, written bool) {
	value, written := t.Value(key)
	if !written {
		return Right{}, false
	}
	if _, isTable := value.(map[string]any); !isTable {
		if yes, isBool := value.(bool); isBool {
			word := "no"
			if yes {
				word = "yes"
			}
			t.Problem(key, fmt.Sprintf("%q must be an answer in quotes, not %v", key, yes), fmt.Sprintf("write %s = %q", key, word))
			return Right{}, true
		}
		return Right{Answer: ReadAnswer(t, key)}, true
	}
	table := t.Table(key)
	right = Right{Answer: ReadAnswer(table, "answer"), Note: table.Text("note")}
	if !table.Has("answer") {
		table.Missing("answer", `write answer = "yes", "no", "depends" or "unknown"`)
	}
	if evidence := table.Table("evidence"); evidence != nil {
		read := ReadEvidence(evidence)
		right.Evidence = &read
		evidence.Done()
	}
	table.Done()
	return right, true
}

// ReadEvidence takes an evidence table; the caller calls Done on it, since a listing has more keys.
func ReadEvidence(t *source.Table) Evidence {
	if t == nil {
		return Evidence{}
	}
	evidence := Evidence{
		Grade:     t.Choice("grade", grades...),
		Source:    t.Address("source"),
		Kind:      t.Text("kind"),
		Title:     t.Text("title"),
		Published: t.Text("published"),
		Checked:   t.Date("checked"),
		By:        t.Text("by"),
	}
	if !t.Has("grade") {
		t.Missing("grade", "write how strong the evidence is, from A to F; docs/records.md says what each means")
	}
	if slices.Contains([]string{"A", "B", "C", "D"}, evidence.Grade) && !t.Has("checked") {
		t.Missing("checked", "write the date on which it was last confirmed; without it the answer could never grow old")
	}
	if t.Has("grade") && evidence.Source == "" && evidence.Kind == "" && evidence.Title == "" && !t.Has("source") {
		t.Missing("source", `write the address where it can be read, or kind = "telephone call"`)
	}
	if strings.Contains(evidence.By, "@") {
		t.Problem("by", "this tells who somebody is", `write a role, like "editor"`)
	}
	return evidence
}
