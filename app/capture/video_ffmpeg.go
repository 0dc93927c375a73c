//go:build !js

package capture

import (
	"errors"
	"fmt"
	"image"
	"io"
	"strings"
	"sync"
	"time"

	"hebbarium/app/beside"
	"hebbarium/brain/file"
)

// errNoFFmpeg is returned where the program that makes videos is not installed.
var errNoFFmpeg = fmt.Errorf("%w needs ffmpeg, which is not found: install it, or save a GIF instead", ErrNoVideo)

// SeesWindow tells whether a video sees the window by itself, and needs no frames.
const SeesWindow = false

// VideoExtension ends the names of videos.
func VideoExtension() string { return ".mp4" }

// Video writes frames to an MP4 through ffmpeg, on goroutines of its own.
type Video struct {
	size   image.Point
	path   string
	draft  *file.Draft // that ffmpeg writes
	began  time.Duration
	frames chan shot
	free   chan []byte
	done   chan struct{}
	once   sync.Once
	failed chan struct{}

	mu   sync.Mutex
	err  error
	ends time.Duration // time of the last Add
}

// shot is a frame and when it was seen.
type shot struct {
	pixels []byte
	at     time.Duration
}

// NewVideo begins a video of frames of a size. The file appears at path when it
// is closed or, where a file has that name by then, under the next that is free.
func NewVideo(path string, size image.Point) (*Video, error) {
	program := findFFmpeg()
	if program == "" {
		return nil, errNoFFmpeg
	}
	if size.X < 2 || size.Y < 2 {
		return nil, fmt.Errorf("video: expected a size of at least 2 × 2, found %d × %d", size.X, size.Y)
	}
	draft, err := file.NewClaim(path)
	if err != nil {
		return nil, err
	}
	v := &Video{
		size: size, path: path, draft: draft, frames: make(chan shot, 4), free: make(chan []byte, 6),
		done: make(chan struct{}), failed: make(chan struct{}),
	}
	for range cap(v.free) {
		v.free <- nil
	}
	go v.run(program)
	return v, nil
}

// Add shows a frame from a time on, counted from any moment. It never waits:
// where the encoder is behind, the frame is passed over. Pixels are RGBA and are
// copied. It reports false where the video has failed.
func (v *Video) Add(pixels []byte, at time.Duration) bool {
	select {
	case <-v.failed:
		return false
	default:
	}
	if len(pixels) != 4*v.size.X*v.size.Y {
		return true
	}
	v.mu.Lock()
	v.ends = at
	v.mu.Unlock()
	select {
	case b := <-v.free:
		if b == nil {
			b = make([]byte, len(pixels))
		}
		copy(b, pixels)
		select {
		case v.frames <- shot{b, at}:
		default:
			v.free <- b
		}
	default:
	}
	return true
}

// Size is the size of the frames.
func (v *Video) Size() image.Point { return v.size }

// Close ends the video and returns the path of its file. No Add may follow.
func (v *Video) Close() (string, error) {
	v.once.Do(func() { close(v.frames) })
	<-v.done
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.err != nil {
		v.draft.Discard()
		return "", v.err
	}
	return v.path, nil
}

// Failed is closed when the video cannot go on.
func (v *Video) Failed() <-chan struct{} { return v.failed }

func (v *Video) run(program string) {
	defer close(v.done)
	if err := v.encode(program); err != nil {
		v.mu.Lock()
		v.err = err
		v.mu.Unlock()
		close(v.failed)
		for s := range v.frames { // until Close
			v.free <- s.pixels
		}
	}
}

// encoder is what ffmpeg is told to encode with: H.264 where it can, and what
// every build has otherwise.
func encoder(program string) []string {
	list, err := beside.Command(program, "-hide_banner", "-encoders").Output()
	if err == nil && strings.Contains(string(list), " libx264 ") {
		return []string{"-c:v", "libx264", "-preset", "veryfast", "-crf", "18"}
	}
	return []string{"-c:v", "mpeg4", "-q:v", "3"}
}

func (v *Video) encode(program string) error {
	args := []string{"-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba",
		"-s", fmt.Sprintf("%dx%d", v.size.X, v.size.Y), "-r", fmt.Sprint(FPS), "-i", "-"}
	args = append(args, encoder(program)...)
	args = append(args, "-pix_fmt", "yuv420p", "-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2", "-movflags", "+faststart", "-metadata", "encoder="+file.Program(), "-f", "mp4", v.draft.Name())
	c := beside.Command(program, args...)
	var said strings.Builder
	c.Stderr = &said
	in, err := c.StdinPipe()
	if err != nil {
		return fmt.Errorf("video: %w", err)
	}
	if err := c.Start(); err != nil {
		return fmt.Errorf("video: %w", err)
	}
	wrote := v.feed(in)
	in.Close()
	if err := c.Wait(); err != nil {
		return fmt.Errorf("video: ffmpeg: %w: %s", err, lastLine(said.String()))
	}
	if wrote != nil {
		return fmt.Errorf("video: %w", wrote)
	}
	path, err := v.draft.KeepNew()
	v.mu.Lock()
	v.path = path
	v.mu.Unlock()
	return err
}

// feed writes frames at a constant rate: each as often as it takes to last until
// the next one.
func (v *Video) feed(w io.Writer) error {
	var last []byte
	written := 0
	show := func(until int) error {
		for written < until {
			if _, err := w.Write(last); err != nil {
				return err
			}
			written++
		}
		return nil
	}
	for s := range v.frames {
		if last == nil {
			v.began = s.at
		} else {
			if err := show(int((s.at - v.began) * FPS / time.Second)); err != nil {
				v.free <- s.pixels
				return err
			}
			v.free <- last
		}
		last = s.pixels
	}
	if last == nil {
		return errors.New("expected at least one frame, found none")
	}
	v.mu.Lock()
	ends := v.ends
	v.mu.Unlock()
	return show(max(written, int((ends-v.began)*FPS/time.Second)) + 1)
}

// lastLine is the last line of a text that says something.
func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}
