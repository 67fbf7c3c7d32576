package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"manyroads/generator/page"
)

// A web host and every system on which a volunteer may build must be able to hold what we publish.
const (
	longestName  = 255    // bytes of one name: ext4, APFS and NTFS
	longestPath  = 1024   // bytes of a whole path: macOS
	fullestPlace = 54_000 // names in one folder: Netlify
	mostShown    = 20     // mistakes in paths that are printed one by one
)

// inOrder sorts files so that each folder's files lie together, and refuses paths that cannot all be
// published side by side. It runs before anything is written.
func inOrder(files []page.File) ([]page.File, error) {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b page.File) int { return comparePaths(fold(a.Path), fold(b.Path)) })
	var wrong []error
	for i, f := range sorted {
		err := checkPath(f.Path)
		if err == nil && i > 0 {
			err = checkNeighbours(sorted[i-1].Path, f.Path)
		}
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	wrong = append(wrong, checkCrowding(sorted)...)
	if n := len(wrong); n > mostShown {
		wrong = append(wrong[:mostShown:mostShown], fmt.Errorf("and %d more paths like these", n-mostShown))
	}
	return sorted, errors.Join(wrong...)
}

// fold gives the spelling that two names share where capitals do not count. Nearly every name is that spelling already.
func fold(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ToUpper(name))
		}
	}
	return name
}

// comparePaths puts "/" before every other character, so that all of a folder stands together.
func comparePaths(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		switch {
		case a[i] == b[i]:
			continue
		case a[i] == '/':
			return -1
		case b[i] == '/':
			return 1
		}
		return int(a[i]) - int(b[i])
	}
	return len(a) - len(b)
}

// checkPath refuses a path that leaves the tree or that some system cannot hold.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return fmt.Errorf("%q leads out of the published folder or is not a path (use names joined by single slashes)", p)
	}
	if len(p) > longestPath {
		return fmt.Errorf("%q is %d bytes long (shorten it to %d)", p, len(p), longestPath)
	}
	for name := range strings.SplitSeq(p, "/") {
		if err := checkName(name); err != nil {
			return fmt.Errorf("%q cannot be published: %w", p, err)
		}
	}
	return nil
}

// checkName refuses one part of a path.
func checkName(name string) error {
	base, _, _ := strings.Cut(name, ".")
	switch {
	case len(name) > longestName:
		return fmt.Errorf("the name %q is longer than %d bytes (shorten it)", name, longestName)
	case strings.HasPrefix(name, ".") && name != ".well-known":
		return fmt.Errorf("the name %q begins with a full stop, and such files are hidden (rename it)", name)
	case strings.HasSuffix(name, ".") || strings.TrimSpace(name) != name:
		return fmt.Errorf("the name %q ends with a full stop or has a space at its edge, which Windows drops (rename it)", name)
	case isDevice(base):
		return fmt.Errorf("the name %q is a device on Windows (rename it)", name)
	}
	if i := strings.IndexFunc(name, unwelcome); i >= 0 {
		return fmt.Errorf("the name %q holds %q (use letters, digits, - _ . only)", name, []rune(name[i:])[0])
	}
	return nil
}

// unwelcome characters mean something else to Windows, to Netlify or in an address, or cannot be seen;
// combining marks would let one name be spelled in two ways.
func unwelcome(r rune) bool {
	return strings.ContainsRune(`<>:"|?*\#%`, r) || unicode.In(r, unicode.C, unicode.M, unicode.Zl, unicode.Zp) || r == unicode.ReplacementChar
}

// isDevice knows the names that Windows keeps for devices, whatever follows their first full stop.
func isDevice(base string) bool {
	switch base = strings.ToUpper(base); base {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	number, ok := strings.CutPrefix(base, "COM")
	if !ok {
		number, ok = strings.CutPrefix(base, "LPT")
	}
	return ok && len([]rune(number)) == 1 && strings.Contains("123456789¹²³", number)
}

// checkNeighbours finds what two paths cannot have together; a stands before b in the order of inOrder,
// so that comparing neighbours compares all.
func checkNeighbours(a, b string) error {
	fa, fb := fold(a), fold(b)
	switch {
	case a == b:
		return fmt.Errorf("two files want to be %q (give one of them another address)", a)
	case fa == fb:
		return fmt.Errorf("%q and %q differ only in capitals, which some systems cannot tell apart (rename one)", a, b)
	case strings.HasPrefix(fb, fa+"/"):
		return fmt.Errorf("%q would be both a file and a folder, because of %q (rename one)", a, b)
	}
	as, bs := strings.Split(path.Dir(a), "/"), strings.Split(path.Dir(b), "/")
	for i := range min(len(as), len(bs)) {
		if fold(as[i]) != fold(bs[i]) {
			break
		}
		if as[i] != bs[i] {
			return fmt.Errorf("the folders of %q and %q differ only in capitals, which some systems cannot tell apart (rename one)", a, b)
		}
	}
	return nil
}

// checkCrowding refuses folders with more names than the host takes. Files come in the order of inOrder,
// so a count for each depth is enough.
func checkCrowding(sorted []page.File) []error {
	var wrong []error
	var before []string
	var counts []int
	for _, f := range sorted {
		parts := strings.Split(f.Path, "/")
		shared := 0
		for shared < min(len(before), len(parts)) && before[shared] == parts[shared] {
			shared++
		}
		counts = append(counts[:min(len(counts), shared+1)], make([]int, max(0, len(parts)-min(len(counts), shared+1)))...)
		for depth := shared; depth < len(parts); depth++ {
			if counts[depth]++; counts[depth] == fullestPlace+1 {
				folder := "/" + strings.Join(parts[:depth], "/")
				wrong = append(wrong, fmt.Errorf("the folder %s holds more than %d names, the most that Netlify takes (divide it)", folder, fullestPlace))
			}
		}
		before = parts
	}
	return wrong
}
