package overlay

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// name asks for the name of a replay, says while it is typed what becomes of it,
// and refuses what is no name.
type name struct {
	hand   *desk.Hand
	popups *ui.Popups
	bar    func() image.Rectangle
	field  *ui.Field
	folder string
	title  string // of the file as it will be
	note   string // what else there is to know of the name
	err    error  // why the name cannot be taken
	at     image.Point
	place  image.Rectangle
	px     ui.Scale
}

// naming is the action that saves the episode so far as a replay, under a name that it
// asks for.
func (o *Prompts) naming() ui.Action {
	return ui.Action{ID: "save replay", Title: "Save this life as a replay", Keys: "Ctrl S", Chords: []ui.Chord{{Key: ebiten.KeyS, Ctrl: true}}, Run: o.askName}
}

// askName asks for the name of a replay of the episode so far, and writes it.
func (o *Prompts) askName() {
	v := o.hand.View()
	if v.Replays == "" || v.NoRules {
		o.hand.Say("There is nothing to save, or no folder to save it in")
		return
	}
	n := &name{hand: o.hand, popups: o.popups, bar: o.bar, folder: v.Replays}
	world := v.World
	n.field = ui.NewField("name", "", "", func() string { return library.Stamp() + "-" + world }, func(string) bool { return true })
	n.field.Size, n.field.Left, n.field.InPopup, n.field.Live, n.field.Tell = kit.Body, true, true, n.look, o.hand.Say
	n.field.Begin()
	n.look(n.field.Typed())
	o.popups.Show(n)
}

// look says what becomes of a name.
func (n *name) look(typed string) {
	name := strings.TrimSuffix(strings.TrimSpace(typed), replay.ReplayExtension)
	n.title, n.note = "", ""
	if n.err = library.CheckName(name); n.err != nil {
		return
	}
	n.title = name + replay.ReplayExtension
	for i := 2; i < 10000; i++ {
		if _, err := os.Lstat(filepath.Join(n.folder, n.title)); err != nil {
			return
		}
		n.note = name + replay.ReplayExtension + " is there already and stays"
		n.title = fmt.Sprintf("%s-%d%s", name, i, replay.ReplayExtension)
	}
}

// save writes the replay where its name can be taken.
func (n *name) save() {
	n.look(n.field.Typed()) // the folder may hold more by now
	if n.err != nil {
		return
	}
	n.popups.Close()
	n.hand.Send(desk.SaveReplay{Path: filepath.Join(n.folder, n.title)})
}

// Keys types the name.
func (n *name) Keys(k ui.Keys) {
	switch {
	case k.Just(ebiten.KeyEscape):
		n.popups.Close()
	default:
		n.field.Keys(k)
		if k.Just(ebiten.KeyEnter) || k.Just(ebiten.KeyNumpadEnter) {
			n.save()
		}
	}
}

// Pointer presses the buttons.
func (n *name) Pointer(p ui.Pointer) {
	n.field.Tick(p)
	if n.at = (image.Point{}); p.Free {
		n.at = p.At
	}
	if !p.Free || !p.Released {
		return
	}
	save, cancel, _ := n.spots()
	switch {
	case p.At.In(save):
		n.save()
	case p.At.In(cancel):
		n.popups.Close()
	}
}

// Fit places the prompt where the palette lies.
func (n *name) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	n.px = px
	w := min(px.Px(560), window.Dx()-64)
	x, y := (window.Dx()-w)/2, n.bar().Max.Y+px.Px(24)
	n.place = image.Rect(x, y, x+w, y+px.Px(188))
	return n.place
}

// spots are the places of its buttons and of the text.
func (n *name) spots() (save, cancel, text image.Rectangle) {
	r, px := n.place, n.px.Px
	x, y := r.Min.X+px(16), r.Max.Y-px(48)
	save = image.Rect(x, y, x+px(112), y+px(32))
	cancel = save.Add(image.Pt(px(120), 0))
	text = image.Rect(x, r.Min.Y+px(48), r.Max.X-px(16), r.Min.Y+px(84))
	return save, cancel, text
}

// Types marks it as one that is typed into.
func (n *name) Types() {}

// OverLook adds what is typed, and what is said of it.
func (n *name) OverLook(s *ui.Sum) {
	n.field.Look(s)
	save, cancel, _ := n.spots()
	s.Flag(n.err != nil, n.at.In(save), n.at.In(cancel))
	s.Text(n.title)
}

// Draw draws the prompt.
func (n *name) Draw(p *ui.Painter) {
	r := n.place
	p.Card(r)
	save, cancel, text := n.spots()
	left, right := float64(text.Min.X), float64(text.Max.X)
	p.Text("Save the episode so far as a replay", left, float64(r.Min.Y)+p.Px(26), kit.Body, kit.SemiBold, kit.Text, kit.Left)
	n.field.SetRect(text)
	n.field.Draw(p)
	line, ink := "in "+n.folder, kit.Text3
	if n.note != "" {
		line, ink = n.note+"; this one becomes "+n.title, kit.Text2
	}
	if y := float64(text.Max.Y) + p.Px(22); n.err != nil {
		p.Icon(kit.IconWarning, left+p.Px(8), y, p.Px(15), kit.Warn)
		p.Text(p.Fit(n.err.Error(), right-left-p.Px(28), kit.Caption, kit.Regular), left+p.Px(28), y, kit.Caption, kit.Regular, kit.Text, kit.Left)
	} else {
		p.Text(p.Fit(line, right-left, kit.Caption, kit.Regular), left, y, kit.Caption, kit.Regular, ink, kit.Left)
	}
	back, word := kit.AccentBG, kit.Accent
	if n.err != nil {
		back, word = kit.BG2, kit.Off
	} else if n.at.In(save) {
		back = kit.AccentBG.Mix(kit.Accent, 0.15)
	}
	p.Round(save, kit.Radius, back)
	x, y := ui.Middle(save)
	p.Text("Save", x, y, kit.Body, kit.Medium, word, kit.Centre)
	back = kit.BG2
	if n.at.In(cancel) {
		back = kit.BG3
	}
	p.Round(cancel, kit.Radius, back)
	x, y = ui.Middle(cancel)
	p.Text("Cancel", x, y, kit.Body, kit.Medium, kit.Text, kit.Centre)
}

var _ ui.Popup = (*name)(nil)
