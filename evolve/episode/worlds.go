package episode

import (
	"errors"

	"hebbarium/brain"
	"hebbarium/evolve/world"
)

// What an episode and its callers say of worlds; see package world.
type (
	World     = world.World
	Outcome   = world.Outcome
	Part      = world.Part
	LoopRules = world.LoopRules
	Injury    = world.Injury
	Spec      = world.Spec

	// What only some worlds can do.
	Keeper          = world.Keeper
	Viewer          = world.Viewer
	PhysicsSwitcher = world.PhysicsSwitcher
	Measured        = world.Measured

	Pose      = world.Pose
	CarView   = world.CarView
	CarWorld  = world.Car
	AntWorld  = world.Ant
	AntEngine = world.AntEngine

	NoSuchInjuryError = world.NoSuchInjuryError
)

// Names of physics.
const (
	BuiltinPhysics = world.BuiltinPhysics
	MuJoCoPhysics  = world.MuJoCoPhysics
	Box2DPhysics   = world.Box2DPhysics
)

// ErrCannotKeep is of a world without moments: its lives are lived again from the start.
var ErrCannotKeep = errors.New("this world keeps no moments to return to")

// SpecOf looks a world up by its name.
func SpecOf(name string) (Spec, error) { return world.SpecOf(name) }

// Worlds are the names of all worlds.
func Worlds() []string { return world.Names() }

// WorldsWith are the names of those of which something is true.
func WorldsWith(has func(Spec) bool) []string { return world.NamesWith(has) }

// NewWorld makes the world of that name on an engine: "builtin" or "", or another
// that the world has.
func NewWorld(name, physics string) (World, error) { return world.New(name, physics) }

// NewAntWorld makes an ant on an engine.
func NewAntWorld(physics string) (*AntWorld, error) { return world.NewAnt(physics) }

// MaxSteps is the longest episode that can be asked for.
const MaxSteps = 1_000_000

// CheckPhysics says why a world has no physics of that name, or nil.
func CheckPhysics(name, physics string) error { return world.CheckPhysics(name, physics) }

// CheckBody says why a world has no such body, or nil.
func CheckBody(name, body string) error { return world.CheckBody(name, body) }

// ArchitectureOf is the paper's network for a world.
func ArchitectureOf(name string) (brain.Architecture, error) { return world.ArchitectureOf(name) }

// AntActuators are the actuators of every ant.
func AntActuators() []string { return world.AntActuators() }
