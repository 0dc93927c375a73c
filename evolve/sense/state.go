package sense

import "slices"

// State is what is struck of the senses at a moment.
type State struct {
	// Changes are those that would strike as much from here on, the widest groups first.
	Changes []Change
	// Inputs say, for each number that an agent sees, how it is struck by itself: nil where
	// none is.
	Inputs []How
}

// Of is the change in force that a name of a sense is under, or one of all that is seen by
// how it is struck; ok is false where there is none.
func (s *State) Of(name string, how How) (c Change, ok bool) {
	i := slices.IndexFunc(s.Changes, func(c Change) bool { return c.Name == name && (name != "" || c.How == how) })
	if i < 0 {
		return c, false
	}
	return s.Changes[i], true
}

// Names tells whether the change is of a sense by its name, rather than of all that is seen.
func (c Change) Names() bool { return c.Name != "" }

// End is the change that gives back what this one strikes.
func (c Change) End() Change {
	if c.Names() {
		return Change{Name: c.Name}
	}
	return Change{How: c.How}
}

// State is what is struck at present: a new one each time, which shares nothing.
func (f *Filter) State() (s State) {
	if !f.Struck() {
		return s
	}
	s.Changes = f.named()
	for _, c := range []Change{
		{How: Dark, Value: float64(f.look.dark)}, {How: Grain, Value: float64(f.look.grain)}, {How: Hue, Value: float64(f.look.hue)},
		{How: Blind, Patch: f.look.patch}, {How: Delay, Value: float64(f.past.delay)},
	} {
		if !c.Ends() {
			s.Changes = append(s.Changes, c.short())
		}
	}
	if f.look.grey {
		s.Changes = append(s.Changes, Change{How: Grey, Value: 1})
	}
	for i := range f.own {
		s.Inputs = append(s.Inputs, f.own[i].how)
	}
	return s
}

// short is a change whose value, which a filter has in single precision, is the shortest
// number that is the same there.
func (c Change) short() Change {
	c.Value = shortest(float32(c.Value))
	return c
}

// named are the changes of senses by their names: of each group all of whose numbers are
// struck alike and not told of yet.
func (f *Filter) named() (all []Change) {
	if f.own == nil {
		return nil
	}
	told := make([]bool, len(f.own))
	for _, g := range f.senses.Groups {
		if len(g.Inputs) == 0 {
			continue
		}
		first := &f.own[g.Inputs[0]]
		alike := !slices.ContainsFunc(g.Inputs, func(i int) bool {
			o := &f.own[i]
			return told[i] || o.how == On || o.how != first.how || o.value != first.value
		})
		if !alike {
			continue
		}
		all = append(all, Change{Name: g.Name, How: first.how, Value: float64(first.value)}.short())
		for _, i := range g.Inputs {
			told[i] = true
		}
	}
	return all
}
