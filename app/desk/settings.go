package desk

import (
	"encoding/json"
	"os"
	"path/filepath"

	"hebbarium/app/words"
	"hebbarium/brain/file"
	"hebbarium/evolve/world"
	ants "hebbarium/render/ant"
)

// maxSettings is the size in bytes beyond which settings are passed over.
const maxSettings = 1 << 20

// Settings are what the window remembers from one time to the next, in the
// user's configuration folder.
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
	Contacts      bool   `json:"contacts"`    // shown where the floor bears the ant
	Recent        Recent `json:"recent"`      // files that were opened last
}

// Recent are the paths of files, the latest first; "" where there are not so many.
type Recent [8]string

// with are the paths with one more, or with that one in front again.
func (r Recent) with(path string) Recent {
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

// DefaultSettings are those of a first start.
func DefaultSettings() Settings {
	return Settings{Width: 1440, Height: 900, TextSize: 100, AntPicture: ants.Auto.String(), Contacts: true}
}

// readSettings reads the settings; what cannot be used is as at first.
func readSettings(path string) Settings {
	s := DefaultSettings()
	b, err := file.Read(path, maxSettings)
	if err == nil {
		b, err = file.Text(b)
	}
	if err != nil || json.Unmarshal(b, &s) != nil {
		return DefaultSettings()
	}
	s.Width, s.Height = min(max(s.Width, LeastWidth), 8192), min(max(s.Height, LeastHeight), 8192)
	if s.TextSize != 125 && s.TextSize != 150 {
		s.TextSize = 100
	}
	if _, err := world.SpecOf(s.World); err != nil {
		s.World = ""
	}
	s.AntPicture = ants.ParseStyle(s.AntPicture).String()
	return s
}

// write keeps the settings, in one piece.
func (s Settings) write(path string) error {
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

// keepSettings writes them, and says where that fails.
func (d *Desk) keepSettings() {
	if err := d.view.Settings.write(d.settingsPath); err != nil {
		d.Say("Settings were not kept: " + words.Brief(err))
	}
}

// change changes the settings and keeps them.
func (d *Desk) change(f func(*Settings)) error {
	f(&d.view.Settings)
	d.keepSettings()
	return nil
}

// ConfigFolder is where the window keeps what is the user's own, "" for nowhere.
func (d *Desk) ConfigFolder() string {
	if d.settingsPath == "" {
		return ""
	}
	return filepath.Dir(d.settingsPath)
}

// Stand remembers where the window stands and how large it is; it is written when the desk
// is closed.
type Stand struct {
	X, Y          int // of its corner on its monitor
	Monitor       string
	Width, Height int
}

func (c Stand) do(d *Desk) error {
	s := &d.view.Settings
	s.Width, s.Height, s.X, s.Y, s.Monitor, s.Placed = c.Width, c.Height, c.X, c.Y, c.Monitor, true
	return nil
}

// Stands tells whether the window is known to stand there.
func (s *Settings) Stands(at Stand) bool {
	return s.Placed && at == Stand{s.X, s.Y, s.Monitor, s.Width, s.Height}
}

// NextTextSize goes on to the next size of text.
type NextTextSize struct{}

func (NextTextSize) do(d *Desk) error {
	return d.change(func(s *Settings) { s.TextSize = map[int]int{100: 125, 125: 150, 150: 100}[s.TextSize] })
}

// Projector turns the preset for a projector on or off: larger text and stronger lines.
type Projector struct{}

func (Projector) do(d *Desk) error {
	return d.change(func(s *Settings) {
		s.Projector = !s.Projector
		s.TextSize = 100
		if s.Projector {
			s.TextSize = 125
		}
	})
}

// ReducedMotion turns what moves by itself off, or on again.
type ReducedMotion struct{}

func (ReducedMotion) do(d *Desk) error {
	return d.change(func(s *Settings) { s.ReducedMotion = !s.ReducedMotion })
}

// GreyMap shows |w| in grey, or weights in two colours again.
type GreyMap struct{}

func (GreyMap) do(d *Desk) error { return d.change(func(s *Settings) { s.Grey = !s.Grey }) }

// NextAntPicture goes on to the next way of drawing the ant.
type NextAntPicture struct{}

func (NextAntPicture) do(d *Desk) error {
	return d.change(func(s *Settings) {
		if _, err := world.SpecOf(s.World); err != nil {
			s.World = ""
		}
		s.AntPicture = ants.ParseStyle(s.AntPicture).Next().String()
		d.Say("Ant picture: " + s.AntPicture)
	})
}

// Contacts shows where the floor bears the ant, or no longer. An ant in the air has
// no contact to show, so it is told.
type Contacts struct{}

func (Contacts) do(d *Desk) error {
	return d.change(func(s *Settings) {
		s.Contacts = !s.Contacts
		d.Say("Contacts: " + map[bool]string{true: "shown", false: "hidden"}[s.Contacts])
	})
}

// Talk hides rack and timeline, or shows them again.
type Talk struct{}

func (Talk) do(d *Desk) error {
	d.view.Talk = !d.view.Talk
	return nil
}
