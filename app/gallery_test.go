package app

import (
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"hebbarium/app/overlay/gallery"
	"hebbarium/assets"
	"hebbarium/render/kit"
)

// shotSide is how many pixels of the window are one of a preset's picture.
const shotSide = 5

// Every life to begin with has the picture that the window shows of it; of a few it is
// taken again and compared. All are taken anew by
//
//	HEBBARIUM_GOLDEN=update go test ./app -run Presets
func TestPresetsHavePictures(t *testing.T) {
	update := os.Getenv(goldenEnv) == "update"
	for i, p := range gallery.Presets() {
		if _, err := fs.ReadFile(assets.Presets, "presets/"+p.Name+".png"); err != nil && !update {
			t.Errorf("%s: %v", p.Title, err)
		}
		if update || i == 1 || i == 9 {
			t.Run(p.Name, func(t *testing.T) { shoot(t, p, update) })
		}
	}
}

// shoot opens a life at the step of its picture, and compares or keeps what it shows.
func shoot(t *testing.T, p gallery.Preset, update bool) {
	needsScreen(t)
	saves, err := filepath.Abs(filepath.Join("..", "saves"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(windowEnv+"_FILE", p.Shot())
	t.Setenv(windowEnv+"_SAVES", saves)
	w := openWindow(t, "", image.Pt(1440, 900))
	l := layoutWith(t, Options{File: p.Shot(), SavesDir: saves}, image.Pt(1440, 900))
	w.until("the life at its step", func(pic *image.RGBA) bool {
		return share(pic, l.at("play"), like(kit.Accent, 3)) > 0.3 && head(pic, l.Region("timeline"), 1) < 0.2
	})
	w.tool("mousemove", "700", "30")
	scene := image.Rect(0, l.Region("world").Min.Y, 1440, l.Region("world").Max.Y)
	found := shrunk(w.still(), scene, shotSide)
	path := filepath.Join("..", "assets", "presets", p.Name+".png")
	if update {
		if err := writePNG(path, found); err != nil {
			t.Fatal(err)
		}
		return
	}
	if worst, at := worstTile(readPNG(t, path), found); worst > 24 {
		other := filepath.Join(os.TempDir(), filepath.Base(path))
		if err := writePNG(other, found); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s: about %v the picture is %.1f grey levels off; the one found is %s", path, at, worst, other)
	}
}
