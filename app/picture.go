package app

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"github.com/hajimehoshi/ebiten/v2"
)

// picturesFolder is where pictures of the window go; "" where there is no place.
func picturesFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "hebbarium", "pictures")
}

// keepPicture writes the window as it is drawn next, without what lies over it.
func (g *Game) keepPicture() {
	if picturesFolder() == "" {
		g.say("No picture was kept: there is no configuration folder")
		return
	}
	g.picture = true
	g.repaint.all = true
}

// takePicture reads the window's pixels back and writes them as PNG, on a
// goroutine of its own.
func (g *Game) takePicture(screen *ebiten.Image) {
	if !g.picture {
		return
	}
	g.picture = false
	img := image.NewRGBA(image.Rectangle{Max: g.size})
	screen.ReadPixels(img.Pix)
	path := filepath.Join(picturesFolder(), fmt.Sprintf("%s-%s-%d.png", stamp(), g.world, g.snap.Step))
	go func() {
		if err := writePNG(path, img); err != nil {
			g.news <- "The picture was not kept: " + err.Error()
			return
		}
		g.news <- "Kept " + path
	}()
}

func writePNG(path string, img image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
