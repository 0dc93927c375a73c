package car

import (
	"math"

	"hebbarium/physics/car"
	"hebbarium/render/kit"
)

// Skids are the marks that sliding wheels leave.
type Skids struct {
	runs [4][][]kit.Point // per wheel: stretches of rubber, oldest first
	down [4]bool
	on   []kit.Point
}

// Constants of the marks: CarRacing-v0 draws them where the force that a wheel
// would need is more than twice what it can have.
const (
	slipForce    = 82.0
	gripRoad     = 400.0
	gripGrass    = 240.0
	skidRunsMost = 40
	skidRunMost  = 300
)

// Add looks at the car after a step.
func (k *Skids) Add(s *car.State) {
	for i := range s.Wheels {
		w := &s.Wheels[i]
		sin, cos := math.Sincos(w.Angle)
		forward, side := -w.VX*sin+w.VY*cos, w.VX*cos+w.VY*sin
		grip := gripGrass
		if w.Tiles > 0 {
			grip = gripRoad
		}
		slides := slipForce*math.Hypot(w.Spin*car.TyreHalfLength-forward, side) > 2*grip
		runs := &k.runs[i]
		if slides && (!k.down[i] || len((*runs)[len(*runs)-1]) >= skidRunMost) {
			if len(*runs) == skidRunsMost {
				copy(*runs, (*runs)[1:])
				*runs = (*runs)[:skidRunsMost-1]
			}
			*runs = append(*runs, nil)
		}
		if slides {
			last := &(*runs)[len(*runs)-1]
			*last = append(*last, kit.Pt(w.X, w.Y))
		}
		k.down[i] = slides
	}
}

// Reset takes all marks away.
func (k *Skids) Reset() { *k = Skids{on: k.on} }

func (k *Skids) draw(p *kit.Pen, c *FollowCamera, l lens) {
	reach := c.reach() + 1
	for i := range k.runs {
		for _, run := range k.runs[i] {
			k.on = k.on[:0]
			for _, q := range run {
				if math.Abs(q.X-c.X) > reach || math.Abs(q.Y-c.Y) > reach {
					p.Path(k.on, 2*car.TyreHalfWidth*c.Zoom, kit.Skid, false)
					k.on = k.on[:0]
					continue
				}
				k.on = append(k.on, l.at(q.X, q.Y))
			}
			p.Path(k.on, 2*car.TyreHalfWidth*c.Zoom, kit.Skid, false)
		}
	}
}
