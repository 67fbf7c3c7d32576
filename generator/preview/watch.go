package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// An editor saves in several steps and git in thousands, so a build waits until it has been quiet for a moment, but never for long.
const (
	lull    = 50 * time.Millisecond
	longest = time.Second
)

// A watcher tells when something changed below its roots. It watches folders, never files: editors save by putting a
// new file in the old one's place, and a watch on the old one would see no more. The folder above each root is watched
// too, since the root itself may be replaced.
type watcher struct {
	system  *fsnotify.Watcher
	roots   []string
	changes chan struct{}
	say     func(string)
}

// watch gives a channel that has something to receive when something changed. The caller stops it.
func watch(roots []string, say func(string)) (changes <-chan struct{}, stop func(), err error) {
	w := &watcher{changes: make(chan struct{}, 1), say: say}
	for _, root := range roots {
		absolute, err := filepath.Abs(root)
		if err != nil {
			return nil, nil, err
		}
		// Events carry the name under which a folder is watched, so links on the way are resolved once.
		if real, err := filepath.EvalSymlinks(absolute); err == nil {
			absolute = real
		}
		w.roots = append(w.roots, absolute)
	}
	if w.system, err = fsnotify.NewWatcher(); err != nil {
		return nil, nil, fmt.Errorf("the folders cannot be watched: %w", err)
	}
	if err := w.addAll(); err != nil {
		w.system.Close()
		return nil, nil, fmt.Errorf("the folders cannot be watched: %w", err)
	}
	go w.run()
	return w.changes, func() { w.system.Close() }, nil
}

func (w *watcher) addAll() error {
	var errs []error
	for _, root := range w.roots {
		errs = append(errs, w.system.Add(filepath.Dir(root)), w.addTree(root))
	}
	return errors.Join(errs...)
}

// addTree watches a folder and all below it. Each is watched before it is read, so that what is made meanwhile is seen.
func (w *watcher) addTree(root string) error {
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // gone again
			return nil
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case name != root && isTemporary(entry.Name()):
			return fs.SkipDir
		}
		if err := w.system.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// run gathers events until it is quiet, then reports one change.
func (w *watcher) run() {
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	var since time.Time
	for {
		select {
		case event, open := <-w.system.Events:
			if !open {
				return
			}
			if !w.matters(event) {
				continue
			}
		case err, open := <-w.system.Errors:
			if !open {
				return
			}
			w.mend(err)
		case <-quiet.C:
			since = time.Time{}
			select {
			case w.changes <- struct{}{}:
			default: // one is waiting already
			}
			continue
		}
		if since.IsZero() {
			since = time.Now()
		}
		quiet.Reset(max(0, min(lull, longest-time.Since(since))))
	}
}

// matters tells whether an event is a change of what is shown. A new folder is watched at once.
func (w *watcher) matters(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || !w.isBelow(event.Name) {
		return false
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(event.Name); err == nil && info.IsDir() {
			if err := w.addTree(event.Name); err != nil {
				w.say("some folders cannot be watched: " + err.Error())
			}
		}
	}
	return true
}

// isBelow tells whether a name is a root or lies in one, and is no file of an editor's own.
func (w *watcher) isBelow(name string) bool {
	for _, root := range w.roots {
		if name == root {
			return true
		}
		below, found := strings.CutPrefix(name, root+string(filepath.Separator))
		if !found {
			continue
		}
		for part := range strings.SplitSeq(below, string(filepath.Separator)) {
			if isTemporary(part) {
				return false
			}
		}
		return true
	}
	return false
}

// isTemporary knows the names of what editors and git keep beside the files they write.
func isTemporary(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") || name == "4913" || name == "node_modules"
}

// mend looks at all folders again: when the system lost events, some of them may have been new folders.
func (w *watcher) mend(err error) {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		w.say("while watching the folders: " + err.Error())
	}
	if err := w.addAll(); err != nil {
		w.say("some folders cannot be watched: " + err.Error())
	}
}
