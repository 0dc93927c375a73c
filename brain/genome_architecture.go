package brain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// unusual is what the header says of a network where it is not as usual, by the entry; ""
// where it is, which files leave out.
func (a Architecture) unusual() map[string]string {
	m := map[string]string{"hidden": "", "recurrent": "", "bias_neurons": "", "bound": "", "forget": "", "every": "", "mean_activations": "", modulatorsKey: ""}
	if h := a.Activations(); h != HiddenTanh.String() {
		m["hidden"] = h
	}
	if a.Constant {
		m["bias_neurons"] = "true"
	}
	for key, v := range map[string]float32{"bound": a.Bound, "forget": a.Forget} {
		if v != 0 {
			m[key] = strconv.FormatFloat(float64(v), 'g', -1, 32)
		}
	}
	for key, steps := range map[string]int{"every": a.every(), "mean_activations": a.mean()} {
		if steps > 1 {
			m[key] = strconv.Itoa(steps)
		}
	}
	for key, number := range map[string]int{"recurrent": a.Recurrent, modulatorsKey: a.Modulators} {
		if number != 0 {
			m[key] = strconv.Itoa(number)
		}
	}
	return m
}

// describe gives the header's metadata these entries.
func (a Architecture) describe(metadata map[string]string) {
	for key, v := range a.unusual() {
		if delete(metadata, key); v != "" {
			metadata[key] = v
		}
	}
}

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
			if err != nil || len(arch.Sizes) > MaxLayers {
				return arch, fmt.Errorf("sizes: expected up to %d whole numbers with commas, found %q", MaxLayers+1, s)
			}
			arch.Sizes = append(arch.Sizes, n)
		}
	}
	var err error
	for key, to := range map[string]*bool{"convolutions": &arch.Conv, "normalise": &arch.Normalise, "bias_neurons": &arch.Constant} {
		if s, ok := m[key]; ok {
			if *to, err = strconv.ParseBool(s); err != nil {
				return arch, fmt.Errorf("%s: expected true or false, found %q", key, s)
			}
		}
	}
	for key, to := range map[string]*float32{"bound": &arch.Bound, "forget": &arch.Forget} {
		if s, ok := m[key]; ok {
			v, err := strconv.ParseFloat(s, 32)
			if err != nil {
				return arch, fmt.Errorf("%s: expected a number, found %q", key, s)
			}
			*to = float32(v)
		}
	}
	if s, ok := m["recurrent"]; ok {
		if arch.Recurrent, err = strconv.Atoi(s); err != nil {
			return arch, fmt.Errorf("recurrent: expected the number of a hidden layer, found %q", s)
		}
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
		beside := ""
		if arch.Modulators > 0 {
			beside = fmt.Sprintf(", of which the last %d modulate", arch.Modulators)
		}
		return arch, fmt.Errorf("expected a network for the %s with %d inputs and %d %s outputs, found %v with %s outputs%s", world, own.Sizes[0], own.ActionLen(), own.Output, arch.Sizes, arch.Output, beside)
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
