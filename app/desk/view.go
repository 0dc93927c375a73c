package desk

import (
	"hebbarium/app/evolving"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/render/maps"
)

// View is what there is to see at a moment. It is valid until the next one: nothing
// of it may be kept or changed.
type View struct {
	Snap    *session.Snapshot // of the episode; never nil
	World   string
	Seed    uint64
	NoRules bool   // no rule set was chosen yet: a random one stands still
	Over    string // how the episode ended, "" while it goes on
	Undoes  bool   // there is an injury to undo or to make again

	Next     Next
	Settings Settings
	Many     int  // lives that are shown at once, 0 for one
	Talk     bool // rack and timeline are hidden
	Embed    bool // there is no top bar and no rack: the window is a part of another page
	Recorded recording.Status
	Saves    []library.Save // rule sets that can be chosen
	Replays  string         // folder of replays, "" for none

	Lessons  []*lesson.Lesson    // that can be told
	Unread   []*lesson.FileError // and those that cannot be read
	Lesson   Lesson              // that is told
	Sight    Sight               // that a link asks for
	Campaign Campaign
	Way      maps.PCAFrame // of the weights
	WayNo    int           // grows with each
	Card     *Card         // what is to be said in place of a dialog, nil for nothing
	Notice   string        // one line of news, "" for none
	// NoticeFile is the file that the news is about, and Kept the one that was kept last: ""
	// for none.
	NoticeFile, Kept string

	Clock  float64 // s since the window was opened
	Opened int     // grows with each session that is opened
}

// Next is what the next perturbation will be.
type Next struct {
	Share     float64        // of the weights to zero
	Init      string         // that weights are drawn anew from, as in an event
	HoldValue float64        // from −1 to 1
	HoldSteps int            // control steps
	Holding   map[string]int // steps that were asked for, by actuator, to draw what is left
}

// Lesson is a lesson that is told. Panels obey what its entry asks for when Stage
// has grown.
type Lesson struct {
	Lesson  *lesson.Lesson // nil for none
	Entry   int            // of its script, whose caption is due
	Stage   int            // grows with each entry that is come to
	Ended   bool           // its end stands
	Waits   int            // seconds until the episode goes on by itself, 0 while nothing is waited for
	Follows *lesson.Lesson // the one that comes after it
}

// Sight is what a link wants to be seen. Panels obey it when Stage has grown.
type Sight struct {
	Map   string // of link.Maps, "" for as it is
	Stage int
}

// Running tells whether a lesson is told.
func (l *Lesson) Running() bool { return l.Lesson != nil }

// Look is the part of the window that is pointed at, "" for none.
func (l *Lesson) Look() string {
	if l.Lesson == nil || l.Ended {
		return ""
	}
	return l.Lesson.Script[l.Entry].Look
}

// Camera is the view of the world that the entry asks for, nil for none.
func (l *Lesson) Camera() *lesson.Camera {
	if l.Lesson == nil {
		return nil
	}
	return l.Lesson.Script[l.Entry].Camera
}

// Campaign is a campaign of evolution in the background, and what there is to go on
// with.
type Campaign struct {
	Begun   bool // there is one, under way or over
	Seen    evolving.Progress
	Last    evolving.Campaign // kept of the present world; its Dir is "" for none
	Next    string            // folder of a new campaign, "" for nowhere
	Trouble error             // why none could be begun
	Watched bool              // its centre lives in the world, and newer ones follow it
}

// Running tells whether a campaign is under way, paused ones included.
func (c *Campaign) Running() bool { return c.Begun && !c.Seen.State.Over() }

// Held is how many steps an actuator, or the longest of "all", will still be held.
func (v *View) Held(name string) int {
	most := 0
	for i, n := range v.Snap.Actuators {
		if (n == name || name == "all") && i < len(v.Snap.Held) {
			most = max(most, v.Snap.Held[i])
		}
	}
	return most
}
