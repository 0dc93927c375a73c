package file

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	build := func(module string, settings ...string) *debug.BuildInfo {
		info := &debug.BuildInfo{Main: debug.Module{Version: module}}
		for i := 0; i+1 < len(settings); i += 2 {
			info.Settings = append(info.Settings, debug.BuildSetting{Key: settings[i], Value: settings[i+1]})
		}
		return info
	}
	commit := "8447d46f0a1b2c3d4e5f60718293a4b5c6d7e8f9"
	for want, info := range map[string]*debug.BuildInfo{
		"devel":         build("(devel)", "GOARCH", "amd64", "vcs.modified", "true"),
		"v1.2.3":        build("v1.2.3", "vcs.revision", commit),
		"8447d46":       build("(devel)", "vcs.revision", commit, "vcs.modified", "false"),
		"8447d46-dirty": build("", "vcs.revision", commit, "vcs.modified", "true"),
	} {
		if found := versionOf(info); found != want {
			t.Errorf("expected %q, found %q", want, found)
		}
	}
	if found := versionOf(nil); found != "devel" {
		t.Errorf("without anything that tells it: expected devel, found %q", found)
	}
	told := version
	defer func() { version = told }()
	if version = "1.0-3-gabc"; Version() != version || Program() != "Hebbarium 1.0-3-gabc" {
		t.Errorf("expected what the build was told, found %q, %q", Version(), Program())
	}
}
