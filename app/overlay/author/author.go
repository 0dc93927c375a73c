package author

import (
	"os"
	"path/filepath"
	"slices"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/brain/file"
)

// Author makes lessons of lives. It hears what a person does, to know where they paused.
type Author struct {
	hand   *desk.Hand
	popups *ui.Popups
	folder func() (string, error) // where lessons are kept
	open   func(path string) error
	tell   func(news string) // from any goroutine

	opened int   // the session that is heard
	pauses []int // steps at which its life was paused
}

// New makes the author. folder tells where lessons are kept, open opens one in an editor,
// and tell says from any goroutine what became of it.
func New(hand *desk.Hand, popups *ui.Popups, folder func() (string, error), open func(path string) error, tell func(string)) *Author {
	return &Author{hand: hand, popups: popups, folder: folder, open: open, tell: tell}
}

// Hear has the author hear all that is sent by a hand.
func (a *Author) Hear(hand *desk.Hand) {
	send := hand.Send
	hand.Send = func(c desk.Command) {
		a.note(c, hand.View())
		send(c)
	}
}

// note remembers where the life is paused, and forgets what is after a branch.
func (a *Author) note(c desk.Command, v *desk.View) {
	if v.Opened != a.opened {
		a.opened, a.pauses = v.Opened, nil
	}
	switch c.(type) {
	case desk.Play:
		if v.Snap.Playing && !slices.Contains(a.pauses, v.Snap.Step) {
			a.pauses = append(a.pauses, v.Snap.Step)
		}
	case desk.Restart:
		a.pauses = nil
	case desk.Injure, desk.Zero, desk.Randomise, desk.CutLeg, desk.SetLeg, desk.Hold, desk.Push:
		if v.Snap.Step < v.Snap.Edge {
			a.pauses = slices.DeleteFunc(a.pauses, func(step int) bool { return step > v.Snap.Step })
		}
	}
}

// Actions make a lesson.
func (a *Author) Actions() []ui.Action {
	return []ui.Action{{
		ID: "make lesson", Title: "Make a lesson of this life…", Run: a.Make,
		Why: func() string {
			if a.hand.View().NoRules {
				return desk.ChoosingRules
			}
			return ""
		},
	}}
}

// Make asks for the words of a lesson of the life that is open, and keeps it.
func (a *Author) Make() {
	v := a.hand.View()
	if v.Opened != a.opened {
		a.opened, a.pauses = v.Opened, nil
	}
	l, err := Lesson(v, a.pauses)
	if err != nil {
		a.hand.Say("No lesson: " + err.Error())
		return
	}
	name := library.Stamp() + "-" + l.World + ".json"
	f := newForm(a.popups, l, a.hand.Say)
	f.save = func(l *lesson.Lesson) (string, error) {
		data, err := encode(l)
		if err != nil {
			return "", err
		}
		path, err := a.keep(name, data)
		if err == nil {
			a.hand.Send(desk.ReadLessons{})
		}
		return path, err
	}
	f.open = func(path string) {
		go func() {
			if err := a.open(path); err != nil {
				a.tell("No program was found that opens " + library.Short(path))
			}
		}()
	}
	a.popups.Show(f)
}

// keep writes a lesson under a name that is free.
func (a *Author) keep(name string, data []byte) (string, error) {
	folder, err := a.folder()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	return file.WriteNew(filepath.Join(folder, name), data)
}
