//go:build linux

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// These are run as processes of their own, by name (see TestMain), so that they can be killed and starved.

// publishForever publishes two editions in turn and says when it has begun. Arguments: the folder, the swap.
func publishForever() {
	swap := exchange
	if os.Args[2] == "renames" {
		swap = replaceByRename
	}
	for i := 0; ; i++ {
		if _, err := publishBy(swap, invented(60, []string{"one", "two"}[i%2]), os.Args[1], quiet); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if i == 0 {
			fmt.Println("ready")
		}
	}
}

// publishOnce publishes one edition. Arguments: the folder, the edition, the umask, the largest file in bytes.
func publishOnce() {
	umask, _ := strconv.ParseInt(os.Args[3], 8, 32)
	unix.Umask(int(umask))
	if largest, _ := strconv.ParseUint(os.Args[4], 10, 64); largest > 0 {
		signal.Ignore(syscall.SIGXFSZ)
		limit := unix.Rlimit{Cur: largest, Max: largest}
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
	}
	if _, err := publish(invented(60, os.Args[2]), os.Args[1], quiet); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// fillDisk is run where it may mount: it makes a disk of its own, publishes, and then lets the next build run out of
// room at one point after another. It prints what broke the promise. Arguments: a folder.
func fillDisk() {
	if err := unix.Mount("tmpfs", os.Args[1], "tmpfs", 0, "size=400k"); err != nil {
		fmt.Println("no disk:", err)
		return
	}
	t := &testing.T{}
	out := filepath.Join(os.Args[1], "public")
	if _, err := publish(invented(60, "one"), out, quiet); err != nil {
		fmt.Println("the first build:", err)
		return
	}
	before := fingerprint(t, os.Args[1])
	full := 0
	for room := 252; room < 400; room += 4 {
		if err := unix.Mount("tmpfs", os.Args[1], "tmpfs", unix.MS_REMOUNT, fmt.Sprintf("size=%dk", room)); err != nil {
			continue // smaller than what lies on it
		}
		if _, err := publish(invented(60, "two"), out, quiet); err == nil {
			break
		} else if !strings.Contains(err.Error(), "no space left") {
			fmt.Println("with", room, "k of room:", err)
		}
		if full++; fingerprint(t, os.Args[1]) != before {
			fmt.Println("with", room, "k of room the old site is not what it was, or something was left beside it")
		}
	}
	fmt.Println("full", full > 5)
}

func TestPublishSurvivesKill(t *testing.T) {
	for swap, kills := range map[string]int{"exchange": 110, "renames": 40} {
		t.Run(swap, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			out := filepath.Join(dir, "public")
			editions := map[string]string{}
			for _, edition := range []string{"two", "one"} {
				mustPublish(t, invented(60, edition), out)
				editions[fingerprint(t, out)] = edition
			}
			midway := 0
			for range kills {
				killMidway(t, out, swap)
				if entries, err := os.ReadDir(dir); err == nil && len(entries) > 1 {
					midway++
				}
				checkWhole(t, dir, swap, editions)
				mustPublish(t, invented(60, "one"), out)
				if editions[fingerprint(t, out)] != "one" {
					t.Fatal("the next build did not heal the site")
				}
				onlyThere(t, dir, "public")
			}
			if midway < kills/4 {
				t.Errorf("only %d of %d kills came in the middle of a build, so little was proved", midway, kills)
			}
		})
	}
}

// killMidway starts builds and kills them at a random moment.
func killMidway(t *testing.T, out, swap string) {
	t.Helper()
	child := exec.Command("publish-forever", out, swap)
	var stderr bytes.Buffer
	child.Stderr = &stderr
	stdout, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
		t.Error("the build did not begin: ", err)
	}
	time.Sleep(time.Duration(rand.IntN(12_000)) * time.Microsecond)
	if err := child.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = child.Wait() // it was killed, and that is the error
	if stderr.Len() > 0 {
		t.Error(stderr.String())
	}
}

// checkWhole looks at what a kill left: one edition or the other. Between two renames it may wait beside its place.
func checkWhole(t *testing.T, dir, swap string, editions map[string]string) {
	t.Helper()
	out := filepath.Join(dir, "public")
	if _, err := os.Stat(out); err != nil && swap == "renames" {
		out = filepath.Join(dir, ".public.old")
	}
	if editions[fingerprint(t, out)] == "" {
		t.Fatal("a killed build left a mixture")
	}
}

func TestPublishDoesNotDependOnTheUmask(t *testing.T) {
	want := ""
	for _, umask := range []string{"022", "000", "077", "002"} {
		out := filepath.Join(t.TempDir(), "public")
		if text, err := exec.Command("publish-once", out, "one", umask, "0").CombinedOutput(); err != nil {
			t.Fatalf("umask %s: %v %s", umask, err, text)
		}
		if got := fingerprint(t, out); want == "" {
			want = got
		} else if got != want {
			t.Errorf("umask %s makes another tree", umask)
		}
	}
}

func TestPublishLeavesTheOldSiteWhenAWriteFails(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	mustPublish(t, invented(60, "one"), out)
	before := fingerprint(t, dir)
	for _, largest := range []string{"120", "200", "500"} {
		text, err := exec.Command("publish-once", out, "two", "022", largest).CombinedOutput()
		if err == nil || !strings.Contains(string(text), "file too large") {
			t.Errorf("with %s bytes a file the build says %v %s", largest, err, text)
		}
		if fingerprint(t, dir) != before {
			t.Fatalf("with %s bytes a file the old site is not what it was, or something was left beside it", largest)
		}
	}
}

func TestPublishLeavesTheOldSiteWhenTheDiskIsFull(t *testing.T) {
	child := exec.Command("fill-disk", t.TempDir())
	child.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	text, err := child.CombinedOutput()
	if strings.HasPrefix(string(text), "no disk") || err != nil && len(text) == 0 {
		// The same promise is held by the failing writes above; a full disk needs a system that lets us mount one.
		t.Logf("no disk of our own could be mounted here: %v %s", err, text)
		return
	}
	if err != nil || string(text) != "full true\n" {
		t.Errorf("%v\n%s", err, text)
	}
}

func childCommands() map[string]func() {
	return map[string]func(){"publish-forever": publishForever, "publish-once": publishOnce, "fill-disk": fillDisk}
}
