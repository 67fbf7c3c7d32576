//go:build unix

package page_test

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall"
	"testing"
	"time"

	"manyroads/generator/example"
	"manyroads/generator/page"
	"manyroads/generator/search"
)

// BenchmarkSearchIndex makes the search index of a content folder, or of an invented one of 10,000 groups: the CPU seconds that it takes, and
// the most memory that it holds beside the records. `make bench-search` reads both.
//
//	SEARCH_CONTENT=/a/folder go test ./generator/page -run - -bench SearchIndex -benchtime 1x
func BenchmarkSearchIndex(b *testing.B) {
	folder := os.Getenv("SEARCH_CONTENT")
	if folder == "" {
		folder = b.TempDir()
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	if os.Getenv("SEARCH_CONTENT") == "" {
		if err := example.Write(root, 10_000, 1000); err != nil {
			b.Fatal(err)
		}
	}
	in := page.SearchInput(readSiteIn(b, root, today))
	debug.SetGCPercent(40) // as the program itself does
	runtime.GC()
	before, most, done := heap(), make(chan float64), make(chan struct{})
	go watchHeap(done, most)
	start := cpu()
	for b.Loop() {
		if _, err := search.Build(in); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((cpu()-start).Seconds()/float64(b.N), "cpu-s/op")
	close(done)
	b.ReportMetric((<-most-before)/1e6, "MB")
	runtime.KeepAlive(in)
}

// watchHeap looks every few milliseconds, and says in the end what was the most.
func watchHeap(done <-chan struct{}, most chan<- float64) {
	high := 0.0
	for {
		select {
		case <-done:
			most <- max(high, heap())
			return
		case <-time.After(5 * time.Millisecond):
			high = max(high, heap())
		}
	}
}

// heap is what objects take up, those that are not cleared away yet, too.
func heap() float64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return float64(sample[0].Value.Uint64())
}

func cpu() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used) // on this process it cannot fail
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
