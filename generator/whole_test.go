//go:build linux

package main

import (
	"bufio"
	"context"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// These tests run the whole command, over the real content or the small whole site.

// newProject is a folder with the small whole site, the real layouts and the real headers.
func newProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := copyMissing("testdata/base", dir); err != nil {
		t.Fatal(err)
	}
	project, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"layouts", "netlify.toml"} {
		if err := os.Symlink(filepath.Join(project, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The real content is a test too: it builds without a problem, and to the same bytes whatever is around.
func TestRealContentBuildsToTheSameBytes(t *testing.T) {
	t.Parallel()
	project, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, around := range []struct {
		from string
		env  []string
	}{
		{".", []string{"GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"}},
		{"generator/testdata/base", []string{"GOMAXPROCS=2", "TZ=America/Los_Angeles", "LANG=C", "LC_ALL=C"}},
	} {
		out := filepath.Join(t.TempDir(), "public")
		build := exec.Command("generator", "build", "--date", "2026-11-21", "--out", out, "--content", filepath.Join(project, "content"), "--layouts", filepath.Join(project, "layouts"))
		build.Dir = filepath.Join(project, around.from)
		build.Env = append(os.Environ(), around.env...)
		if text, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if got := fingerprint(t, out); want == "" {
			want = got
		} else if got != want {
			t.Errorf("with %v in %s the site is another", around.env, around.from)
		}
	}
}

func TestKilledCommandLeavesTheOldSiteOrTheNew(t *testing.T) {
	t.Parallel()
	project := newProject(t)
	out := filepath.Join(project, "public")
	build := func(date string) *exec.Cmd {
		command := exec.Command("generator", "build", "--date", date)
		command.Dir = project
		return command
	}
	days := []string{"2026-11-21", "2029-01-01"} // what is verified on the first day is not on the second
	whole := map[string]bool{}
	longest := time.Duration(0)
	for _, day := range days {
		start := time.Now()
		if text, err := build(day).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		longest = max(longest, time.Since(start))
		whole[fingerprint(t, out)] = true
	}
	if len(whole) != 2 {
		t.Fatal("the two days make the same site, so nothing would be proved")
	}
	for i := range 20 {
		command := build(days[i%2])
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(longest))
		_ = command.Process.Kill() // it may have ended just before
		_ = command.Wait()
		if !whole[fingerprint(t, out)] {
			t.Fatal("a killed build left a mixture")
		}
	}
	if text, err := build(days[0]).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	onlyThere(t, project, "content", "layouts", "netlify.toml", "public")
}

// A person starts the preview, makes a mistake, mends it, and stops: the whole way, with nothing written.
func TestServeFromStartToEnd(t *testing.T) {
	project := newProject(t)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	serve := exec.CommandContext(ctx, "generator", "serve", "--port", "0", "--date", "2026-11-21")
	serve.Dir = project
	serve.Stderr = io.Discard
	stdout, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	address := ""
	for lines := bufio.NewScanner(stdout); address == "" && lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "http://localhost:") {
			address = lines.Text()
		}
	}
	go func() { _, _ = io.Copy(io.Discard, stdout) }()

	const group = "groups/us/ma/worcester/tuesday-roads"
	record := filepath.Join(project, "content", group+".toml")
	good, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	page, policy := get(ctx, t, address+group+"/")
	if !strings.Contains(page, "Tuesday Roads") || !strings.HasPrefix(policy, "default-src 'none'") {
		t.Errorf("the page is served with the policy %q:\n%s", policy, page)
	}
	save(t, record, strings.Replace(string(good), `day = "tuesday"`, `day = "tusday"`, 1))
	page = awaitPage(ctx, t, address, group+"/", "1 problem to mend")
	for _, want := range []string{"Tuesday Roads", "content/" + group + ".toml:", "did you mean", "tuesday"} {
		if !strings.Contains(page, want) {
			t.Errorf("the broken page lacks %q:\n%s", want, page)
		}
	}
	save(t, record, strings.Replace(string(good), "Tuesday Roads", "Tuesday Paths", 1))
	if page = awaitPage(ctx, t, address, group+"/", "Tuesday Paths"); strings.Contains(page, "to mend") {
		t.Errorf("the problem stays:\n%s", page)
	}
	if err := serve.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := serve.Wait(); err != nil {
		t.Errorf("it did not end well: %v", err)
	}
	onlyThere(t, project, "content", "layouts", "netlify.toml")
}

func save(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(ctx context.Context, t *testing.T, address string) (body, policy string) {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), response.Header.Get("Content-Security-Policy")
}

// awaitPage listens as a browser does until a page says something.
func awaitPage(ctx context.Context, t *testing.T, address, path, says string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"_preview/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "data: ") {
			continue
		}
		if page, _ := get(ctx, t, address+path); strings.Contains(page, says) {
			return page
		}
	}
	t.Fatalf("%s never said %q", path, says)
	return ""
}
