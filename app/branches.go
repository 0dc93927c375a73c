package app

import (
	"hebbarium/app/session"
)

// compare shows the future that was left last beside the present one: what Undo
// or Redo goes to.
func (t *timelinePanel) compare(s *session.Snapshot) {
	f := &t.frame
	o := s.Other
	if o == nil || len(o.Rewards) <= o.At {
		f.Ghost = f.Ghost[:0]
		t.other = nil
		return
	}
	same := len(t.other) == len(o.Rewards) && &t.other[0] == &o.Rewards[0] && f.GhostFrom == max(o.At, 1)
	if same {
		return
	}
	t.other = o.Rewards
	f.GhostFrom = max(o.At, 1)
	f.Ghost = f.Ghost[:0]
	for i := f.GhostFrom; i <= len(o.Rewards); i++ {
		f.Ghost = append(f.Ghost, meanOf(o.Rewards, max(0, i-meanSteps), i))
	}
}
