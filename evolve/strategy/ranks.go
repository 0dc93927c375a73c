package strategy

// MeanRanks ranks the members by their fitness.
type MeanRanks struct{}

var _ Shaping = MeanRanks{}

// Weights are the centred ranks.
func (MeanRanks) Weights(members []Scores) []float32 {
	fitness := make([]float32, len(members))
	for i, m := range members {
		fitness[i] = float32(m.Fitness)
	}
	return CentredRanks(fitness)
}
