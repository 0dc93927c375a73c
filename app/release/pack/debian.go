package main

import (
	"fmt"
	"os"
	"time"

	"github.com/goreleaser/nfpm/v2"
	"github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
)

// debian is a package for Debian and what is made of it.
type debian struct {
	Out         string    `json:"out"`
	Name        string    `json:"name"`
	Version     string    `json:"version"` // as Debian writes it
	Arch        string    `json:"arch"`
	Maintainer  string    `json:"maintainer"`
	Description string    `json:"description"` // the first line in short
	Section     string    `json:"section"`
	License     string    `json:"license"`
	Depends     []string  `json:"depends"`
	Recommends  []string  `json:"recommends"`
	Suggests    []string  `json:"suggests"`
	Time        time.Time `json:"time"` // of every file
	Files       []struct {
		From string `json:"from"`
		To   string `json:"to"`
		Mode uint32 `json:"mode"`
	} `json:"files"`
}

func (d *debian) write() error {
	info := &nfpm.Info{
		Name: d.Name, Arch: d.Arch, Platform: "linux", Version: d.Version, VersionSchema: "none", Section: d.Section, Priority: "optional",
		Maintainer: d.Maintainer, Description: d.Description, License: d.License, MTime: d.Time,
		Overridables: nfpm.Overridables{Depends: d.Depends, Recommends: d.Recommends, Suggests: d.Suggests, Deb: nfpm.Deb{Compression: "gzip"}},
	}
	for _, f := range d.Files {
		info.Contents = append(info.Contents, &files.Content{Source: f.From, Destination: f.To,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: os.FileMode(f.Mode), MTime: d.Time}})
	}
	info = nfpm.WithDefaults(info)
	if err := nfpm.Validate(info); err != nil {
		return fmt.Errorf("debian: %w", err)
	}
	out, err := os.Create(d.Out)
	if err != nil {
		return err
	}
	if err := deb.Default.Package(info, out); err != nil {
		out.Close()
		return fmt.Errorf("debian: %w", err)
	}
	return out.Close()
}
