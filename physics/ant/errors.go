package ant

import "fmt"

// ActionError is a step refused because an action was not a finite number. The
// world is as it was.
type ActionError struct {
	Joint int // 0…7
	Value float64
}

func (e *ActionError) Error() string {
	return fmt.Sprintf("ant step: want a finite action for joint %d, found %v", e.Joint, e.Value)
}

// SizeError is a slice of the wrong length.
type SizeError struct {
	What        string
	Want, Found int
}

func (e *SizeError) Error() string {
	return fmt.Sprintf("ant: want %d values for %s, found %d", e.Want, e.What, e.Found)
}

// BodyError is a lower leg out of range.
type BodyError struct {
	Leg   int // as given; legs are 1…4
	Share float64
}

func (e *BodyError) Error() string {
	if e.Leg < 1 || e.Leg > legs {
		return fmt.Sprintf("ant: want a leg from 1 to %d, found %d", legs, e.Leg)
	}
	return fmt.Sprintf("ant: want a share from 0 to 1 for the lower leg %d, found %v", e.Leg, e.Share)
}

// DivergedError is a step whose result was not finite or faster than anything that the
// engine can follow. The world is as it was before the step.
type DivergedError struct {
	Step  int    // the step that was tried, counted from 1
	What  string // the part of the state
	Value float64
}

func (e *DivergedError) Error() string {
	return fmt.Sprintf("ant step %d: the simulation diverged: %s is %v", e.Step, e.What, e.Value)
}

// MotionError is a state that cannot be taken over: a part of it is not finite, or
// its quaternion has no length.
type MotionError struct {
	What  string
	Value float64
}

func (e *MotionError) Error() string {
	return fmt.Sprintf("ant: want a finite state with a unit quaternion, found %s = %v", e.What, e.Value)
}
