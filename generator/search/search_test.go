package search

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

var update = flag.Bool("update", false, "write the golden files of testdata/ anew")

func builderOf(t *testing.T, in Input) *builder {
	t.Helper()
	gazetteer, err := readGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	_, places := gazetteer.placeFiles()
	return newBuilder(in, gazetteer, places)
}

func build(t *testing.T, in Input) File {
	t.Helper()
	files, err := Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return files[0]
}

// The golden file is read by the client's tests too (layouts/find/index.test.ts), so the two sides can't drift apart.
func TestGolden(t *testing.T) {
	sameAsGolden(t, "testdata/small.json", build(t, smallCorpus()).Content)
}

// sameAsGolden holds a file that is made to the one that is kept, or keeps the new one.
func sameAsGolden(t *testing.T, golden string, content []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(content, want) {
		t.Errorf("this is not what %s holds; run go test ./generator/search -update and read the difference\n%.2000s", golden, content)
	}
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	want := build(t, smallCorpus())
	in := smallCorpus()
	slices.Reverse(in.Groups)
	slices.Reverse(in.Organizations)
	slices.Reverse(in.Articles)
	slices.Reverse(in.Terms)
	for _, g := range in.Groups {
		slices.Reverse(g.Audience)
		slices.Reverse(g.Languages)
	}
	got := build(t, in)
	if got.Name != want.Name || !bytes.Equal(got.Content, want.Content) {
		t.Error("the same records in another order make another index")
	}
}

func TestWhatMustStayOut(t *testing.T) {
	content := string(build(t, smallCorpus()).Content)
	if strings.Contains(content, "0100") {
		t.Error("the index gives away the end of a telephone number")
	}
	for _, f := range cut(t, smallCorpus()) {
		content += string(f.Content)
	}
	for _, secret := range []string{"508-555-0100", "nobody@example.org", "nobody", "5550100", "example.org/room", "Example Closed"} {
		if strings.Contains(content, secret) {
			t.Errorf("the index gives away %q", secret)
		}
	}
}

func TestVerifiedNeedsAnEnd(t *testing.T) {
	in := smallCorpus()
	for i := range in.Groups {
		in.Groups[i].Verified = true
		in.Groups[i].Listing = group.Listing{}
	}
	b := builderOf(t, in)
	for _, g := range b.sorted(in.Groups) {
		if err := b.addGroup(g); err != nil {
			t.Fatal(err)
		}
	}
	for i, verified := range b.out.Groups.Verified {
		if verified != 0 {
			t.Errorf("%s is verified for ever", b.out.Groups.Name[i])
		}
	}
}

func TestContradictions(t *testing.T) {
	in := smallCorpus()
	in.Organizations = nil
	if _, err := Build(in); err == nil || !strings.Contains(err.Error(), "there is no organization") {
		t.Errorf("a group of an organization that is not there: %v", err)
	}
	in = smallCorpus()
	in.Groups[0].Address = "/articles/x/"
	if _, err := Build(in); err == nil || !strings.Contains(err.Error(), "not the address of a group") {
		t.Errorf("a group with a wrong address: %v", err)
	}
}

func TestEmpty(t *testing.T) {
	if content := string(build(t, Input{}).Content); strings.Contains(content, "null") {
		t.Errorf("an empty column is not a list: %s", content)
	}
}

func TestEachWord(t *testing.T) {
	for text, want := range map[string]string{
		"Women’s Café, 12-step":  "womens cafe 12 step",
		"it's":                   "its",
		"'quoted' O'Brien’s":     "quoted obriens",
		"":                       "",
		"...":                    "",
		"Ángeles, A\u0301ngeles": "angeles angeles",
		"\u0301 a":               "a",
		"日本 a":                   "日本 a",
	} {
		var words []string
		v := newVocabulary(nil)
		v.each(text, func(word uint32) { words = append(words, v.words[word]) })
		if got := strings.Join(words, " "); got != want {
			t.Errorf("words of %q: %q, not %q", text, got, want)
		}
	}
}

// bigCorpus is as large as the largest site that the first format is meant for.
func bigCorpus(groups, articles int) Input {
	small := smallCorpus()
	in := Input{Organizations: small.Organizations, Terms: small.Terms}
	for i := range groups {
		g := small.Groups[i%4]
		g.ID = fmt.Sprintf("us/ma/city-%d/example-%d", i%800, i)
		g.Address = "/groups/" + g.ID + "/"
		g.Name = fmt.Sprintf("Example %s %s Group", word(i*7), word(i*13))
		g.City = "City " + word(i%800)
		g.Note = fmt.Sprintf("Bring a %s and ask for the %s room, %s door.", word(i*3), word(i*5), word(i*11))
		in.Groups = append(in.Groups, g)
	}
	for i := range articles {
		var text strings.Builder
		for j := range 900 {
			text.WriteString(word((i*31+j*j)%4000) + " ")
		}
		in.Articles = append(in.Articles, &article.Article{
			ID: fmt.Sprintf("section/example-%d", i), Title: "Example " + word(i) + " " + word(i*3), Answer: "An invented answer about " + word(i*5) + ".", PlainText: text.String(),
		})
	}
	return in
}

// word is an invented word for a number.
func word(i int) string {
	const sounds = "balodikemunafopesirutavowexi"
	var b strings.Builder
	for i = i%4000 + 30; i > 0; i /= 14 {
		b.WriteString(sounds[i%14*2 : i%14*2+2])
	}
	return b.String()
}

func BenchmarkBuild(b *testing.B) {
	in := bigCorpus(10_000, 1_000)
	for b.Loop() {
		files, err := Build(in)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(files[0].Content)), "bytes")
	}
}

// What is shown as the source of a rating is never stronger, or newer, than what the rating rests on.
func TestRestsOn(t *testing.T) {
	a, b, c, d := evidenceOf("A", 2026, 10), evidenceOf("B", 2026, 9), evidenceOf("C", 2026, 8), evidenceOf("D", 2026, 7)
	older := evidenceOf("B", 2026, 3)
	for name, one := range map[string]struct {
		answers map[string]*medication.Evidence
		own     *medication.Evidence
		policy  string
		by, in  int
	}{
		"its own":                 {map[string]*medication.Evidence{"attend": a}, a, "", 1, 322},
		"the weakest":             {map[string]*medication.Evidence{"attend": a, "share": c, "chair": b}, a, "", 3, 320},
		"the older of two":        {map[string]*medication.Evidence{"attend": b, "share": older}, a, "", 2, 315},
		"one person's word":       {map[string]*medication.Evidence{"attend": d}, d, "", 4, 319},
		"what makes no rating":    {map[string]*medication.Evidence{"attend": a, "share": d}, a, "", 1, 322},
		"the policy":              {map[string]*medication.Evidence{"attend": a}, c, "formal", 3, 320},
		"a policy of an old page": {map[string]*medication.Evidence{"attend": a}, evidenceOf("F", 2026, 10), "formal", 1, 322},
		"nothing":                 {nil, a, "", 0, 0},
	} {
		g := Group{}
		g.Medication = medication.Record{Rights: medication.Rights{}, Evidence: *one.own, ExclusionPolicy: one.policy}
		for key, evidence := range one.answers {
			g.Medication.Rights[key] = medication.Right{Answer: medication.Yes, Evidence: evidence}
		}
		g.Assessment = g.Medication.On(buildDate)
		if by, in := whoSays(restsOn(&g), source.Date{}); by != one.by || in != one.in {
			t.Errorf("%s: %d %d, not %d %d", name, by, in, one.by, one.in)
		}
	}
}

func evidenceOf(grade string, year, month int) *medication.Evidence {
	return &medication.Evidence{Grade: grade, Checked: day(year, month, 1)}
}
