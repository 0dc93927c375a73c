package world

// PhysicsSwitcher is a World whose body can be handed from one physics to another between
// two steps. Reset goes back to the physics that the world was made with.
type PhysicsSwitcher interface {
	// MayHavePhysics says why there is no such physics here, or nil, as far as that can be
	// seen without loading anything.
	MayHavePhysics(physics string) error
	// CanSwitchPhysics says why the world could not go on in that physics, or nil.
	CanSwitchPhysics(physics string) error
	SwitchPhysics(physics string) error
	// PhysicsVersion names that physics with the version of its numerics, as Physics
	// would in a world that was made with it.
	PhysicsVersion(physics string) (string, error)
	// Engine names the physics that the body is in at present, with its version.
	Engine() string
}

var _ PhysicsSwitcher = (*Ant)(nil)
