package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"manyroads/generator/page"
)

// invented gives n pages whose text names the edition; every third page is the same in all editions.
func invented(n int, edition string) []page.File {
	var files []page.File
	for i := range n {
		text := fmt.Sprintf("page %d\n%s", i, strings.Repeat("many roads\n", i%50))
		if i%3 != 0 {
			text = edition + "\n" + text
		}
		files = append(files, page.File{Path: fmt.Sprintf("groups/us/%02d/group-%d/index.html", i%7, i), Render: writes(text)})
	}
	return append(files, page.File{Path: "index.html", Render: writes("home of " + edition)},
		page.File{Path: "only-in-" + edition + "/index.html", Render: writes(edition)})
}

func writes(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// fingerprint is one hash over every name, every right and every byte of a tree.
func fingerprint(t testing.TB, folder string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		below, err := filepath.Rel(folder, name)
		fmt.Fprintln(sum, filepath.ToSlash(below), info.Mode())
		if err == nil && info.Mode().IsRegular() {
			var text []byte
			text, err = os.ReadFile(name)
			fmt.Fprintln(sum, len(text), string(text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

func quiet(string) {}

func mustPublish(t testing.TB, files []page.File, out string) tally {
	t.Helper()
	done, err := publish(files, out, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// onlyThere fails when anything but the named entries lies in a folder.
func onlyThere(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
	}
	if got, want := strings.Join(found, " "), strings.Join(names, " "); got != want {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestPublishReplacesTheWholeTree(t *testing.T) {
	for name, swap := range map[string]func(*publisher) error{"exchange": exchange, "two renames": replaceByRename} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "public")
			for _, edition := range []string{"one", "two"} {
				if _, err := publishBy(swap, invented(40, edition), out, quiet); err != nil {
					t.Fatal(err)
				}
			}
			fresh := filepath.Join(t.TempDir(), "public")
			mustPublish(t, invented(40, "two"), fresh)
			if fingerprint(t, out) != fingerprint(t, fresh) {
				t.Error("a site built over another differs from one built anew: something stale stayed, or something is missing")
			}
			onlyThere(t, dir, "public")
		})
	}
}

func TestPublishKeepsTheTimesOfUnchangedFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, invented(40, "one"), out)
	long := time.Date(2020, 2, 29, 12, 0, 0, 0, time.UTC)
	for _, i := range []int{3, 4} {
		if err := os.Chtimes(filepath.Join(out, fmt.Sprintf("groups/us/%02d/group-%d/index.html", i%7, i)), long, long); err != nil {
			t.Fatal(err)
		}
	}
	mustPublish(t, invented(40, "two"), out)
	for i, kept := range map[int]bool{3: true, 4: false} {
		info, err := os.Stat(filepath.Join(out, fmt.Sprintf("groups/us/%02d/group-%d/index.html", i%7, i)))
		if err != nil {
			t.Fatal(err)
		}
		if info.ModTime().Equal(long) != kept {
			t.Errorf("page %d is of %v; unchanged: %v", i, info.ModTime(), kept)
		}
	}
}

func TestPublishTouchesNothingWhenNothingChanged(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if done := mustPublish(t, invented(40, "one"), out); done.written == 0 {
		t.Fatal("the first build wrote nothing")
	}
	before, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	if done := mustPublish(t, invented(40, "one"), out); done.written+done.stale != 0 {
		t.Errorf("the second build of the same site changed something: %+v", done)
	}
	if after, err := os.Stat(out); err != nil || !os.SameFile(before, after) {
		t.Error("the folder was replaced although nothing had changed")
	}
}

func TestPublishRemovesWhatIsStale(t *testing.T) {
	for _, strange := range []string{"old.html", "groups/us/00/old.html", "gone/for/good/index.html", "empty/folder/"} {
		t.Run(strange, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mustPublish(t, invented(40, "one"), out)
			want := fingerprint(t, out)
			at := filepath.Join(out, filepath.FromSlash(strange))
			if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(strange, "/") {
				at = filepath.Join(at, "folder")
				if err := os.MkdirAll(at, 0o755); err != nil {
					t.Fatal(err)
				}
			} else if err := os.WriteFile(at, nil, 0o644); err != nil {
				t.Fatal(err)
			}
			if done := mustPublish(t, invented(40, "one"), out); done.stale == 0 {
				t.Error("nothing stale was counted")
			}
			if fingerprint(t, out) != want {
				t.Error("something stale stayed")
			}
		})
	}
}

func TestPublishKeepsGitignore(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, ".gitignore"), []byte("*\n!.gitignore\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, edition := range []string{"one", "two"} {
		mustPublish(t, invented(4, edition), out)
		if text, err := os.ReadFile(filepath.Join(out, ".gitignore")); err != nil || string(text) != "*\n!.gitignore\n" {
			t.Errorf("edition %s: .gitignore is %q, %v", edition, text, err)
		}
	}
}

func TestPublishNeverReplacesWhatIsNotOurs(t *testing.T) {
	make := map[string]func(out string) error{
		"a folder with somebody's files": func(out string) error {
			return errors.Join(os.Mkdir(out, 0o755), os.WriteFile(filepath.Join(out, "thesis.txt"), []byte("years"), 0o644))
		},
		"a folder with a marker that is a folder": func(out string) error { return os.MkdirAll(filepath.Join(out, markerName), 0o755) },
		"a file": func(out string) error { return os.WriteFile(out, []byte("years"), 0o644) },
		"a link to an empty folder": func(out string) error {
			return errors.Join(os.Mkdir(out+"-real", 0o755), os.Symlink(out+"-real", out))
		},
		"a link to nowhere": func(out string) error { return os.Symlink("nowhere", out) },
		"a .gitignore that is a link": func(out string) error {
			return errors.Join(os.Mkdir(out, 0o755), os.Symlink("/etc/hostname", filepath.Join(out, ".gitignore")))
		},
	}
	for name, prepare := range make {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := prepare(filepath.Join(dir, "public")); err != nil {
				t.Fatal(err)
			}
			before := fingerprint(t, dir)
			if _, err := publish(invented(4, "one"), filepath.Join(dir, "public"), quiet); err == nil {
				t.Error("it was replaced without a word")
			}
			if fingerprint(t, dir) != before {
				t.Error("something was changed")
			}
		})
	}
	if _, err := publish(nil, "/", quiet); err == nil {
		t.Error("the whole disk was replaced without a word")
	}
}

// A link inside the published folder must neither be followed nor survive.
func TestPublishFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	mustPublish(t, invented(4, "one"), out)
	want := fingerprint(t, out)
	outside := filepath.Join(dir, "outside")
	if err := os.Rename(filepath.Join(out, "groups"), outside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(out, "groups")); err != nil {
		t.Fatal(err)
	}
	kept := fingerprint(t, outside)
	mustPublish(t, invented(4, "one"), out)
	if fingerprint(t, out) != want {
		t.Error("the link survived")
	}
	if fingerprint(t, outside) != kept {
		t.Error("the build wrote or deleted through a link")
	}
}

func TestPublishLeavesTheOldSiteWhenAPageFails(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	mustPublish(t, invented(40, "one"), out)
	before := fingerprint(t, dir)
	files := invented(40, "two")
	files[31].Render = func(w io.Writer) error {
		return errors.Join(writes("half a page")(w), errors.New("no more words"))
	}
	_, err := publish(files, out, quiet)
	if err == nil || !strings.Contains(err.Error(), "group-31/index.html: no more words") {
		t.Errorf("the error does not name the page: %v", err)
	}
	if fingerprint(t, dir) != before {
		t.Error("the old site is not what it was, or something was left beside it")
	}
}

func TestPublishWaitsForAnotherBuild(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	unlock, err := lock(dir, func() {})
	if err != nil {
		t.Fatal(err)
	}
	waiting := make(chan string, 1)
	finished := make(chan error)
	go func() {
		_, err := publish(invented(4, "one"), out, func(line string) { waiting <- line })
		finished <- err
	}()
	if line := <-waiting; !strings.Contains(line, "another build") {
		t.Errorf("it says %q", line)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("it did not wait")
	}
	unlock()
	if err := <-finished; err != nil {
		t.Error(err)
	}
}

// A reader who asks again and again never finds a page missing or empty.
func TestPublishIsNeverSeenHalfDone(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, invented(40, "one"), out)
	done := make(chan struct{})
	missed := make(chan error, 1)
	go func() {
		defer close(missed)
		for {
			select {
			case <-done:
				return
			default:
			}
			text, err := os.ReadFile(filepath.Join(out, "index.html"))
			if err != nil || !bytes.HasPrefix(text, []byte("home of ")) {
				missed <- fmt.Errorf("%q %w", text, err)
				return
			}
		}
	}()
	for i := range 20 {
		mustPublish(t, invented(40, []string{"one", "two"}[i%2]), out)
	}
	close(done)
	if err := <-missed; err != nil {
		t.Error(err)
	}
}

// Some disks know no second link to a file; there it is copied, and its time with it.
func TestUnchangedFilesAreCopiedWhereLinksAreNotPossible(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	mustPublish(t, invented(1, "one"), out)
	long := time.Date(2020, 2, 29, 12, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(out, "index.html"), long, long); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	old, err := root.OpenRoot("public")
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	w := &worker{publisher: &publisher{root: root, name: "no-such-folder", staging: "new", old: old}}
	defer w.close()
	if err := w.keep("index.html"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "new", "index.html"))
	if err != nil || string(text) != "home of one" {
		t.Errorf("the copy holds %q, %v", text, err)
	}
	if info, err := os.Stat(filepath.Join(dir, "new", "index.html")); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("the copy is of %v, %v", info.ModTime(), err)
	}
}
