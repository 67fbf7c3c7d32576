package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps the staging folder with the published one in a single step of the file system.
// Where the kernel or the file system cannot, two renames do it.
func exchange(p *publisher) error {
	dir, err := p.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	var how uint = unix.RENAME_EXCHANGE
	if p.old == nil {
		how = unix.RENAME_NOREPLACE
	}
	fd := int(dir.Fd())
	err = unix.Renameat2(fd, p.staging, fd, p.name, how)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return replaceByRename(p)
	}
	if err != nil {
		return &os.LinkError{Op: "exchange", Old: p.staging, New: p.name, Err: err}
	}
	return nil
}

// sync brings everything to the disk that the file system of a folder still holds in memory: one call, whatever the
// number of files.
func (p *publisher) sync(folder string) error {
	dir, err := p.root.Open(folder)
	if err != nil {
		return err
	}
	defer dir.Close()
	if folder == "." {
		return dir.Sync()
	}
	return unix.Syncfs(int(dir.Fd()))
}
