package ant

// The ant's body and its way are symmetric about the x axis: in the mirror, the left
// front leg is the right front one and the left rear leg the right rear one. Hips turn
// about the upright axis, and so the other way in the mirror; ankles keep their sign.

// MirrorObservation tells for each of the 28 observations which one its image is in the
// mirror of the x axis, and with which sign.
func MirrorObservation() (from []int, sign []float32) {
	from, sign = make([]int, ObservationSize), make([]float32, ObservationSize)
	for i := range from {
		from[i], sign[i] = i, 1
	}
	for _, i := range []int{1, 4, 6} { // sine of the target's direction, speed to the side, roll
		sign[i] = -1
	}
	actions, signs := MirrorAction()
	for j, other := range actions {
		for k := range 2 { // angle and rate
			from[8+2*j+k], sign[8+2*j+k] = 8+2*other+k, signs[j]
		}
	}
	for leg := range legs {
		from[24+leg] = 24 + legs - 1 - leg
	}
	return from, sign
}

// MirrorAction tells the same for the eight actions.
func MirrorAction() (from []int, sign []float32) {
	for leg := range legs {
		hip := 2 * (legs - 1 - leg)
		from, sign = append(from, hip, hip+1), append(sign, -1, 1)
	}
	return from, sign
}
