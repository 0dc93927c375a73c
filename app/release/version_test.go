package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The source tells its version in a repository, in an archive of it, and nowhere that of
// another repository around it.
func TestVersionOfTheSource(t *testing.T) {
	for _, tool := range []string{"git", "tar", "sh"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s here", tool)
		}
	}
	home := t.TempDir()
	says := func(dir, name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "HOME="+home, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
			"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b", "GIT_COMMITTER_DATE=1700000000 +0000")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s %q: %v", name, args, err)
		}
		return strings.TrimSpace(string(out))
	}
	source, outer := t.TempDir(), t.TempDir()
	for _, name := range []string{".gitattributes", ".ci/version"} {
		data, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, dir := range []string{source, filepath.Join(outer, "inner")} {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(string(data), "#!") && !strings.Contains(string(data), "'$Format:%h$'") {
				t.Skip("this source is an archive itself")
			}
			if err := os.WriteFile(path, data, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, dir := range []string{source, outer} {
		says(dir, "git", "init", "-q")
	}
	says(source, "git", "add", ".")
	says(source, "git", "commit", "-q", "-m", "a")
	says(outer, "git", "commit", "-q", "-m", "b", "--allow-empty")
	commit := says(source, "git", "rev-parse", "HEAD")[:7]
	version := func(dir string, args ...string) string {
		return says(dir, "sh", append([]string{".ci/version"}, args...)...)
	}
	archive := func() string {
		dir := filepath.Join(outer, "archive")
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		says(source, "git", "archive", "--prefix=archive/", "-o", filepath.Join(outer, "a.tar"), "HEAD")
		says(outer, "tar", "xf", "a.tar")
		return dir
	}
	check := func(where, found, want string) {
		t.Helper()
		if found != want {
			t.Errorf("%s: expected %q, found %q", where, want, found)
		}
	}
	check("repository", version(source), commit)
	check("repository, time", version(source, "time"), "1700000000")
	check("archive", version(archive()), commit)
	check("archive, time", version(archive(), "time"), "1700000000")
	check("within another repository", version(filepath.Join(outer, "inner")), "")
	check("within another repository, time", version(filepath.Join(outer, "inner"), "time"), "")
	says(source, "git", "tag", "v1.2")
	check("tag", version(source), "v1.2")
	check("archive of a tag", version(archive()), "v1.2")
}
