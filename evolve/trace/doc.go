// Package trace writes a life as arrays that other tools open in one line: a
// .safetensors file with the step, reward, observation, action and activations of every
// step, and the weights of chosen layers every few steps.
package trace
