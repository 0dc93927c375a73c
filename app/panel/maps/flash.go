package maps

import (
	"hebbarium/brain"
	"hebbarium/render/maps"
)

// flash is what was touched last and shows it for a while.
type flash struct {
	on      bool // the maps change by themselves until a frame after end
	at, end float64
	regions []brain.Region
}

// touch lets synapses flash.
func (p *Panel) touch(regions []brain.Region) {
	clock := p.view.Clock
	p.flash = flash{true, clock, clock + maps.FlashTime, regions}
	p.brain.Touch(clock, regions...)
	if p.beside.on {
		p.beside.brain.Touch(clock, regions...)
	}
}

// again lets maps that were laid out anew flash on.
func (f *flash) again(v *maps.BrainView) {
	if f.on {
		v.Touch(f.at, f.regions...)
	}
}
