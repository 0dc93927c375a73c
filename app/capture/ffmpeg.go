package capture

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

// findFFmpeg is the path of ffmpeg, "" where it is not found. What Finder opens on macOS
// gets a path without the folders that package managers install to.
func findFFmpeg() string {
	names := []string{"ffmpeg"}
	if runtime.GOOS == "darwin" {
		for _, folder := range []string{"/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"} {
			names = append(names, filepath.Join(folder, "ffmpeg"))
		}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
