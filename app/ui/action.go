package ui

import (
	"slices"

	"github.com/hajimehoshi/ebiten/v2"
)

// Chord is a key with its modifiers.
type Chord struct {
	Key         ebiten.Key
	Ctrl, Shift bool
	AnyShift    bool // with or without Shift, as for a plus sign
	Again       bool // acts again while held down
	Sign        rune // that is typed, wherever the layout has it, in place of the key; 0 for none
}

// Key is the chord of one key alone.
func Key(k ebiten.Key) []Chord { return []Chord{{Key: k}} }

// Pressed tells whether the chord was pressed in this tick.
func (c Chord) Pressed(k Keys) bool {
	if c.Sign != 0 {
		return slices.Contains(k.Typed(), c.Sign)
	}
	if c.Ctrl != k.Ctrl() || c.Shift != k.Shift() && !c.AnyShift {
		return false
	}
	if c.Again {
		return k.Repeats(c.Key)
	}
	return k.Just(c.Key)
}

// Action is something that a person can do: by a key, by the palette, and often
// by a button too.
type Action struct {
	ID      string // for buttons and other actions, such as "next map"
	Title   string // for hints, help and palette
	Line    string // what it does, for the hint of its button; "" is the title
	Keys    string // as help and palette write them; "" for none
	Chords  []Chord
	Run     func()
	Why     func() string // why it cannot be done now, "" where it may; nil: it always may
	Shown   func() bool   // whether there is such a thing here at all; nil: always
	Hidden  bool          // not in the palette
	Injures bool          // is an injury, or takes one back: the palette begins with these
}

// Here tells whether there is such a thing to do at present.
func (a *Action) Here() bool { return a.Shown == nil || a.Shown() }

// Refused says why the action cannot be done now, "" where it may.
func (a *Action) Refused() string {
	if a.Why == nil {
		return ""
	}
	return a.Why()
}

// Actions is everything that can be done in a window: the keyboard map, the
// palette and what buttons do in one table.
type Actions struct {
	// Written writes keys as they are printed on the keyboard; nil for as they are.
	Written func(keys string) string

	list []Action
}

// Keys are an action's as they are printed, "" for none.
func (t *Actions) Keys(a *Action) string { return t.Label(a.Keys) }

// Label writes keys, such as "Ctrl Z", as they are printed on the keyboard.
func (t *Actions) Label(keys string) string {
	if t.Written == nil || keys == "" {
		return keys
	}
	return t.Written(keys)
}

// Add adds actions, in the order of help and palette.
func (t *Actions) Add(a ...Action) { t.list = append(t.list, a...) }

// All lists the actions. They must not be changed.
func (t *Actions) All() []Action { return t.list }

// Rows are rows of a list for the actions of some ids, as far as there are such here.
func (t *Actions) Rows(ids ...string) (rows []Row) {
	for _, id := range ids {
		if a := t.Find(id); a != nil && a.Here() {
			why := a.Refused()
			row := Row{Title: a.Title, Value: t.Keys(a), Act: a.Run}
			if why != "" {
				row.Value, row.Note, row.Bad = "", why, true
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// Find is the action of an id, nil for none.
func (t *Actions) Find(id string) *Action {
	for i := range t.list {
		if t.list[i].ID == id {
			return &t.list[i]
		}
	}
	return nil
}

// Do does an action by its id, where there is such a thing to do.
func (t *Actions) Do(id string) {
	if a := t.Find(id); a != nil && a.Here() {
		a.Run()
	}
}

// Press does, for each key that was pressed in this tick, the first action that has its
// chord: two keys may go down between two frames. Of a modifier that went up or down between
// the same two frames nobody knows whether the key was meant with it: where there is no such
// chord, it was not.
func (t *Actions) Press(k Keys) bool {
	acted := t.press(k, nil)
	if k.Turned() {
		acted = t.press(unmodified{k}, acted)
	}
	return len(acted) > 0
}

// press does what keys are for, beside those that acted already, and returns all that acted.
func (t *Actions) press(k Keys, acted []ebiten.Key) []ebiten.Key {
	for i := range t.list {
		a := &t.list[i]
		for _, c := range a.Chords {
			if !slices.Contains(acted, c.Key) && c.Pressed(k) && a.Here() {
				acted = append(acted, c.Key)
				a.Run()
				break
			}
		}
	}
	return acted
}
