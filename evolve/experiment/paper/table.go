// Package paper holds the experiments: one a file, in the order of the report, and the
// table of them.
package paper

import (
	"fmt"
	"strings"

	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/searches"
)

// table is the table of all experiments, in the order of the report. A new experiment
// is its file, and its line here.
func table() []experiment.Experiment {
	return []experiment.Experiment{
		table1(), cars(), convergence(), saturation(), lesion(), weights(), attractor(), searches.Training(),
		searches.Rules(), searches.Coevolve(), coefficients(), initialisation(), injuries(), endurance(),
	}
}

// All are all experiments.
func All() []experiment.Experiment { return table() }

// Names are the names of all experiments.
func Names() []string {
	var names []string
	for _, e := range table() {
		names = append(names, e.Name)
	}
	return names
}

// Named looks an experiment up.
func Named(name string) (experiment.Experiment, error) {
	for _, e := range table() {
		if e.Name == name {
			return e, nil
		}
	}
	return experiment.Experiment{}, fmt.Errorf("expected an experiment (%s) or all, found %q", strings.Join(Names(), ", "), name)
}
