package brain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// readArchitecture reads the shape; what is not stated is that of the world.
func readArchitecture(m map[string]string) (Architecture, error) {
	world := m["world"]
	var arch Architecture
	switch world {
	case "":
		return arch, errors.New("world: expected car, ant or another name, found none")
	case "car":
		arch = CarArchitecture()
	case "ant":
		arch = AntArchitecture()
	default:
		arch.Name = world
	}
	own := arch
	if s, ok := m["sizes"]; ok {
		arch.Sizes = nil
		for _, field := range strings.Split(s, ",") {
			n, err := strconv.Atoi(strings.TrimSpace(field))
			if err != nil || len(arch.Sizes) > maxLayers {
				return arch, fmt.Errorf("sizes: expected up to %d whole numbers with commas, found %q", maxLayers+1, s)
			}
			arch.Sizes = append(arch.Sizes, n)
		}
	}
	var err error
	for key, to := range map[string]*bool{"convolutions": &arch.Conv, "normalise": &arch.Normalise} {
		if s, ok := m[key]; ok {
			if *to, err = strconv.ParseBool(s); err != nil {
				return arch, fmt.Errorf("%s: expected true or false, found %q", key, s)
			}
		}
	}
	if s, ok := m["bound"]; ok {
		bound, err := strconv.ParseFloat(s, 32)
		if err != nil {
			return arch, fmt.Errorf("bound: expected a number, found %q", s)
		}
		arch.Bound = float32(bound)
	}
	for key, to := range map[string]*int{"every": &arch.Every, "mean_activations": &arch.Mean} {
		if s, ok := m[key]; ok {
			if *to, err = strconv.Atoi(s); err != nil || *to < 1 {
				return arch, fmt.Errorf("%s: expected a whole number of steps, found %q", key, s)
			}
			if *to == 1 {
				*to = 0
			}
		}
	}
	if err := readModulators(m, &arch); err != nil {
		return arch, err
	}
	if s, ok := m["output"]; ok {
		if arch.Output, err = ParseOutput(s); err != nil {
			return arch, err
		}
	}
	if s, ok := m["hidden"]; ok {
		if arch.Hidden, err = ParseHidden(s); err != nil {
			return arch, err
		}
	}
	if err := arch.Check(); err != nil {
		return arch, err
	}
	if own.Sizes != nil && !arch.fits(own) {
		return arch, fmt.Errorf("expected a network for the %s with %d inputs and %d %s outputs, found %v with %s outputs", world, own.Sizes[0], own.ActionLen(), own.Output, arch.Sizes, arch.Output)
	}
	return arch, nil
}

// fits tells whether the network takes the observations and gives the actions of
// the world whose usual network is own. The ant's world clips raw actions itself;
// the car's does not.
func (a Architecture) fits(own Architecture) bool {
	acts := a.Output == own.Output || a.Output == OutputRaw && own.Output == OutputTanh
	return acts && a.Conv == own.Conv && a.Sizes[0] == own.Sizes[0] && a.ActionLen() == own.ActionLen()
}
