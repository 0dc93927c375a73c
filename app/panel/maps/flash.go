package maps

import (
	"hebbarium/brain"
	"hebbarium/render/maps"
)

// flash is whether what was touched last is still outlined.
type flash struct {
	on  bool // the maps change by themselves until a frame after end
	end float64
}

// touch lets an outline show what was touched.
func (p *Panel) touch(regions []brain.Region) {
	clock := p.view.Clock
	p.flash = flash{true, clock + maps.FlashTime}
	p.brain.Touch(clock, regions...)
	if p.beside.on {
		p.beside.brain.Touch(clock, regions...)
	}
}
