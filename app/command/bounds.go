package command

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/rollout"
	"hebbarium/physics/mujoco"
)

// maxRollouts is how many episodes can be asked for at once.
const maxRollouts = 1_000_000

// between refuses a number of a flag that is out of its bounds.
func between[T int | uint64 | float64](flag string, n, least, most T) error {
	if n >= least && n <= most { // not so for NaN
		return nil
	}
	return usage(fmt.Errorf("%s: expected %v to %v, found %v", flag, least, most, n))
}

// workersWithin refuses numbers of workers that no machine has a use for.
func workersWithin(n int) error { return between("--workers", n, 0, rollout.MaxWorkers()) }

// seedsWithin refuses a first seed that leaves no room for those that follow it.
func seedsWithin(seed uint64, rollouts int) error {
	return between("--seed", seed, 0, math.MaxUint64-uint64(max(rollouts, 1)-1))
}

// first is the first error of several checks.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Physics reads the flag --physics: builtin, box2d, mujoco, or mujoco:FILE with the library's
// file. What is handed on is the name alone: files take over names, and a file must never
// say which library is loaded. The library's path goes where the user would say it
// otherwise, into this process's environment.
func Physics(flag string) (name string, err error) {
	name, file, ok := strings.Cut(flag, ":")
	if !ok {
		return flag, nil
	}
	if name != episode.MuJoCoPhysics || file == "" {
		return "", usage(fmt.Errorf("--physics: expected builtin, mujoco, mujoco:FILE or box2d, found %q", flag))
	}
	if file, err = filepath.Abs(file); err == nil {
		err = os.Setenv(mujoco.Environment, file)
	}
	if err != nil {
		return "", fmt.Errorf("--physics: %w", err)
	}
	return name, nil
}

// checkWorld refuses a body and a physics that a world does not have.
func checkWorld(world, physics string, bodies ...string) error {
	if err := episode.CheckPhysics(world, physics); err != nil {
		return usage(fmt.Errorf("--physics: %w", err))
	}
	for _, body := range bodies {
		if err := episode.CheckBody(world, body); err != nil {
			return usage(fmt.Errorf("--body: %w", err))
		}
	}
	return nil
}

// initial is how the weights of an episode begin: as the flag says or, where it does not,
// as the rule set's card. The weights of a static network do not begin anew.
func initial(flag string, g *brain.Genome) (brain.Init, error) {
	if flag == "" {
		in, err := g.Beginning()
		if err != nil {
			return in, fmt.Errorf("card: %w", err)
		}
		return in, checkFirstWeights(in, g)
	}
	in, err := brain.ParseInit(flag)
	if err != nil {
		return in, usage(fmt.Errorf("--init: %w", err))
	}
	if g.Rule == brain.Static {
		return in, usage(fmt.Errorf("--init: expected a plastic rule set, found a static one, whose weights are its own"))
	}
	if err := checkFirstWeights(in, g); err != nil {
		return in, usage(fmt.Errorf("--init: %w", err))
	}
	return in, nil
}

func checkFirstWeights(in brain.Init, g *brain.Genome) error {
	if in.Kind == brain.InitCoevolve && g.Weights == nil && g.Rule != brain.Static {
		return fmt.Errorf("expected a rule set with first weights that co-evolved, found one without")
	}
	return nil
}

// WindowWorld refuses a world, a physics and a body that the window cannot begin with. A
// world that is not named may be any.
func WindowWorld(world, physics, body string) (name string, err error) {
	if name, err = Physics(physics); err != nil {
		return "", err
	}
	worlds := episode.Worlds()
	if world != "" {
		if _, err := episode.ArchitectureOf(world); err != nil {
			return "", usage(fmt.Errorf("--world: %w", err))
		}
		worlds = []string{world}
	}
	for _, world := range worlds {
		if err = checkWorld(world, name, body); err == nil {
			return name, nil
		}
	}
	return "", err
}
