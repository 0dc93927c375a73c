// Package rack is the panel of injuries: to the brain, the body and the actuators, and
// what the next of them will be. What it holds in each world is a table of sections;
// in a small window they are a row of buttons, each of which opens one over the world.
package rack
