package ui

// Arrows are how the keys change a value that has the focus.
type Arrows struct {
	By   func(n int, more bool) // n is −1 or 1; more: by a larger step
	End  func(last bool)        // to the least or the greatest value
	Done func()                 // the key was let go; may be nil
}

// Between are the arrows of a number from least to most.
func Between[T int | uint64 | float64](least, most, step, leap T, get func() T, set func(T)) *Arrows {
	return &Arrows{
		By: func(n int, more bool) {
			d, v := step, get()
			if more {
				d = leap
			}
			switch {
			case n < 0 && v >= least+d:
				set(v - d)
			case n < 0:
				set(least)
			case v <= most-d:
				set(v + d)
			default:
				set(most)
			}
		},
		End: func(last bool) {
			if last {
				set(most)
			} else {
				set(least)
			}
		},
	}
}
