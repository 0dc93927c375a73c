package capture

import (
	"os"
	"path/filepath"
	"testing"
)

// Pictures and videos go to the user's own folders, whatever these are called.
func TestFolderIsTheUsersOwn(t *testing.T) {
	home, config := t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", config)
	t.Setenv("XDG_VIDEOS_DIR", "")
	t.Setenv("XDG_PICTURES_DIR", "")
	t.Setenv("XDG_DOCUMENTS_DIR", "")
	want := func(kind Kind, folder string) {
		t.Helper()
		got, err := Folder(kind)
		if err != nil || got != filepath.Join(folder, "Hebbarium") {
			t.Errorf("%s go to %q (%v), want %q", kind, got, err, folder)
		}
	}
	want(Pictures, filepath.Join(home, "Pictures"))
	want(Videos, filepath.Join(home, "Videos"))
	dirs := "# comment\nXDG_PICTURES_DIR=\"$HOME/Bilder\"\nXDG_VIDEOS_DIR=\"/data/films\"\nXDG_DOCUMENTS_DIR=\"$HOME/\"\n"
	if err := os.WriteFile(filepath.Join(config, "user-dirs.dirs"), []byte(dirs), 0o644); err != nil {
		t.Fatal(err)
	}
	want(Pictures, filepath.Join(home, "Bilder"))
	want(Videos, "/data/films")
	want(Documents, filepath.Join(home, "Documents")) // the home folder itself is no folder for them
	t.Setenv("XDG_VIDEOS_DIR", "/other")
	want(Videos, "/other")
	t.Setenv("HOME", filepath.Join(home, "none"))
	t.Setenv("XDG_VIDEOS_DIR", "")
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(config, "none"))
	if got, err := Folder(Videos); err != nil || got != filepath.Join(config, "none", "hebbarium", "recordings") {
		t.Errorf("without a home folder videos go to %q (%v)", got, err)
	}
}
