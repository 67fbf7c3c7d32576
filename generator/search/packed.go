package search

import (
	"slices"
	"strconv"
)

// digits are what numbers are written with: each is worth its place, 0 to 63.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// packed is a column of numbers that is written as one text, with as many digits for each as the greatest needs: first the highest digit
// of every number, then the next, because like digits beside each other compress well. A least number that is not 0 stands before it.
type packed []int

func (p packed) MarshalText() ([]byte, error) {
	if len(p) == 0 {
		return nil, nil
	}
	least, width := slices.Min(p), 1
	for n := (slices.Max(p) - least) >> 6; n > 0; n >>= 6 {
		width++
	}
	text := make([]byte, 0, len(p)*width+8)
	if least != 0 {
		text = append(strconv.AppendInt(text, int64(least), 10), ':')
	}
	for shift := 6 * (width - 1); shift >= 0; shift -= 6 {
		for _, n := range p {
			text = append(text, digits[(n-least)>>shift&63])
		}
	}
	return text, nil
}

// isZero tells whether a column holds nothing but 0.
func (p packed) isZero() bool {
	for _, n := range p {
		if n != 0 {
			return false
		}
	}
	return true
}

// appendStep writes a number in digits of five bits, the lowest first, with 32 added to each but the last (base-64 VLQ).
func appendStep(text []byte, step int) []byte {
	for ; step > 31; step >>= 5 {
		text = append(text, digits[step&31|32])
	}
	return append(text, digits[step])
}
