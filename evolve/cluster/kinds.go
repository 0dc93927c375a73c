package cluster

import (
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/rollout"
)

// open makes the batch of a recipe, to be lived by so many workers.
func open(kind string, recipe []byte, workers int) (rollout.Batch, rollout.Home, error) {
	if kind == rollout.EvaluationKind {
		return rollout.OpenBatch(recipe, workers)
	}
	return campaign.OpenBatch(kind, recipe, workers)
}
