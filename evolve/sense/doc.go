// Package sense strikes the senses of an agent: between what a world shows and what the
// agent sees of it stands a filter, which events of its life change. It knows no life.
package sense
