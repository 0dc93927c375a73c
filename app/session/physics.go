package session

import (
	"errors"

	"hebbarium/evolve/episode"
)

// lookForMujoco finds out whether the body could go on in MuJoCo. It may load a
// library, so it runs on the session's goroutine.
func (l *life) lookForMujoco() {
	w, ok := l.episode.World.(episode.PhysicsSwitcher)
	if !ok {
		l.noMujoco = errors.New("this body has one physics only")
		return
	}
	l.noMujoco = w.CanSwitchPhysics("mujoco")
}
