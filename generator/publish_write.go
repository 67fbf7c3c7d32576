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
	folder string // the last folder that it made
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
	info, err := w.old.Lstat(name)
	if err != nil || info.Mode() != fileMode || info.Size() != int64(w.page.Len()) {
		return false
	}
	file, err := w.old.Open(name)
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
	name = w.staging + "/" + name
	if err := w.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	file, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, text)
	if w.chmod {
		err = errors.Join(err, file.Chmod(fileMode))
	}
	return errors.Join(err, file.Close())
}

// makeFolder makes a folder of the staging tree with all above it, whose rights do not depend on the umask.
func (w *worker) makeFolder(name string) error {
	if name == w.folder || name == w.staging {
		return nil
	}
	err := w.root.Mkdir(name, dirMode)
	if errors.Is(err, fs.ErrNotExist) {
		if err := w.makeFolder(path.Dir(name)); err != nil {
			return err
		}
		err = w.root.Mkdir(name, dirMode)
	}
	if err == nil && w.chmod {
		err = w.root.Chmod(name, dirMode)
	}
	if err == nil || errors.Is(err, fs.ErrExist) {
		w.folder = name
		return nil
	}
	return err
}

// carry takes one unchanged file over.
func (w *worker) carry(i int) error {
	if !w.same[i] {
		return nil
	}
	if err := w.makeFolder(path.Dir(w.staging + "/" + w.files[i].Path)); err != nil {
		return err
	}
	return w.keep(w.files[i].Path)
}

// keep brings a published file into the new tree with its modification time: by a second link to it or, where the
// system refuses one, by a copy.
func (p *publisher) keep(name string) error {
	if err := p.root.Link(p.name+"/"+name, p.staging+"/"+name); err == nil {
		return nil
	}
	info, err := p.old.Stat(name)
	if err != nil {
		return err
	}
	file, err := p.old.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	w := &worker{publisher: p, folder: path.Dir(p.staging + "/" + name)}
	if err := w.write(name, file); err != nil {
		return err
	}
	return p.root.Chtimes(p.staging+"/"+name, info.ModTime(), info.ModTime())
}
