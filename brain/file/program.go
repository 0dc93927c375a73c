package file

import (
	"runtime/debug"
)

// version is what the build says of itself: -ldflags "-X hebbarium/brain/file.version=…".
var version string

// Version names the build: what it was told, as make does with git's description of the
// commit, else the module's version or the commit that Go's own build information has,
// else devel.
func Version() string {
	if version != "" {
		return version
	}
	info, _ := debug.ReadBuildInfo()
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	if info == nil {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	var commit, changed string
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(len(s.Value), 7)]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "-dirty"
		}
	}
	if commit == "" {
		return "devel"
	}
	return commit + changed
}

// Program is the program and its version, as the files tell it that it writes.
func Program() string { return "Hebbarium " + Version() }
