package sense

// paint does to a picture, [c][x][y], what its condition says: colours, light, noise, and
// the blind spot last.
func (f *Filter) paint(dst []float32) {
	l, n := &f.look, f.senses.Width*f.senses.Height
	red, green, blue := dst[:n], dst[n:2*n], dst[2*n:3*n]
	for i := range n {
		r, g, b := red[i], green[i], blue[i]
		if l.hue != 0 {
			r, g, b = turned(r, g, b, l.hue)
		}
		if l.grey {
			// The luma of Rec. 601.
			y := float32(0.299*r) + float32(0.587*g) + float32(0.114*b)
			r, g, b = y, y, y
		}
		light := 1 - l.dark
		red[i], green[i], blue[i] = r*light, g*light, b*light
	}
	if l.grain != 0 {
		for i, v := range dst {
			dst[i] = f.within(v + float32(float64(l.grain)*f.noise.NormFloat64()))
		}
	}
	p := l.patch
	for x := p.X; x < p.X+p.Width; x++ {
		at := x*f.senses.Height + p.Y
		for c := range 3 {
			clear(dst[c*n+at : c*n+at+p.Height])
		}
	}
}

// turned turns a colour's hue by degrees; its value and saturation stay (the hexcone of
// Smith, 1978).
func turned(r, g, b, degrees float32) (float32, float32, float32) {
	most, least := max(r, g, b), min(r, g, b)
	span := most - least
	if span == 0 {
		return r, g, b
	}
	var sector float32 // 0…6
	switch most {
	case r:
		sector = (g - b) / span
	case g:
		sector = 2 + (b-r)/span
	default:
		sector = 4 + (r-g)/span
	}
	sector += degrees / 60
	for sector < 0 {
		sector += 6
	}
	for sector >= 6 {
		sector -= 6
	}
	channel := func(at float32) float32 { // how far from the one that is full at a sector
		d := sector - at
		if d < 0 {
			d = -d
		}
		d = min(d, 6-d)
		return least + float32(span*min(max(2-d, 0), 1))
	}
	return channel(0), channel(2), channel(4)
}
