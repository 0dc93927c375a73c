package episode

import (
	"fmt"

	"hebbarium/brain"
)

// NewWorld makes the world of that name on an engine: "builtin", or another
// that the world has.
func NewWorld(name, physics string) (World, error) {
	switch name {
	case "car":
		return NewCarWorld(physics)
	case "ant":
		return NewAntWorld(physics)
	}
	return nil, fmt.Errorf("world: expected car or ant, found %q", name)
}

// Worlds are the names that NewWorld takes.
func Worlds() []string { return []string{"car", "ant"} }

// ArchitectureOf is the paper's network for a world.
func ArchitectureOf(world string) (brain.Architecture, error) {
	switch world {
	case "car":
		return brain.CarArchitecture(), nil
	case "ant":
		return brain.AntArchitecture(), nil
	}
	return brain.Architecture{}, fmt.Errorf("world: expected car or ant, found %q", world)
}
