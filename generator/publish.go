package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"manyroads/generator/page"
)

// The marker says that a folder is ours to replace; a folder without it never is. A .gitignore survives every build.
const (
	markerName = ".made-by-the-generator"
	markerText = "The generator made this folder and replaces all of it at the next build. Keep nothing of your own here.\n"
	keptName   = ".gitignore"
)

const (
	fileMode = 0o644
	dirMode  = 0o755
)

// A tally says what a build changed in the published folder. Stale files are counted only where nothing was written:
// they go in any case, and to count them is to walk the whole old tree.
type tally struct{ files, written, stale int }

// A publisher replaces one published folder. Everything it touches lies in the folder's parent, behind one os.Root.
type publisher struct {
	root    *os.Root // the parent of the published folder
	name    string   // of the published folder in root
	staging string   // where the new tree grows, beside the old one
	aside   string   // where the old tree waits, on systems that cannot exchange two folders
	old     *os.Root // the published tree; nil when there is none
	files   []page.File
	same    []bool // files that are published already, byte for byte
	chmod   bool   // the umask takes rights away, so they are set one by one
	say     func(string)
	swap    func(*publisher) error
}

// publish makes the folder out hold exactly the files, all or nothing.
//
// The new tree grows in a sibling folder (".public.new") and is exchanged with the old one in a single step, so
// whatever happens before, be it an error, a full disk or a killed process, leaves the old tree untouched, and a
// reader never meets a mixture. Files that did not change are linked, not written, and keep their modification time.
// When nothing at all changed, nothing is touched. What a killed build left behind is removed by the next one.
//
// What must never happen here: a folder replaced that is not ours, a file written through a link or outside the tree,
// a failure that is not reported.
func publish(files []page.File, out string, say func(string)) (tally, error) {
	return publishBy(exchange, files, out, say)
}

func publishBy(swap func(*publisher) error, files []page.File, out string, say func(string)) (tally, error) {
	sorted, err := inOrder(files)
	if err != nil {
		return tally{}, err
	}
	out, err = filepath.Abs(out)
	if err != nil {
		return tally{}, err
	}
	parent, name := filepath.Split(out)
	if name == "" || name == "." {
		return tally{}, fmt.Errorf("%s cannot be replaced (name a folder inside another with --out)", out)
	}
	if err := os.MkdirAll(parent, dirMode); err != nil {
		return tally{}, err
	}
	unlock, err := lock(parent, func() { say("another build is writing beside " + name + ": waiting for it") })
	if err != nil {
		return tally{}, err
	}
	defer unlock()
	root, err := os.OpenRoot(parent)
	if err != nil {
		return tally{}, err
	}
	defer root.Close()
	p := &publisher{root: root, name: name, staging: "." + name + ".new", aside: "." + name + ".old",
		files: sorted, same: make([]bool, len(sorted)), say: say, swap: swap}
	return p.run()
}

func (p *publisher) run() (tally, error) {
	if err := p.heal(); err != nil {
		return tally{}, fmt.Errorf("what an earlier build left behind cannot be cleared: %w", err)
	}
	if err := p.openOld(); err != nil {
		return tally{}, err
	}
	if p.old != nil {
		defer p.old.Close()
	}
	done, err := p.stage()
	if err == nil && done.written+done.stale > 0 {
		err = p.finish()
	}
	if clearing := p.root.RemoveAll(p.staging); clearing != nil {
		p.say("what the build left behind will be removed by the next one: " + clearing.Error())
	}
	return done, err
}

// heal clears up after a build that was killed. An old tree that was moved aside and not yet replaced is put back.
func (p *publisher) heal() error {
	if _, err := p.root.Lstat(p.name); errors.Is(err, fs.ErrNotExist) {
		if err := p.root.Rename(p.aside, p.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	} else if err != nil {
		return err
	}
	return errors.Join(p.root.RemoveAll(p.staging), p.root.RemoveAll(p.aside))
}

// openOld opens the published tree and makes sure that it is ours.
func (p *publisher) openOld() error {
	info, err := p.root.Lstat(p.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s is a link, and a link is never replaced (name the folder that it leads to with --out)", p.name)
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder (name another with --out)", p.name)
	}
	if p.old, err = p.root.OpenRoot(p.name); err != nil {
		return err
	}
	if err := p.checkOurs(); err != nil {
		p.old.Close()
		return err
	}
	return nil
}

// checkOurs refuses a folder that holds something and was not made by us.
func (p *publisher) checkOurs() error {
	entries, err := fs.ReadDir(p.old.FS(), ".")
	if err != nil {
		return err
	}
	ours := !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() != keptName })
	for _, e := range entries {
		switch e.Name() {
		case markerName:
			ours = ours || e.Type().IsRegular()
		case keptName:
			if !e.Type().IsRegular() {
				return fmt.Errorf("%s/%s is not an ordinary file (replace it by one)", p.name, keptName)
			}
		}
	}
	if !ours {
		return fmt.Errorf("%s holds files that the generator did not make, and they would be lost (empty it, or name another folder with --out)", p.name)
	}
	return nil
}

// stage renders all files, writes those that differ from what is published, and counts what is to go.
func (p *publisher) stage() (tally, error) {
	if err := p.prepare(); err != nil {
		return tally{}, err
	}
	if err := p.eachFile((*worker).render); err != nil {
		return tally{}, err
	}
	done := tally{files: len(p.files)}
	for _, same := range p.same {
		if !same {
			done.written++
		}
	}
	if p.old == nil && done.written == 0 {
		done.written++ // even an empty site is a folder with a marker
	}
	if done.written > 0 {
		return done, nil
	}
	var err error
	done.stale, err = p.countStale()
	return done, err
}

// prepare makes the staging folder and learns from its first file whether the umask interferes.
func (p *publisher) prepare() error {
	if err := p.root.Mkdir(p.staging, dirMode); err != nil {
		return err
	}
	marker := p.staging + "/" + markerName
	if err := p.root.WriteFile(marker, []byte(markerText), fileMode); err != nil {
		return err
	}
	folder, err := p.root.Stat(p.staging)
	if err != nil {
		return err
	}
	file, err := p.root.Stat(marker)
	if err != nil {
		return err
	}
	if p.chmod = folder.Mode().Perm() != dirMode || file.Mode().Perm() != fileMode; !p.chmod {
		return nil
	}
	return errors.Join(p.root.Chmod(p.staging, dirMode), p.root.Chmod(marker, fileMode))
}

// countStale counts what is published and belongs to no file of the new site. A marker that is missing counts as one.
func (p *publisher) countStale() (int, error) {
	stale := 0
	marked := false
	err := fs.WalkDir(p.old.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == "." || name == keptName:
		case name == markerName:
			marked = true
		case entry.IsDir():
			if at, found := p.find(name + "/"); !found && (at == len(p.files) || !strings.HasPrefix(p.files[at].Path, name+"/")) {
				stale++
				return fs.SkipDir
			}
		default:
			if _, found := p.find(name); !found {
				stale++
			}
		}
		return nil
	})
	if !marked {
		stale++
	}
	return stale, err
}

// find looks a path up among the files, which lie in the order of inOrder.
func (p *publisher) find(name string) (int, bool) {
	at, found := slices.BinarySearchFunc(p.files, fold(name), func(f page.File, want string) int { return comparePaths(fold(f.Path), want) })
	return at, found && p.files[at].Path == name
}

// finish completes the new tree with everything that did not change, brings it to the disk, and puts it in the old one's place.
func (p *publisher) finish() error {
	if err := p.eachFile((*worker).carry); err != nil {
		return err
	}
	if err := p.keepGitignore(); err != nil {
		return err
	}
	if err := p.sync(p.staging); err != nil {
		return err
	}
	if err := p.swap(p); err != nil {
		return err
	}
	if err := p.sync("."); err != nil {
		p.say("the new site stands, but may not yet be safe from a power cut: " + err.Error())
	}
	return nil
}

func (p *publisher) keepGitignore() error {
	if p.old == nil {
		return nil
	}
	if _, err := p.old.Lstat(keptName); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	w := &worker{publisher: p}
	defer w.close()
	return w.keep(keptName)
}

// replaceByRename is the swap of systems that cannot exchange two folders. Between its two steps there is no published
// folder; a build that is killed just there is mended by the next one, which puts the old tree back.
func replaceByRename(p *publisher) error {
	if p.old == nil {
		return p.root.Rename(p.staging, p.name)
	}
	if err := p.root.Rename(p.name, p.aside); err != nil {
		return err
	}
	if err := p.root.Rename(p.staging, p.name); err != nil {
		return errors.Join(err, p.root.Rename(p.aside, p.name))
	}
	if err := p.root.RemoveAll(p.aside); err != nil {
		p.say("the old site will be removed by the next build: " + err.Error())
	}
	return nil
}
