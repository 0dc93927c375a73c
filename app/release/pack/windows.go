package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"time"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// windows gives a program its icon, its manifest and what its properties say.
type windows struct {
	Program string    `json:"program"` // the .exe, which is replaced
	Icons   []string  `json:"icons"`   // PNG, square, of at most 256 pixels
	Name    string    `json:"name"`
	About   string    `json:"about"`
	Version string    `json:"version"`
	Owner   string    `json:"owner"`
	Time    time.Time `json:"time"`
}

func (w *windows) write() error {
	var pictures []image.Image
	for _, path := range w.Icons {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		pictures = append(pictures, picture)
	}
	icon, err := winres.NewIconFromImages(pictures)
	if err != nil {
		return fmt.Errorf("icon: %w", err)
	}
	set := winres.ResourceSet{}
	if err := set.SetIcon(winres.ID(1), icon); err != nil { // the first is the program's
		return fmt.Errorf("icon: %w", err)
	}
	set.SetManifest(winres.AppManifest{ExecutionLevel: winres.AsInvoker, Compatibility: winres.Win10AndAbove,
		DPIAwareness: winres.DPIPerMonitorV2, LongPathAware: true, UseCommonControlsV6: true})
	info := version.Info{Timestamp: w.Time}
	for _, entry := range [][2]string{{version.ProductName, w.Name}, {version.FileDescription, w.About}, {version.ProductVersion, w.Version},
		{version.FileVersion, w.Version}, {version.LegalCopyright, w.Owner}} {
		if err := info.Set(version.LangDefault, entry[0], entry[1]); err != nil {
			return fmt.Errorf("version: %s: %w", entry[0], err)
		}
	}
	set.SetVersionInfo(info)
	program, err := os.ReadFile(w.Program)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := set.WriteToEXE(&out, bytes.NewReader(program)); err != nil {
		return fmt.Errorf("%s: %w", w.Program, err)
	}
	return os.WriteFile(w.Program, out.Bytes(), 0o755)
}
