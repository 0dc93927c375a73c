package brain

import "fmt"

// Weights says in words how an update keeps the weights in bounds.
func (a Architecture) Weights() string {
	switch {
	case a.Normalise:
		return "divided by the largest of their layer"
	case a.Bound != 0 && a.Forget != 0:
		return fmt.Sprintf("that lose %g of themselves, and scaled down where the largest of their layer is over %g", a.Forget, a.Bound)
	case a.Bound != 0:
		return fmt.Sprintf("scaled down where the largest of their layer is over %g", a.Bound)
	case a.Forget != 0:
		return fmt.Sprintf("that lose %g of themselves", a.Forget)
	}
	return "without bounds"
}

// divisor is what every weight of a layer is divided by after an update that
// left its largest |w| at most: 1 where nothing is to change. What is forgotten is taken off
// before the bound is looked at.
func (a Architecture) divisor(most float32) float32 {
	switch {
	case a.Normalise && most != 0:
		return most
	case a.Forget != 0:
		return max(1/(1-a.Forget), a.bounded(most))
	}
	return a.bounded(most)
}

// bounded is the part of the bound in it.
func (a Architecture) bounded(most float32) float32 {
	if a.Bound != 0 && most > a.Bound {
		return most / a.Bound
	}
	return 1
}

// checkBounds refuses what keeps no weights in bounds.
func (a Architecture) checkBounds() error {
	if !(a.Bound >= 0) || a.Bound > maxBound {
		return fmt.Errorf("architecture %q: expected weights bounded to 0 (not at all) to %g, found %g", a.Name, float64(maxBound), a.Bound)
	}
	if a.Bound != 0 && a.Normalise {
		return fmt.Errorf("architecture %q: expected weights either normalised or bounded to %g, found both", a.Name, a.Bound)
	}
	if !(a.Forget >= 0) || a.Forget > maxForget {
		return fmt.Errorf("architecture %q: forget: expected a share of the weights from 0 to %g, found %g", a.Name, maxForget, a.Forget)
	}
	if a.Forget != 0 && a.Normalise {
		return fmt.Errorf("architecture %q: forget: expected weights that are not normalised, which undoes it, found both", a.Name)
	}
	return nil
}
