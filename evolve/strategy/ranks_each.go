package strategy

// EachRanks ranks the members in each part of their scores by itself, and takes the mean
// of those ranks, standardised: a body on which all score little then counts as much as
// one on which all score a lot.
type EachRanks struct{}

var _ Shaping = EachRanks{}

// Weights are the mean ranks.
func (EachRanks) Weights(members []Scores) []float32 {
	out, scores := make([]float32, len(members)), make([]float32, len(members))
	for part := range members[0].Parts {
		for i, m := range members {
			scores[i] = float32(m.Parts[part])
		}
		for i, w := range CentredRanks(scores) {
			out[i] += w
		}
	}
	Standardise(out)
	return out
}
