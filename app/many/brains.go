package many

import (
	"math"
	"time"

	"hebbarium/brain"
)

// Look says what of the brains is to be seen: a layer's weights, or their last change, in
// so many cells for each life; of two lives, counted from 1, their difference in cells of
// its own.
type Look struct {
	Layer         int
	Change        bool
	Columns, Rows int    // most cells of each life
	Pair          [2]int // 0 for none
	Wide, High    int    // most cells of their difference
}

// Brains are the values of a layer of every brain, in the same order and as many cells.
// Where a cell stands for several synapses, it has the value of the largest size.
type Brains struct {
	Look          Look
	Columns, Rows int         // cells of each; 0 for nothing to show
	Upright       bool        // senders run down, receivers across; else the other way
	Cells         [][]float32 // per life, row by row
	Difference    []float32   // of the pair, row by row; nil for none
	Wide, High    int         // cells of that
}

// cells lays the brains out, now and then: of the car's each takes some 0.1 ms.
type cells struct {
	last       *Brains // never changed
	at         time.Time
	difference []float32
}

// cellsEvery is the time between two pictures of the brains.
const cellsEvery = 70 * time.Millisecond

// latest is the newest picture of what is looked at, and whether a newer one is due later.
func (s *cells) latest(look Look, c *Crowd) (b *Brains, later bool) {
	now := time.Now()
	if s.last != nil && s.last.Look == look && len(s.last.Cells) == len(c.lives) && now.Sub(s.at) < cellsEvery {
		return s.last, true
	}
	s.last, s.at = &Brains{}, now
	s.fill(s.last, look, c)
	return s.last, false
}

// Layout is how a layer of so many senders and receivers lies in at most so many cells:
// the longer side runs down. Of neurons that are too many, by of them share a row or a
// column.
func Layout(pre, post, columns, rows int) (upright bool, across, down, byAcross, byDown int) {
	upright = pre >= post
	across, down = post, pre
	if !upright {
		across, down = pre, post
	}
	byAcross, byDown = 1, 1
	if columns > 0 {
		byAcross = (across + columns - 1) / columns
	}
	if rows > 0 {
		byDown = (down + rows - 1) / rows
	}
	return upright, (across + byAcross - 1) / byAcross, (down + byDown - 1) / byDown, byAcross, byDown
}

// fill writes what is looked at.
func (s *cells) fill(b *Brains, look Look, c *Crowd) {
	b.Look, b.Columns, b.Rows, b.Difference = look, 0, 0, nil
	if len(c.lives) == 0 || look.Columns <= 0 || look.Rows <= 0 {
		return
	}
	layers := c.lives[0].episode.Network.Layers()
	if look.Layer < 0 || look.Layer >= len(layers) {
		return
	}
	at := layers[look.Layer]
	_, across, down, _, _ := Layout(at.Pre, at.Post, look.Columns, look.Rows)
	b.Upright, b.Columns, b.Rows = at.Pre >= at.Post, across, down
	if len(b.Cells) != len(c.lives) {
		b.Cells = make([][]float32, len(c.lives))
	}
	values := func(l *life) (*brain.Layer, []float32) {
		layer := l.episode.Network.Layers()[look.Layer]
		if look.Change {
			return layer, layer.Change()
		}
		return layer, layer.W
	}
	c.each(c.lives, func(i int, l *life) {
		layer, v := values(l)
		b.Cells[i] = lay(b.Cells[i], v, layer.Pre, layer.Post, look.Columns, look.Rows)
	})
	if a, z := look.Pair[0]-1, look.Pair[1]-1; a >= 0 && z >= 0 && a < len(c.lives) && z < len(c.lives) {
		layer, one := values(c.lives[a])
		_, other := values(c.lives[z])
		s.difference = s.difference[:0]
		for k := range one {
			s.difference = append(s.difference, one[k]-other[k])
		}
		_, b.Wide, b.High, _, _ = Layout(layer.Pre, layer.Post, look.Wide, look.High)
		b.Difference = lay(nil, s.difference, layer.Pre, layer.Post, look.Wide, look.High)
	}
}

// lay lays values, [pre][post], out in cells.
func lay(into, values []float32, pre, post, columns, rows int) []float32 {
	upright, across, down, byAcross, byDown := Layout(pre, post, columns, rows)
	if n := across * down; cap(into) < n {
		into = make([]float32, n)
	} else {
		into = into[:n]
	}
	if len(values) < pre*post {
		clear(into)
		return into
	}
	if upright && byAcross == 1 && byDown == 1 {
		copy(into, values)
		return into
	}
	clear(into)
	for i := range pre {
		line := values[i*post:][:post]
		for j, v := range line {
			at := i/byDown*across + j/byAcross
			if !upright {
				at = j/byDown*across + i/byAcross
			}
			if old := into[at]; math.Abs(float64(v)) > math.Abs(float64(old)) || v != v {
				into[at] = v
			}
		}
	}
	return into
}
