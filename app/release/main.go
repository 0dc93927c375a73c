// Release builds what people download: the program for each system, in archives that hold
// all that it needs, with packages for Debian and checksums. It is run at the top of the
// program's source, by make release.
package main

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// target is a system and a processor that the program is built for.
type target struct{ system, processor string }

func (t target) String() string { return t.system + "/" + t.processor }

var targets = []target{{"linux", "amd64"}, {"linux", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}}

// release is what is built, and where.
type release struct {
	out     string          // folder of what is to be downloaded
	version string          // as the program tells it
	time    time.Time       // of every file
	work    string          // folder that is gone afterwards
	told    context.Context // ends where the person ends it
}

func main() {
	var r release
	flag.StringVar(&r.out, "out", "dist", "folder to write to")
	flag.StringVar(&r.version, "version", "", "version (default: what .ci/version says)")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "release [FLAG]… [SYSTEM/PROCESSOR]…  builds for these, or for all: %v\n", targets)
		flag.PrintDefaults()
	}
	flag.Parse()
	// A folder of some hundred megabytes would stay behind a process that only dies.
	told, end := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer end()
	r.told = told
	if err := r.run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// chosen are the targets of these names, or all.
func chosen(names []string) ([]target, error) {
	if len(names) == 0 {
		return targets, nil
	}
	var list []target
	for _, name := range names {
		i := slices.IndexFunc(targets, func(t target) bool { return t.String() == name })
		if i < 0 {
			return nil, fmt.Errorf("expected one of %v, found %q", targets, name)
		}
		list = append(list, targets[i])
	}
	return list, nil
}

func (r *release) run(names []string) (err error) {
	list, err := chosen(names)
	if err != nil {
		return err
	}
	if _, err := os.Stat("main.go"); err != nil {
		return fmt.Errorf("expected to be run at the top of the source: %w", err)
	}
	r.describe()
	if r.work, err = os.MkdirTemp("", "hebbarium-release-"); err != nil {
		return err
	}
	defer os.RemoveAll(r.work)
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	fmt.Printf("Hebbarium %s, into %s\n", r.version, r.out)
	common, err := r.common()
	if err != nil {
		return err
	}
	for _, t := range list {
		begun := time.Now()
		made, err := r.make(t, common)
		if err != nil {
			return fmt.Errorf("%v: %w", t, err)
		}
		for _, path := range made {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			fmt.Printf("%-52s %5.1f MB\n", filepath.Base(path), float64(info.Size())/1e6)
		}
		fmt.Fprintf(os.Stderr, "%v took %.0f s\n", t, time.Since(begun).Seconds())
	}
	return r.sums()
}

// describe finds out what was not said: the version, and the time of the commit, which
// all files get, so that the same commit gives the same archives.
func (r *release) describe() {
	ask := func(args ...string) string {
		out, err := exec.Command(".ci/version", args...).Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
	if r.version == "" {
		r.version = ask()
	}
	if r.version == "" {
		r.version = "devel" // as the program says
	}
	r.time = time.Unix(0, 0).UTC()
	for _, text := range []string{os.Getenv("SOURCE_DATE_EPOCH"), ask("time")} {
		if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
			r.time = time.Unix(seconds, 0).UTC()
			return
		}
	}
}

// make builds all that is downloaded for a target, and says where it is.
func (r *release) make(t target, common []file) ([]string, error) {
	notices, err := notices(t)
	if err != nil {
		return nil, err
	}
	files := append(slices.Clone(common), file{name: "NOTICES.txt", data: notices})
	switch t.system {
	case "windows":
		return r.windows(t, files)
	case "darwin":
		return r.mac(t, files)
	}
	return r.linux(t, files)
}

// archive is the path of a target's archive without its ending, and the folder that it
// unpacks to.
func (r *release) archive(t target) (path, folder string) {
	system := t.system
	if system == "darwin" {
		system = "macos"
	}
	folder = "hebbarium-" + r.version + "-" + system + "-" + t.processor
	return filepath.Join(r.out, folder), folder
}

// sums writes the checksums of all that lies in the folder.
func (r *release) sums() error {
	entries, err := os.ReadDir(r.out)
	if err != nil {
		return err
	}
	var lines strings.Builder
	for _, e := range entries {
		if !e.Type().IsRegular() || e.Name() == sumsFile {
			continue
		}
		data, err := os.ReadFile(filepath.Join(r.out, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%x  %s\n", sha256.Sum256(data), e.Name())
	}
	return os.WriteFile(filepath.Join(r.out, sumsFile), []byte(lines.String()), 0o644)
}

// sumsFile holds the checksums, as sha256sum -c reads them.
const sumsFile = "SHA256SUMS"
