package cluster

import (
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/experiment/elsewhere"
	"hebbarium/evolve/rollout"
)

// open makes the batch of a recipe, to be lived by so many workers.
func open(kind string, recipe []byte, workers int) (rollout.Batch, rollout.Home, error) {
	switch kind {
	case rollout.EvaluationKind:
		return rollout.OpenBatch(recipe, workers)
	case elsewhere.Kind:
		return elsewhere.Open(recipe, workers)
	case hollowKind:
		return openHollow(recipe), rollout.Home{}, nil
	}
	return campaign.OpenBatch(kind, recipe, workers)
}
