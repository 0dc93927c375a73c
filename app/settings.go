package app

import (
	"encoding/json"
	"os"
	"path/filepath"

	"hebbarium/render/ant"
)

// settings are what the window remembers from one time to the next, in the
// user's configuration folder.
type settings struct {
	Width         int    `json:"width"`
	Height        int    `json:"height"`
	World         string `json:"world"`
	TextSize      int    `json:"text_size"` // percent
	Projector     bool   `json:"projector"`
	ReducedMotion bool   `json:"reduced_motion"`
	Grey          bool   `json:"grey_map"`
	AntPicture    string `json:"ant_picture"` // automatic, traced or triangles
	Contacts      bool   `json:"contacts"`    // shown where the floor bears the ant
}

func defaultSettings() settings {
	return settings{Width: 1440, Height: 900, TextSize: 100, AntPicture: ant.Auto.String(), Contacts: true}
}

// settingsPath is where the settings are kept, "" where there is no such place.
func settingsPath() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "hebbarium", "settings.json")
}

// readSettings reads the settings; what cannot be used is as at first.
func readSettings(path string) settings {
	s := defaultSettings()
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &s) != nil {
		return defaultSettings()
	}
	s.Width, s.Height = min(max(s.Width, LeastWidth), 8192), min(max(s.Height, LeastHeight), 8192)
	if s.TextSize != 125 && s.TextSize != 150 {
		s.TextSize = 100
	}
	s.AntPicture = ant.ParseStyle(s.AntPicture).String()
	return s
}

// write keeps the settings, in one piece.
func (s settings) write(path string) error {
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
	part := path + ".part"
	if err := os.WriteFile(part, append(b, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(part, path)
}
