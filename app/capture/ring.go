package capture

import (
	"image"
	"sync"
	"time"
)

// Ring keeps the last frames of a picture that moves. Colours are kept in 5 bits
// each, so that a frame takes 2 bytes a pixel.
type Ring struct {
	mu     sync.Mutex
	frames []frame
	next   int // place of the frame that will be written
	count  int
}

// frame is a picture at a time.
type frame struct {
	size   image.Point
	pixels []uint16 // RGB, 5 bits each
	at     time.Duration
}

// NewRing keeps n frames.
func NewRing(n int) *Ring { return &Ring{frames: make([]frame, max(n, 1))} }

// Add keeps a frame that was seen at a time, counted from any moment; the oldest
// one gives way. Pixels are RGBA, 4 bytes each, and are copied.
func (r *Ring) Add(pixels []byte, size image.Point, at time.Duration) {
	n := size.X * size.Y
	if n <= 0 || len(pixels) < 4*n {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	f := &r.frames[r.next]
	if cap(f.pixels) < n {
		f.pixels = make([]uint16, n)
	}
	f.pixels, f.size, f.at = f.pixels[:n], size, at
	for i := range f.pixels {
		p := pixels[4*i : 4*i+3 : 4*i+3]
		f.pixels[i] = uint16(p[0]>>3)<<10 | uint16(p[1]>>3)<<5 | uint16(p[2]>>3)
	}
	r.next = (r.next + 1) % len(r.frames)
	r.count = min(r.count+1, len(r.frames))
}

// Len is the number of frames kept.
func (r *Ring) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.count
}

// Take is a copy of the frames that have the size of the latest one, oldest
// first.
func (r *Ring) Take() *Film {
	r.mu.Lock()
	defer r.mu.Unlock()
	film := &Film{}
	for i := range r.count {
		f := r.frames[(r.next-r.count+i+len(r.frames))%len(r.frames)]
		if len(film.frames) > 0 && film.frames[0].size != f.size {
			film.frames = nil
		}
		f.pixels = append([]uint16(nil), f.pixels...)
		film.frames = append(film.frames, f)
	}
	return film
}

// Film is a sequence of frames of one size.
type Film struct{ frames []frame }

// Len is the number of frames.
func (f *Film) Len() int { return len(f.frames) }
