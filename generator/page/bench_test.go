package page_test

import (
	"io"
	"testing"
)

// BenchmarkGroup writes the page of a group with everything on it.
func BenchmarkGroup(b *testing.B) {
	for _, f := range render(b, readSite(b)) {
		if f.Path != "groups/us/ma/worcester/example-welcome/index.html" {
			continue
		}
		b.ReportAllocs()
		for b.Loop() {
			if err := f.Render(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	}
}
