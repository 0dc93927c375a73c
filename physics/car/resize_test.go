package car

import (
	"math"
	"math/rand/v2"
	"testing"
)

// ways are the implementations of Resize and Observe on this processor.
var ways = []struct {
	name    string
	use     bool
	resize  func(*Image, *[Seen * Seen * 3]uint8)
	observe func(*[Seen * Seen * 3]uint8, []float32)
}{
	{"exported", true, Resize, Observe},
	{"plain", true, resizePlain, observePlain},
	{"fast", fast, resizeFast, observeFast},
}

// TestResizeWeighsByArea compares Resize with the mean taken over a grid that
// divides both images evenly.
func TestResizeWeighsByArea(t *testing.T) {
	source := rand.New(rand.NewPCG(5, 6))
	for _, way := range ways {
		if !way.use {
			continue
		}
		t.Run(way.name, func(t *testing.T) {
			// All values, then few and extreme ones, for halves and full sums.
			for _, pick := range []func() int{
				func() int { return source.IntN(256) },
				func() int { return 255 * source.IntN(2) },
				func() int { return 253 + source.IntN(3) },
			} {
				var img Image
				for i := range img {
					img[i] = uint8(pick())
				}
				// Guards beyond the end: nothing may be written there.
				var got struct {
					seen  [Seen * Seen * 3]uint8
					guard [64]uint8
				}
				way.resize(&img, &got.seen)
				compareMean(t, &img, &got.seen)
				if got.guard != [64]uint8{} {
					t.Error("expected nothing beyond the image, found bytes written")
				}
			}
		})
	}
}

func compareMean(t *testing.T, img *Image, got *[Seen * Seen * 3]uint8) {
	t.Helper()
	for y := range Seen {
		for x := range Seen {
			for c := range 3 {
				sum := 0
				for v := 8 * y; v < 8*y+8; v++ {
					for u := 8 * x; u < 8*x+8; u++ {
						sum += int(img[v/7*stride+u/7*3+c])
					}
				}
				want := uint8(math.RoundToEven(float64(sum) / 64))
				if found := got[(y*Seen+x)*3+c]; found != want {
					t.Fatalf("x %d, y %d, channel %d: expected %d, found %d", x, y, c, want, found)
				}
			}
		}
	}
}

func TestObserveTransposes(t *testing.T) {
	var seen [Seen * Seen * 3]uint8
	source := rand.New(rand.NewPCG(7, 8))
	for i := range seen {
		seen[i] = uint8(source.IntN(256))
		if i < 256 {
			seen[i] = uint8(i) // each value at least once
		}
	}
	for _, way := range ways {
		if !way.use {
			continue
		}
		t.Run(way.name, func(t *testing.T) {
			input := make([]float32, 3*Seen*Seen+64)
			way.observe(&seen, input[:3*Seen*Seen])
			for c := range 3 {
				for x := range Seen {
					for y := range Seen {
						want := float32(seen[(y*Seen+x)*3+c]) / 255
						if found := input[(c*Seen+x)*Seen+y]; found != want {
							t.Fatalf("channel %d, x %d, y %d: expected %v, found %v", c, x, y, want, found)
						}
					}
				}
			}
			for i, v := range input[3*Seen*Seen:] {
				if v != 0 {
					t.Fatalf("expected nothing beyond the input, found %v at %d", v, i)
				}
			}
		})
	}
}

func TestObserveRefusesShort(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("expected a panic for a slice that is too short, found none")
		}
	}()
	Observe(new([Seen * Seen * 3]uint8), make([]float32, 3*Seen*Seen-1))
}

func BenchmarkResize(b *testing.B) {
	track, s := paintedState(b)
	p := NewPainter()
	p.SetTrack(track)
	var img Image
	var seen [Seen * Seen * 3]uint8
	p.Draw(s, &img)
	for b.Loop() {
		Resize(&img, &seen)
	}
}

func BenchmarkResizePlain(b *testing.B) {
	track, s := paintedState(b)
	p := NewPainter()
	p.SetTrack(track)
	var img Image
	var seen [Seen * Seen * 3]uint8
	p.Draw(s, &img)
	for b.Loop() {
		resizePlain(&img, &seen)
	}
}

func BenchmarkObserve(b *testing.B) {
	var seen [Seen * Seen * 3]uint8
	for i := range seen {
		seen[i] = uint8(i * 7)
	}
	input := make([]float32, len(seen))
	for b.Loop() {
		Observe(&seen, input)
	}
}

func BenchmarkObservePlain(b *testing.B) {
	var seen [Seen * Seen * 3]uint8
	for i := range seen {
		seen[i] = uint8(i * 7)
	}
	input := make([]float32, len(seen))
	for b.Loop() {
		observePlain(&seen, input)
	}
}
