package timeline

import (
	"hebbarium/app/session"
	"hebbarium/app/words"
)

// take appends what the moment knows anew.
func (p *Panel) take() {
	s := p.view.Snap
	p.lines.take(s)
	p.compare(s)
	p.rival.take(s, &p.frame)
	if s.Live() { // up to there recoveries are measured, whatever step is looked at
		p.spent = words.UsedUp(s)
	}
	p.follow(s)
	f := &p.frame
	f.Reward, f.Mean, f.Change, f.First = p.lines.rate, p.lines.mean, p.lines.change, 1
	f.Said, f.Held = s.Modulation.Said, s.Modulation.Held
	f.Low, f.High, f.Lives, p.serial = nil, nil, 0, 0
	if all := p.crowd(); all != nil {
		p.serial = all.Serial
		takeCrowd(p, all)
		f.Rival, f.RivalName, f.Said, f.Held = nil, "", nil, nil // which is beside the first of them alone
	}
	f.Head, f.Live = s.Step, s.Edge
	f.From, f.To, f.Whole = p.from, p.to, p.whole()
	if f.To == 0 {
		f.To, f.Whole = f.Whole, 0
	}
	p.mark()
}

// compare shows the future that was left last beside the present one: what undo or
// redo goes to.
func (p *Panel) compare(s *session.Snapshot) {
	f := &p.frame
	o := s.Other
	if o == nil || len(o.Rewards) <= o.At {
		f.Ghost = f.Ghost[:0]
		p.other = nil
		return
	}
	same := len(p.other) == len(o.Rewards) && &p.other[0] == &o.Rewards[0] && f.GhostFrom == max(o.At, 1)
	if same {
		return
	}
	p.other = o.Rewards
	f.GhostFrom = max(o.At, 1)
	f.Ghost = f.Ghost[:0]
	for i := f.GhostFrom; i <= len(o.Rewards); i++ {
		f.Ghost = append(f.Ghost, meanOf(o.Rewards, max(0, i-meanSteps), i))
	}
}
