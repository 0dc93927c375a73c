package mujoco

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Environment is the variable that names the library's file.
const Environment = "HEBBARIUM_MUJOCO"

const debianPackage = "libmujoco2.2.2"

// candidates lists where a library may be: files that exist, in the order in which to try
// them, and everything that was looked for. The loader is never left to search by a name:
// where that is not found elsewhere, some look in the current folder, as they do for an
// empty entry of LD_LIBRARY_PATH.
func candidates() (files, looked []string) {
	seen := map[string]bool{}
	for _, pattern := range append(inEach(libraryFolders()), inEach(wheelFolders())...) {
		looked = append(looked, pattern)
		found, _ := filepath.Glob(pattern)
		var group []string
		for _, path := range found {
			real, err := filepath.EvalSymlinks(path)
			if err == nil && !seen[real] {
				seen[real] = true
				group = append(group, real)
			}
		}
		slices.SortStableFunc(group, newestFirst)
		files = append(files, group...)
	}
	return files, looked
}

// inEach is the pattern of the library's file names in every folder. A folder that is
// relative, from a variable, is passed over: what lies in the current folder is not the
// user's choice of a library.
func inEach(folders []string) []string {
	pattern := "libmujoco.so*"
	if runtime.GOOS == "darwin" {
		pattern = "libmujoco*.dylib"
	}
	var all []string
	for _, folder := range folders {
		if filepath.IsAbs(folder) {
			all = append(all, filepath.Join(folder, pattern))
		}
	}
	return all
}

// libraryFolders are the loader's and those where a release is usually unpacked.
func libraryFolders() []string {
	folders := splitPath("LD_LIBRARY_PATH")
	if runtime.GOOS == "darwin" {
		folders = append(folders, splitPath("DYLD_LIBRARY_PATH")...)
		folders = append(folders, "/opt/homebrew/lib", "/Applications/MuJoCo.app/Contents/Frameworks/mujoco.framework/Versions/A")
	}
	folders = append(folders, "/usr/local/lib", "/usr/lib/*-linux-gnu", "/usr/lib64", "/usr/lib", "/opt/mujoco*/lib")
	folders = append(folders, loaderFolders()...)
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, filepath.Join(literal(home), ".mujoco", "mujoco*", "lib"))
	}
	return folders
}

// loaderFolders are those that the system's administrator added to the loader's (ld.so.conf).
func loaderFolders() []string {
	files, _ := filepath.Glob("/etc/ld.so.conf.d/*.conf")
	var folders []string
	for _, file := range append([]string{"/etc/ld.so.conf"}, files...) {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "/") {
				folders = append(folders, literal(line))
			}
		}
	}
	return folders
}

// wheelFolders are the mujoco folders of the Python installations in the usual places.
func wheelFolders() []string {
	var folders []string
	for _, folder := range splitPath("PYTHONPATH") {
		folders = append(folders, filepath.Join(folder, "mujoco"))
	}
	var roots []string
	for _, variable := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
		if root := os.Getenv(variable); root != "" {
			roots = append(roots, literal(root))
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		roots = append(roots, filepath.Join(literal(home), ".local"))
	}
	roots = append(roots, "/usr/local", "/usr")
	for _, root := range roots {
		for _, packages := range []string{"site-packages", "dist-packages"} {
			folders = append(folders, filepath.Join(root, "lib", "python3*", packages, "mujoco"))
		}
	}
	return folders
}

// splitPath are the folders in a variable, each as a pattern that stands for it alone.
func splitPath(variable string) []string {
	folders := slices.DeleteFunc(filepath.SplitList(os.Getenv(variable)), func(folder string) bool { return folder == "" })
	for i, folder := range folders {
		folders[i] = literal(folder)
	}
	return folders
}

// literal is the pattern that a path alone fits, whatever characters it has.
func literal(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// newestFirst compares file names by the version that they end in; those of versions that
// are not known come last.
func newestFirst(a, b string) int { return cmp.Compare(fileVersion(b), fileVersion(a)) }

func fileVersion(path string) int {
	name := strings.TrimSuffix(filepath.Base(path), ".dylib")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "libmujoco"), ".so")
	name = strings.TrimPrefix(name, ".")
	if !slices.Contains(Versions(), name) {
		return 0
	}
	version := 0
	for part := range strings.SplitSeq(name, ".") {
		n, _ := strconv.Atoi(part)
		version = version*1000 + n
	}
	return version
}
