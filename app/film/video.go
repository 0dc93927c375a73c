package film

import (
	"errors"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/capture"
)

// Recording tells whether a video is being recorded, and for how long.
func (f *Film) Recording() (on bool, since time.Duration) {
	if f.video == nil {
		return false, 0
	}
	return true, time.Since(f.began)
}

// toggleVideo begins a video, or ends it.
func (f *Film) toggleVideo() {
	if f.video != nil {
		f.endVideo()
		return
	}
	folder, err := f.folder(capture.Videos)
	var path string
	if err == nil {
		path, err = capture.Place(folder, f.subject().Name(capture.VideoExtension()))
	}
	if err == nil {
		f.video, err = capture.NewVideo(path, f.size())
	}
	if err != nil {
		if errors.Is(err, capture.ErrNoVideo) {
			f.desk.Say("No video: " + err.Error())
		} else {
			f.desk.TellKept("Video", "", err)
		}
		return
	}
	f.began, f.last = time.Now(), time.Time{}
	f.desk.Say("Recording · V stops")
}

// endVideo ends the video that is being recorded.
func (f *Film) endVideo() {
	v := f.video
	f.video = nil
	f.redraw()
	done := f.saving.begin("Video")
	f.desk.Say("Saving the video …")
	go func() {
		defer done()
		path, err := v.Close()
		if err != nil {
			f.saving.failed(err)
		}
		f.desk.TellKept("Video", path, err)
	}()
}

// frameOfVideo adds the frame to the video, at the window's size in the layout: a screen
// of many pixels makes no larger file. A video has one size: it ends where the window's
// changes.
func (f *Film) frameOfVideo(screen *ebiten.Image, now time.Time) {
	size := f.size()
	if size != f.video.Size() {
		f.desk.Say("The window's size has changed: the video ends here")
		f.endVideo()
		return
	}
	if capture.SeesWindow {
		if f.last = now; !f.video.Add(nil, now.Sub(f.began)) {
			f.endVideo()
		}
		return
	}
	if n := 4 * size.X * size.Y; len(f.full) != n {
		f.full = make([]byte, n)
	}
	if screen.Bounds().Size() != size {
		f.whole = f.shrink(f.whole, screen, size, 1)
		screen = f.whole
	}
	screen.ReadPixels(f.full)
	if !f.video.Add(f.full, now.Sub(f.began)) {
		f.endVideo() // which says why
		return
	}
	f.last = now
}
