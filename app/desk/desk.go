package desk

import (
	"fmt"
	"os"
	"time"

	"hebbarium/evolve/world"

	"hebbarium/app/library"
	"hebbarium/app/pca"
	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/app/settings"
	"hebbarium/app/words"
	"hebbarium/brain/file"
	"hebbarium/evolve/replay/link"
)

// Desk is what is open. Its methods belong to the window's goroutine, but for Tell.
type Desk struct {
	options      Options
	settingsPath string
	begun        time.Time
	view         View

	session   *session.Session
	recording *recording.Recording // of the session
	way       *pca.Way
	lessons   lessons
	campaign  campaign
	notice    notice
	warned    bool      // the card of this divergence was shown
	ran       bool      // it was told to run, and has not been seen to yet
	outgrown  int       // the session of which it was said that its life has outgrown its rules' own
	news      chan news // from other goroutines
	links     links
	unseen    bool // nobody sees what the desk has to show
	fresh     bool // the view has changed since the last Update
}

// New puts on the desk what the options ask for.
func New(o Options) (*Desk, error) {
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.LinkBase != "" {
		if err := link.CheckBase(o.LinkBase); err != nil {
			return nil, fmt.Errorf("links: %w", err)
		}
	}
	if o.World != "" {
		if _, err := world.SpecOf(o.World); err != nil {
			return nil, err
		}
	}
	path := library.Settings()
	d := &Desk{options: o, settingsPath: path, begun: time.Now(), way: pca.New(), news: make(chan news, 8)}
	d.lessons.d, d.links.d, d.notice.d = d, d, d
	v := &d.view
	v.Settings, v.Seed, v.Replays = settings.Read(path), o.Seed, o.replaysFolder()
	v.Next = Next{Share: 0.33, Init: "uniform=0.1", HoldValue: 1, HoldSteps: 100, Holding: map[string]int{}}
	file.SweepAll(v.Replays)
	file.SweepAll(d.ConfigFolder())
	v.Saves = library.List(o.SavesDir, o.carried())
	d.lessons.read()
	if err := d.begin(); err != nil {
		return nil, err
	}
	if o.Beside != "" {
		d.Send(Beside{o.Beside})
	}
	return d, nil
}

// View is the present one; it changes with the next Update or Send.
func (d *Desk) View() *View { return &d.view }

// Options are those that the desk was made with.
func (d *Desk) Options() Options { return d.options }

// Session and Recording are what is open, for those who keep pictures of it.
func (d *Desk) Session() *session.Session       { return d.session }
func (d *Desk) Recording() *recording.Recording { return d.recording }

// Close ends the session and the campaign and keeps the settings.
func (d *Desk) Close() {
	if d.session != nil {
		d.session.Close()
		d.recording.Close()
	}
	d.keepSettings()
	if err := d.campaign.close(); err != nil {
		fmt.Fprintln(os.Stderr, "hebbarium: evolution:", file.PrintableError(err))
	}
}

// Send carries a command out. Where it is refused or fails, what was there stays, and
// a line of news or a card says why.
func (d *Desk) Send(c Command) {
	d.fresh = true
	if why := d.view.Refuses(c); why != "" {
		d.Say(why)
		return
	}
	if err := c.do(d); err != nil {
		d.fail(err)
	}
}

// Update hears what has happened since the last one, once a tick, and reports whether
// there is anything new to see, and whether it is a new moment of the episode.
func (d *Desk) Update() (fresh, moment bool) {
	if snap, ok := d.session.Latest(); ok {
		d.take(snap)
		moment = true
	}
	d.tellRecording()
	d.hearCampaign()
	d.lessons.follow()
	d.followWay()
	d.notice.hear()
	d.links.hear()
	d.links.tell()
	d.view.Clock = d.clock()
	d.notice.expire()
	fresh, d.fresh = d.fresh || moment, false
	return fresh, moment
}

// Watched says whether anybody sees what the desk has to show: what only serves to be seen
// is not worked out for nobody.
func (d *Desk) Watched(seen bool) {
	if d.unseen == seen {
		d.unseen = !seen
		d.session.Watched(seen)
	}
}

// Behind tells whether the episode has been sent what the view does not show the effect of
// yet.
func (d *Desk) Behind() bool { return d.session.Behind() }

// take shows a new snapshot. The one before belongs to the session again: nothing of
// it may be read.
func (d *Desk) take(s *session.Snapshot) {
	v := &d.view
	d.ran = false
	v.Snap, v.Over, v.Undoes = s, words.Ending(s), s.CanUndo || s.CanRedo
	if s.Note != "" {
		d.Say(s.Note)
	}
	if said, _ := words.Beyond(s); said != "" && d.outgrown != v.Opened && !v.Lesson.Running() {
		d.outgrown = v.Opened
		d.notice.say(news{text: said, stays: keptSeconds})
	} else if said == "" && words.SaysBeyond(v.Notice) {
		d.notice.quiet()
	}
	switch {
	case s.Err == nil:
		if d.warned = false; v.Card != nil && v.Card.Diverged {
			d.closeCard()
		}
	case v.Card == nil && !d.warned: // one that was closed stays so
		d.warned = true
		d.show(divergedCard(s))
	}
}

// followWay lets the weights' way follow the episode.
func (d *Desk) followWay() {
	if d.unseen {
		return
	}
	before := d.way.Serial
	d.way.Update(d.view.Snap, time.Now())
	d.view.Way, d.view.WayNo = d.way.Frame, d.way.Serial
	d.fresh = d.fresh || d.way.Serial != before
}

func (d *Desk) clock() float64 { return time.Since(d.begun).Seconds() }
