// Package settings keeps what the window remembers from one time to the next, in a file of
// the user's configuration folder.
package settings

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"hebbarium/brain/file"
	"hebbarium/evolve/replay/link"
	"hebbarium/evolve/world"
	ants "hebbarium/render/ant"
)

// most is the size in bytes beyond which settings are passed over.
const most = 1 << 20

// Settings are what the window remembers.
type Settings struct {
	Width         int    `json:"width"`
	Height        int    `json:"height"`
	X             int    `json:"x"` // where it stands on its monitor, once Placed
	Y             int    `json:"y"`
	Monitor       string `json:"monitor"`
	Placed        bool   `json:"placed"`
	World         string `json:"world"`
	TextSize      int    `json:"text_size"` // percent
	Projector     bool   `json:"projector"`
	ReducedMotion bool   `json:"reduced_motion"`
	Grey          bool   `json:"grey_map"`
	AntPicture    string `json:"ant_picture"` // automatic, traced or triangles
	Many          int    `json:"many"`        // lives that are shown at once, where it is many
	Contacts      bool   `json:"contacts"`    // shown where the floor bears the ant
	SlowInjuries  bool   `json:"slow_injuries"`
	Welcomed      bool   `json:"welcomed"` // was told once what there is to see, or has skipped it
	Recent        Recent `json:"recent"`   // files that were opened last
}

// Recent are the paths of files, the latest first; "" where there are not so many.
type Recent [8]string

// With are the paths with one more, or with that one in front again.
func (r Recent) With(path string) Recent {
	out, n := Recent{path}, 1
	for _, p := range r {
		if p != path && p != "" && n < len(out) {
			out[n] = p
			n++
		}
	}
	return out
}

// The least size of the window.
const (
	LeastWidth  = 1024
	LeastHeight = 640
)

// Default are those of a first start.
func Default() Settings {
	return Settings{Width: 1440, Height: 900, TextSize: 100, AntPicture: ants.Auto.String(), Many: 36, Contacts: true, SlowInjuries: true}
}

// Read reads the settings; what cannot be used is as at first.
func Read(path string) Settings {
	s := Default()
	b, err := file.Read(path, most)
	if err == nil {
		b, err = file.Text(b)
	}
	if err != nil || json.Unmarshal(b, &s) != nil {
		return Default()
	}
	s.Width, s.Height = min(max(s.Width, LeastWidth), 8192), min(max(s.Height, LeastHeight), 8192)
	if s.TextSize != 125 && s.TextSize != 150 {
		s.TextSize = 100
	}
	if !slices.Contains(link.Crowds(), s.Many) {
		s.Many = Default().Many
	}
	if _, err := world.SpecOf(s.World); err != nil {
		s.World = ""
	}
	s.AntPicture = ants.ParseStyle(s.AntPicture).String()
	return s
}

// Write keeps the settings, in one piece.
func (s Settings) Write(path string) error {
	if path == "" {
		return nil
	}
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return file.Write(path, append(b, '\n'))
}

// Stand is where the window stands, and how large it is.
type Stand struct {
	X, Y          int // of its corner on its monitor
	Monitor       string
	Width, Height int
}

// Stand remembers where the window stands.
func (s *Settings) Stand(at Stand) {
	s.Width, s.Height, s.X, s.Y, s.Monitor, s.Placed = at.Width, at.Height, at.X, at.Y, at.Monitor, true
}

// Stands tells whether the window is known to stand there.
func (s *Settings) Stands(at Stand) bool {
	return s.Placed && at == Stand{s.X, s.Y, s.Monitor, s.Width, s.Height}
}
