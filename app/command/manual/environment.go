package manual

import (
	"hebbarium/brain/kernel"
	"hebbarium/physics/mujoco"
)

// Variable is one of the environment's that the program heeds.
type Variable struct{ Name, Says string }

// Environment is the table of what can be set from outside. Those that only tests heed are
// in the guide's page for who works on the program.
func Environment() []Variable {
	return []Variable{
		{mujoco.Environment, "the file of MuJoCo's library, for --physics mujoco"},
		{kernel.Environment, "go, avx2, avx512 or neon: the plain loops, or those with narrower vectors than the processor has, for diagnosis; nothing but the pace may change"},
	}
}
