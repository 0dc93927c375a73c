package timeline

import (
	"hebbarium/app/session"
	"hebbarium/render/plot"
)

// rivalLine is the pace of what lives beside the agent.
type rivalLine struct{ lines }

// take hands the timeline what a snapshot knows of it.
func (r *rivalLine) take(s *session.Snapshot, f *plot.TimelineFrame) {
	f.Rival, f.RivalName = nil, ""
	if s.Rival == nil {
		*r = rivalLine{}
		return
	}
	r.lines.take(&s.Rival.Snapshot)
	f.Rival, f.RivalName = r.mean, s.Rival.Name
}
