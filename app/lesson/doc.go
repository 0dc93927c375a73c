// Package lesson reads guided demonstrations and says, step by step of an
// episode, which caption is due, when to wait for it to be read, and where to
// look. A lesson is data: an episode's recipe with captions.
package lesson
