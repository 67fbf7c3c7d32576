package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestStories runs testdata/stories: each file is one story about the real command, told in commands and files.
//
// A story stands in a project of its own: the layouts are the real ones, and content/ is the small whole site of
// testdata/base/content, in which the files of the story replace or join those of the base. So a story that shows a mistake
// holds the one file with the mistake and nothing else. A file named "bare" in the story leaves the base out.
//
//	go test ./generator -run Stories/check          the stories whose names begin with "check"
//	go test ./generator -run Stories -update        takes over what the commands say now; read the difference before you keep it
func TestStories(t *testing.T) {
	layouts, err := filepath.Abs("../layouts")
	if err != nil {
		t.Fatal(err)
	}
	plain := plainProgram(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/stories",
		UpdateScripts: *update,
		Setup:         func(env *testscript.Env) error { return prepareStory(env, layouts, plain) },
	})
}

func prepareStory(env *testscript.Env, layouts, plain string) error {
	env.Setenv("PATH", plain+string(os.PathListSeparator)+env.Getenv("PATH"))
	env.Setenv("SOURCE_DATE_EPOCH", "1795219200") // 21 November 2026
	if _, err := os.Lstat(filepath.Join(env.WorkDir, "layouts")); errors.Is(err, fs.ErrNotExist) {
		if err := os.Symlink(layouts, filepath.Join(env.WorkDir, "layouts")); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(filepath.Join(env.WorkDir, "bare")); err == nil {
		return nil
	}
	return copyMissing("testdata/base", env.WorkDir)
}
