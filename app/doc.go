// Package app is Hebbarium's window: the game loop, its panels, and what the
// mouse and the keys do. It lays out, listens and tells; the simulation runs in
// package session, and the packages of render draw.
//
// Update reads the input and takes the session's newest snapshot; Draw shows
// it. Whatever a person does to the agent becomes an episode.Event.
package app
