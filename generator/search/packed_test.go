package search

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// unpack reads a column as docs/search-index.md says; so many numbers are in it.
func unpack(text string, count int) ([]int, error) {
	least := 0
	if before, after, found := strings.Cut(text, ":"); found {
		n, err := strconv.Atoi(before)
		if err != nil || n == 0 {
			return nil, fmt.Errorf("%q is no least number", before)
		}
		least, text = n, after
	}
	if count == 0 || len(text)%count != 0 || len(text) == 0 {
		if count == 0 && text == "" {
			return nil, nil
		}
		return nil, fmt.Errorf("%d digits for %d numbers", len(text), count)
	}
	numbers := make([]int, count)
	for i := range len(text) {
		digit := strings.IndexByte(digits, text[i])
		if digit < 0 {
			return nil, fmt.Errorf("%q is no digit", text[i])
		}
		numbers[i%count] = numbers[i%count]*64 + digit
	}
	for i := range numbers {
		numbers[i] += least
	}
	return numbers, nil
}

// unstep reads the lists of steps of a column.
func unstep(text string) ([][]int, error) {
	var lists [][]int
	for list := range strings.SplitSeq(text, " ") {
		steps, step, shift := []int{}, 0, 0
		for i := range len(list) {
			digit := strings.IndexByte(digits, list[i])
			if digit < 0 {
				return nil, fmt.Errorf("%q is no digit", list[i])
			}
			step, shift = step|digit&31<<shift, shift+5
			if digit < 32 {
				steps, step, shift = append(steps, step), 0, 0
			}
		}
		if shift > 0 {
			return nil, fmt.Errorf("%q ends within a step", list)
		}
		lists = append(lists, steps)
	}
	return lists, nil
}

func pack(t testing.TB, list packed) string {
	t.Helper()
	text, err := list.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestPacked(t *testing.T) {
	for want, list := range map[string]packed{
		"":                 nil,
		"AAA":              {0, 0, 0},
		"5:A":              {5},
		"-1:AC_":           {-1, 1, 62},
		"AABA_A":           {0, 63, 64},
		"ABAAAAAA":         {0, 64 * 64 * 64},
		"-57:AABAAAAAAAAB": {-57, -57, 4039, -56},
	} {
		if got := pack(t, list); got != want {
			t.Errorf("%v is written as %q, not %q", list, got, want)
		}
	}
}

func TestSteps(t *testing.T) {
	for _, one := range []struct {
		list    []uint32
		weights int
		numbers []int
		want    string
	}{
		{nil, 1, nil, ""},
		{[]uint32{0}, 1, nil, "B"},
		{[]uint32{2 * 4, 3 * 4}, 1, nil, "DB"},
		{[]uint32{30 * 4, 62 * 4}, 1, nil, "fgB"},
		{[]uint32{5*4 + inTitle}, articleWeights, nil, "b"},
		{[]uint32{0, 1*4 + inName}, groupWeights, []int{7, 1031}, "QhgC"},
	} {
		if got := string(appendSteps(nil, one.list, one.weights, one.numbers)); got != one.want {
			t.Errorf("%v with %d weights is written as %q, not %q", one.list, one.weights, got, one.want)
		}
	}
}

func FuzzPacked(f *testing.F) {
	f.Add(0, 0, 0, 0)
	f.Add(-57, 4039, 63, 64)
	f.Add(math.MaxInt32, math.MinInt32, -1, 1)
	f.Fuzz(func(t *testing.T, a, b, c, d int) {
		const most = 1 << 60 // of what is left when the least is taken away
		list := packed{a % most, b % most, c % most, d % most}
		text := pack(t, list)
		if got, err := unpack(text, len(list)); err != nil || !slices.Equal(got, list) {
			t.Errorf("%v is written as %q and read as %v (%v)", list, text, got, err)
		}
		least, rest, found := strings.Cut(text, ":")
		if found != (slices.Min(list) != 0) || found && least != strconv.Itoa(slices.Min(list)) {
			t.Errorf("%v is written as %q, with another least number", list, text)
		}
		if found {
			text = rest
		}
		if high := text[:len(list)]; len(text) > len(list) && strings.Trim(high, "A") == "" {
			t.Errorf("%v is written with more digits than it needs: %q", list, text)
		}
	})
}

func FuzzSteps(f *testing.F) {
	f.Add(uint64(1), 3, uint8(1))
	f.Add(uint64(2), 0, uint8(4))
	f.Fuzz(func(t *testing.T, seed uint64, length int, weight uint8) {
		weights, random := 1+int(weight%4), rand.New(rand.NewPCG(seed, 0))
		var list []uint32
		var want []int
		for row := random.IntN(5); len(list) < length%1000; row += 1 + random.IntN(1<<random.IntN(20)) {
			at := random.IntN(weights)
			list, want = append(list, uint32(row*4+at)), append(want, row*weights+at)
		}
		lists, err := unstep(string(appendSteps(nil, list, weights, nil)))
		if err != nil || len(lists) != 1 {
			t.Fatalf("%v is read as %v (%v)", list, lists, err)
		}
		var got []int
		row := -1
		for _, step := range lists[0] {
			if step < weights {
				t.Fatalf("the step %d leads nowhere", step)
			}
			row += step / weights
			got = append(got, row*weights+step%weights)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v is read as %v", want, got)
		}
	})
}
