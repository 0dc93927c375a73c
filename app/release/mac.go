package main

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"regexp"
	"time"
)

// mac makes the archive with an application that Finder opens, whose program also takes
// the commands.
func (r *release) mac(t target, files []file) ([]string, error) {
	program, err := r.program(t)
	if err != nil {
		return nil, err
	}
	icons, err := icns()
	if err != nil {
		return nil, err
	}
	const app = "Hebbarium.app/Contents/"
	all := append([]file{
		{name: app + "Info.plist", data: r.plist()},
		{name: app + "PkgInfo", data: []byte("APPL????")},
		{name: app + "MacOS/hebbarium", data: program, runs: true},
		{name: app + "Resources/hebbarium.icns", data: icons},
	}, files...)
	archive, folder := r.archive(t)
	return []string{archive + ".zip"}, writeZip(archive+".zip", folder, all, r.time)
}

// plist says what the application is.
func (r *release) plist() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
`)
	for _, entry := range [][2]string{
		{"CFBundleName", "Hebbarium"}, {"CFBundleDisplayName", "Hebbarium"}, {"CFBundleIdentifier", "hebbarium"},
		{"CFBundlePackageType", "APPL"}, {"CFBundleInfoDictionaryVersion", "6.0"}, {"CFBundleExecutable", "hebbarium"},
		{"CFBundleIconFile", "hebbarium.icns"}, {"CFBundleShortVersionString", macVersion(r.version, r.time)}, {"CFBundleVersion", macVersion(r.version, r.time)}, {"CFBundleGetInfoString", "Hebbarium " + r.version},
		{"LSMinimumSystemVersion", "12.0"}, {"LSApplicationCategoryType", "public.app-category.education"},
	} {
		var value bytes.Buffer
		_ = xml.EscapeText(&value, []byte(entry[1])) // into memory
		fmt.Fprintf(&b, "\t<key>%s</key>\n\t<string>%s</string>\n", entry[0], value.Bytes())
	}
	b.WriteString("\t<key>NSHighResolutionCapable</key>\n\t<true/>\n</dict>\n</plist>\n")
	return b.Bytes()
}

// numbers begin a tag's version.
var numbers = regexp.MustCompile(`^v?([0-9]+(?:\.[0-9]+){1,2})`)

// macVersion is a version as macOS takes it, which is numbers alone: a tag's, and what only
// names a commit by its day.
func macVersion(version string, at time.Time) string {
	if found := numbers.FindStringSubmatch(version); found != nil {
		return found[1]
	}
	return "0." + at.Format("20060102")
}

// icns is the sign in Apple's container of icons, whose parts are named by their size.
func icns() ([]byte, error) {
	var parts bytes.Buffer
	for _, part := range []struct {
		name string
		size int
	}{{"icp4", 16}, {"icp5", 32}, {"ic11", 32}, {"ic12", 64}, {"ic07", 128}, {"ic13", 256}, {"ic08", 256}, {"ic14", 512}, {"ic09", 512}} {
		picture, err := icon(part.size)
		if err != nil {
			return nil, err
		}
		parts.WriteString(part.name)
		_ = binary.Write(&parts, binary.BigEndian, uint32(8+len(picture))) // into memory
		parts.Write(picture)
	}
	head := append([]byte("icns"), binary.BigEndian.AppendUint32(nil, uint32(8+parts.Len()))...)
	return append(head, parts.Bytes()...), nil
}
