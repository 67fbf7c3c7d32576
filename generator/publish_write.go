package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
)

// A worker renders and writes one file after the other into the same two buffers, so that a site of any size
// needs the memory of a few pages.
type worker struct {
	*publisher
	page   bytes.Buffer
	before []byte
	fresh  shelf // of the staging tree
	stale  shelf // of the published tree
}

// A shelf keeps the folder open that was used last: neighbours mostly lie there, and to walk down to it for every file
// costs more than to write the file.
type shelf struct {
	name string
	root *os.Root
}

// open gives the folder of that name below root.
func (s *shelf) open(root *os.Root, name string) (*os.Root, error) {
	if s.root != nil && s.name == name {
		return s.root, nil
	}
	s.close()
	opened, err := root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	s.name, s.root = name, opened
	return opened, nil
}

func (s *shelf) close() {
	if s.root != nil {
		s.root.Close()
		s.root = nil
	}
}

// split gives the folder above the folder of a file, and the rest of the path: most pages are the one file of a folder.
func split(name string) (above, rest string) {
	if above = path.Dir(path.Dir(name)); above == "." {
		return above, name
	}
	return above, name[len(above)+1:]
}

// Files are handed out a few neighbours at a time, which mostly lie in one folder.
const handful = 16

// eachFile does step for every file on all cores and stops at the first error.
func (p *publisher) eachFile(step func(*worker, int) error) error {
	var next atomic.Int64
	var failed atomic.Bool
	errs := make([]error, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for n := range errs {
		group.Go(func() {
			w := &worker{publisher: p}
			defer w.close()
			for !failed.Load() {
				from := int(next.Add(handful)) - handful
				if from >= len(p.files) {
					return
				}
				for i := from; i < min(from+handful, len(p.files)); i++ {
					if err := step(w, i); err != nil {
						errs[n] = fmt.Errorf("%s: %w", p.files[i].Path, err)
						failed.Store(true)
						return
					}
				}
			}
		})
	}
	group.Wait()
	return errors.Join(errs...)
}

func (w *worker) close() {
	w.fresh.close()
	w.stale.close()
}

// render makes one file and writes it, unless just that is published already.
func (w *worker) render(i int) error {
	file := w.files[i]
	w.page.Reset()
	if err := file.Render(&w.page); err != nil {
		return err
	}
	if w.isPublished(file.Path) {
		w.same[i] = true
		return nil
	}
	return w.write(file.Path, &w.page)
}

// isPublished tells whether the rendered page is what the published file holds.
func (w *worker) isPublished(name string) bool {
	if w.old == nil {
		return false
	}
	above, rest := split(name)
	folder, err := w.stale.open(w.old, above)
	if err != nil {
		return false
	}
	info, err := folder.Lstat(rest)
	if err != nil || info.Mode() != fileMode || info.Size() != int64(w.page.Len()) {
		return false
	}
	file, err := folder.Open(rest)
	if err != nil {
		return false
	}
	defer file.Close()
	w.before = append(w.before[:0], make([]byte, w.page.Len())...)
	_, err = io.ReadFull(file, w.before)
	return err == nil && bytes.Equal(w.before, w.page.Bytes())
}

// write makes a new file in the staging folder.
func (w *worker) write(name string, text io.Reader) error {
	folder, rest, err := w.into(name)
	if err != nil {
		return err
	}
	file, err := folder.OpenFile(rest, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, text)
	if w.chmod {
		err = errors.Join(err, file.Chmod(fileMode))
	}
	return errors.Join(err, file.Close())
}

// into makes the folders that a file of the staging tree needs, and gives one of them with the rest of the path.
func (w *worker) into(name string) (folder *os.Root, rest string, err error) {
	above, rest := split(w.staging + "/" + name)
	if w.fresh.root == nil || w.fresh.name != above {
		if err := w.makeFolder(w.root, above); err != nil {
			return nil, "", err
		}
	}
	if folder, err = w.fresh.open(w.root, above); err != nil {
		return nil, "", err
	}
	return folder, rest, w.makeFolder(folder, path.Dir(rest))
}

// makeFolder makes a folder with all above it, whose rights do not depend on the umask.
func (p *publisher) makeFolder(root *os.Root, name string) error {
	if name == "." {
		return nil
	}
	err := root.Mkdir(name, dirMode)
	if errors.Is(err, fs.ErrNotExist) {
		if err := p.makeFolder(root, path.Dir(name)); err != nil {
			return err
		}
		err = root.Mkdir(name, dirMode)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil && p.chmod {
		err = root.Chmod(name, dirMode)
	}
	return err
}

// carry takes one unchanged file over.
func (w *worker) carry(i int) error {
	if !w.same[i] {
		return nil
	}
	return w.keep(w.files[i].Path)
}

// keep brings a published file into the new tree with its modification time: by a second link to it or, where the
// system refuses one, by a copy.
func (w *worker) keep(name string) error {
	if _, _, err := w.into(name); err != nil {
		return err
	}
	if err := w.root.Link(w.name+"/"+name, w.staging+"/"+name); err == nil {
		return nil
	}
	info, err := w.old.Stat(name)
	if err != nil {
		return err
	}
	file, err := w.old.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := w.write(name, file); err != nil {
		return err
	}
	return w.root.Chtimes(w.staging+"/"+name, info.ModTime(), info.ModTime())
}
