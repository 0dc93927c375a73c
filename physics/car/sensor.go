package car

// ground is the tiles as sensors: which of them each part of the car touches.
type ground struct {
	tile     []polygon
	box      []box
	near     []int32 // tiles that the car may touch in this step
	now      []int32
	part     [bodies - 1 + 4]placed // the wheels, then the hull's four polygons
	contacts *contacts
}

// nearby is added around the car's parts so that rounding cannot hide a touch;
// the skins are 0.02 together.
const nearby = 0.05

func (g *ground) reset(t *Track, c *contacts) {
	g.contacts = c
	g.pave(t)
	if g.near == nil {
		g.near, g.now = make([]int32, 0, 512), make([]int32, 0, 512)
	}
}

// pave replaces the tiles.
func (g *ground) pave(t *Track) {
	g.tile, g.box = g.tile[:0], g.box[:0]
	for i := range t.Tiles {
		p := outlinePolygon(t.Tiles[i].Corners[:])
		g.tile = append(g.tile, p)
		g.box = append(g.box, boxOf(p.corner[:p.n], 0))
	}
}

// update reports the touches that have begun and ended since the last update.
func (g *ground) update(s *island) {
	all := g.placeParts(s)
	g.near = g.near[:0]
	for i := range g.box {
		if g.box[i].meets(&all) {
			g.near = append(g.near, int32(i))
		}
	}
	for i := range wheels {
		g.updateWheel(i)
	}
	// The hull only paints, and a painted tile stays so: beginnings suffice.
	for _, tile := range g.near {
		if g.contacts.touched[tile] {
			continue
		}
		for i := wheels; i < len(g.part); i++ {
			if g.touch(tile, &g.part[i]) {
				g.contacts.begin(hull, int(tile))
				break
			}
		}
	}
}

// placeParts moves the parts to their bodies and returns a box around all.
func (g *ground) placeParts(s *island) box {
	for i := range wheels {
		b := &s.body[i]
		g.part[i].place(&s.tyre, b.origin, b.sin, b.cos, nearby)
	}
	b := &s.body[hull]
	for i := range s.shell {
		g.part[wheels+i].place(&s.shell[i], b.origin, b.sin, b.cos, nearby)
	}
	all := g.part[0].box
	for i := range g.part {
		p := &g.part[i].box
		all = box{min(all.x0, p.x0), min(all.y0, p.y0), max(all.x1, p.x1), max(all.y1, p.y1)}
	}
	return all
}

func (g *ground) touch(tile int32, part *placed) bool {
	return g.box[tile].meets(&part.box) && touches(&g.tile[tile], part)
}

// updateWheel walks the tiles touched before and now, both ascending, in step.
func (g *ground) updateWheel(wheel int) {
	g.now = g.now[:0]
	for _, tile := range g.near {
		if g.touch(tile, &g.part[wheel]) {
			g.now = append(g.now, tile)
		}
	}
	before := g.contacts.wheel[wheel]
	if len(before) == len(g.now) {
		same := true
		for i, tile := range g.now {
			same = same && before[i] == tile
		}
		if same {
			return
		}
	}
	for _, tile := range before {
		if !holds(g.now, tile) {
			g.contacts.leave(tile)
		}
	}
	for _, tile := range g.now {
		if !holds(before, tile) {
			g.contacts.enter(tile)
		}
	}
	g.contacts.wheel[wheel] = append(before[:0], g.now...)
}

func holds(tiles []int32, tile int32) bool {
	for _, t := range tiles {
		if t == tile {
			return true
		}
	}
	return false
}
