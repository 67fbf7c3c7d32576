package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"manyroads/generator/example"
)

// BenchmarkBuild builds an invented site from nothing, as a process of its own, and gives what the system counted for it.
// docs/benchmarks.md keeps the figures.
//
//	go test ./generator -run - -bench Build -benchtime 3x
func BenchmarkBuild(b *testing.B) {
	layouts, err := filepath.Abs("../layouts")
	if err != nil {
		b.Fatal(err)
	}
	for _, groups := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("groups=%d", groups), func(b *testing.B) {
			content := b.TempDir()
			root, err := os.OpenRoot(content)
			if err != nil {
				b.Fatal(err)
			}
			defer root.Close()
			if err := example.Write(root, groups, groups/10); err != nil {
				b.Fatal(err)
			}
			var cpu, memory float64
			for b.Loop() {
				command := exec.Command("generator", "build", "--content", content, "--layouts", layouts, "--out", filepath.Join(b.TempDir(), "public"), "--date", "2026-11-21")
				if text, err := command.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, text)
				}
				state := command.ProcessState
				cpu += (state.UserTime() + state.SystemTime()).Seconds()
				memory = max(memory, mostMemory(state))
			}
			b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
			b.ReportMetric(memory, "MB")
		})
	}
	b.Logf("%d cores", runtime.NumCPU())
}
