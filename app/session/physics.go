package session

import (
	"errors"

	"hebbarium/evolve/episode"
)

// lookForMujoco finds out whether the body could go on in MuJoCo, as far as a look tells
// that loads nothing. It searches folders, so it runs on the session's goroutine.
func lookForMujoco(l *life) {
	w, ok := l.episode.World.(episode.PhysicsSwitcher)
	if !ok {
		l.noMujoco = errors.New("this body has one physics only")
		return
	}
	l.noMujoco = w.MayHavePhysics(episode.MuJoCoPhysics)
}

// tryPhysics keeps why an event to another physics was refused: only then has its engine
// been asked for, and loaded.
func tryPhysics(l *life, ev episode.Event, refused error) {
	if ev.Kind == "physics" && ev.Args == episode.MuJoCoPhysics {
		if bare := errors.Unwrap(refused); bare != nil { // without the event that it names
			refused = bare
		}
		l.noMujoco = refused
	}
}
