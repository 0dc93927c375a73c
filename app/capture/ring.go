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

// lastStands is for how long the last frame of a film is shown.
const lastStands = 100 * time.Millisecond

// Take is a copy of the frames of the last so many seconds, as the clock has them and
// however far apart they are, oldest first. Those before the window had its present size
// are left out. What was on the screen when the time begins is the first frame.
func (r *Ring) Take(last time.Duration) *Film {
	r.mu.Lock()
	defer r.mu.Unlock()
	film := &Film{}
	if r.count == 0 {
		return film
	}
	begin := r.at(r.count-1).at + lastStands - last
	for i := range r.count {
		f := *r.at(i)
		if n := len(film.frames); n > 0 && (film.frames[0].size != f.size || f.at <= begin) {
			film.frames = film.frames[:0]
		}
		if f.at < begin {
			f.at = begin
		}
		f.pixels = append([]uint16(nil), f.pixels...)
		film.frames = append(film.frames, f)
	}
	return film
}

// at is the frame of an index, the oldest first.
func (r *Ring) at(i int) *frame {
	return &r.frames[(r.next-r.count+i+len(r.frames))%len(r.frames)]
}

// Film is a sequence of frames of one size.
type Film struct{ frames []frame }

// Len is the number of frames.
func (f *Film) Len() int { return len(f.frames) }
