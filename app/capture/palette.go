package capture

import (
	"image/color"
	"slices"
)

// shades is the number of colours of 5 bits a channel.
const shades = 1 << 15

// split is a colour's channels, 0…31.
func split(c int) [3]int { return [3]int{c >> 10 & 31, c >> 5 & 31, c & 31} }

// box is a set of colours that one palette entry stands for.
type box struct {
	colours []int
	weight  int
}

// widest is the channel that spreads most, and by how much.
func (b *box) widest() (channel, spread int) {
	low, high := [3]int{31, 31, 31}, [3]int{}
	for _, c := range b.colours {
		for k, v := range split(c) {
			low[k], high[k] = min(low[k], v), max(high[k], v)
		}
	}
	for k := range low {
		if d := high[k] - low[k]; d > spread {
			channel, spread = k, d
		}
	}
	return channel, spread
}

// quantise chooses up to n colours for a film by median cut (Heckbert 1982): the
// box that holds most of the picture, weighted by its spread, is cut at its
// median until there are n. It returns them with the entry of every shade that
// occurs.
func quantise(film *Film, n int) (color.Palette, []uint8) {
	count := make([]int, shades)
	for _, f := range film.frames {
		for _, p := range f.pixels {
			count[p]++
		}
	}
	all := box{}
	for c, k := range count {
		if k > 0 {
			all.colours, all.weight = append(all.colours, c), all.weight+k
		}
	}
	boxes := []box{all}
	for len(boxes) < n {
		best, most := -1, 0
		for i := range boxes {
			if _, spread := boxes[i].widest(); spread*boxes[i].weight > most && len(boxes[i].colours) > 1 {
				best, most = i, spread*boxes[i].weight
			}
		}
		if best < 0 {
			break
		}
		a, b := boxes[best].cut(count)
		boxes[best] = a
		boxes = append(boxes, b)
	}
	entries := make([]uint8, shades)
	palette := make(color.Palette, len(boxes))
	for i, b := range boxes {
		var sum [3]int
		for _, c := range b.colours {
			entries[c] = uint8(i)
			for k, v := range split(c) {
				sum[k] += (v<<3 | v>>2) * count[c]
			}
		}
		w := max(b.weight, 1)
		palette[i] = color.RGBA{uint8(sum[0] / w), uint8(sum[1] / w), uint8(sum[2] / w), 255}
	}
	return palette, entries
}

// cut halves a box at the median of its widest channel; neither half is empty.
func (b *box) cut(count []int) (box, box) {
	channel, _ := b.widest()
	slices.SortFunc(b.colours, func(x, y int) int { return split(x)[channel] - split(y)[channel] })
	half, at := 0, 0
	for at < len(b.colours)-1 && half+count[b.colours[at]] <= b.weight/2 {
		half += count[b.colours[at]]
		at++
	}
	if at == 0 {
		half, at = count[b.colours[0]], 1
	}
	return box{b.colours[:at:at], half}, box{b.colours[at:], b.weight - half}
}
