package car

import "slices"

// contacts is the memory of what has touched what, and the reward that
// touching brings. Solvers report to it.
type contacts struct {
	touched []bool          // tile: painted in plain grey since a body's touch began or ended
	visited []bool          // tile: paid out
	wheel   [wheels][]int32 // tiles that a wheel touches, ascending
	count   int             // tiles visited
	pay     float64         // reward per tile
	reward  float64         // accumulator of the episode
}

func (c *contacts) reset(tiles int) {
	c.touched = slices.Grow(c.touched[:0], tiles)[:tiles]
	c.visited = slices.Grow(c.visited[:0], tiles)[:tiles]
	clear(c.touched)
	clear(c.visited)
	for i := range c.wheel {
		if c.wheel[i] == nil {
			c.wheel[i] = make([]int32, 0, 64)
		}
		c.wheel[i] = c.wheel[i][:0]
	}
	c.count = 0
	c.pay = 1000 / float64(tiles)
	c.reward = 0
}

// begin notes that a body has started to touch a tile.
func (c *contacts) begin(body, tile int) {
	if body == hull {
		c.touched[tile] = true
		return
	}
	c.enter(int32(tile))
	at, found := slices.BinarySearch(c.wheel[body], int32(tile))
	if !found {
		c.wheel[body] = slices.Insert(c.wheel[body], at, int32(tile))
	}
}

// end notes that a body has stopped touching a tile.
func (c *contacts) end(body, tile int) {
	c.leave(int32(tile))
	if body == hull {
		return
	}
	if at, found := slices.BinarySearch(c.wheel[body], int32(tile)); found {
		c.wheel[body] = slices.Delete(c.wheel[body], at, at+1)
	}
}

// enter paints a tile that a wheel has reached, and pays for it the first time.
func (c *contacts) enter(tile int32) {
	c.touched[tile] = true
	if !c.visited[tile] {
		c.visited[tile] = true
		c.reward += c.pay
		c.count++
	}
}

// leave paints a tile that a body has left.
func (c *contacts) leave(tile int32) { c.touched[tile] = true }

func (c *contacts) appendState(dst []byte) []byte {
	dst = appendBools(dst, c.touched)
	dst = appendBools(dst, c.visited)
	for i := range c.wheel {
		dst = appendInt(dst, len(c.wheel[i]))
		for _, tile := range c.wheel[i] {
			dst = appendInt(dst, int(tile))
		}
	}
	dst = appendInt(dst, c.count)
	return appendFloat(dst, c.reward)
}
