package overlay

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// Ask asks a person for a line of text, such as a path, and hands it on unless it is
// empty.
type Ask func(what string, take func(string))

// palette is every action, lesson and rule set by name, with a line to type in; or
// that line alone, where a text is asked for.
type palette struct {
	popups *ui.Popups
	bar    func() image.Rectangle // that it hangs from
	field  *ui.Field
	all    []ui.Row
	rows   ui.Rows      // that hold what was typed
	take   func(string) // what is done with a text that is asked for; nil for a palette of rows

	also map[string]string           // what else a row is found by, by its title; nil for nothing
	more func(typed string) []ui.Row // rows that come before these for what was typed; nil for none

	// What a list of another kind does in its own way; nil where it does not.
	fill  func(typed string) []ui.Row // finds the rows
	enter func(typed string) bool     // takes what was typed before a row is; tells whether it did
	back  func()                      // the backspace with nothing typed
	foot  func() string               // a line under the rows
	none  string                      // said where there is no row; "" for the usual words

	place image.Rectangle
	px    ui.Scale
}

const paletteRows = 12

// Prompts opens the palette and asks for lines of text, under the top bar.
type Prompts struct {
	hand    *desk.Hand
	popups  *ui.Popups
	actions *ui.Actions
	bar     func() image.Rectangle
	Chooser *library.Chooser            // of files without a path; nil for none
	Rows    func(typed string) []ui.Row // what else the palette offers for what is typed; nil for nothing
}

// NewPrompts makes them; bar tells where the top bar lies.
func NewPrompts(hand *desk.Hand, popups *ui.Popups, actions *ui.Actions, bar func() image.Rectangle) *Prompts {
	return &Prompts{hand: hand, popups: popups, actions: actions, bar: bar}
}

// Actions open the palette and ask for a file.
func (o *Prompts) Actions() []ui.Action {
	return []ui.Action{
		{ID: "commands", Title: "Command palette", Keys: "Ctrl K", Chords: []ui.Chord{{Key: ebiten.KeyK, Ctrl: true}}, Run: o.open, Hidden: true},
		o.naming(),
		{ID: "open", Title: "Open a file…", Line: "Open a life, a rule set, a lesson or a pack from its file", Keys: "Ctrl O", Chords: []ui.Chord{{Key: ebiten.KeyO, Ctrl: true}}, Run: o.openFile},
	}
}

// Ask asks for a line of text.
func (o *Prompts) Ask(what string, take func(string)) {
	pal := &palette{popups: o.popups, bar: o.bar, take: take}
	pal.field = ui.NewField("path", "", "", ui.Constant(""), func(string) bool { return true })
	pal.field.Empty = what
	pal.begin(o.hand.Say)
}

// open opens the command palette.
func (o *Prompts) open() {
	pal := &palette{popups: o.popups, bar: o.bar, more: o.Rows, also: map[string]string{}}
	var rest []ui.Row
	all := o.actions.All()
	for i := range all {
		a := &all[i]
		if a.Hidden || !a.Here() {
			continue
		}
		row := ui.Row{Title: a.Title, Value: o.actions.Keys(a), Act: a.Run}
		if a.Injures { // what the window is for comes first
			pal.all = append(pal.all, row)
		} else {
			rest = append(rest, row)
		}
		pal.also[row.Title] = a.Line
	}
	pal.all = append(pal.all, rest...)
	v := o.hand.View()
	for _, row := range named(o.hand) {
		pal.all, pal.also[row.Title] = append(pal.all, row), "Open a life that was kept"
	}
	for _, l := range v.Lessons {
		pal.all = append(pal.all, ui.Row{Title: "Lesson " + l.Heading(), Value: l.World, Act: func() { o.hand.Send(desk.TellLesson{Lesson: l}) }})
	}
	for _, s := range v.Saves {
		if s.Err == nil {
			pal.all = append(pal.all, ui.Row{Title: "Rule set: " + s.Name, Value: words.Score(s.Card), Act: func() { o.hand.Send(desk.Open{Path: s.Path}) }})
		}
	}
	pal.field = ui.NewField("palette", "", "", ui.Constant(""), func(string) bool { return true })
	pal.field.Empty = "Search actions, my lives, rule sets and lessons"
	pal.begin(o.hand.Say)
}

func (pal *palette) begin(tell func(string)) {
	f := pal.field
	f.Size, f.Left, f.Bare, f.InPopup, f.Live, f.Tell = kit.Body, true, true, true, pal.filter, tell
	pal.filter("")
	f.Begin()
	pal.popups.Show(pal)
}

// Fit places the palette under the top bar, with as many rows as there is room for.
func (pal *palette) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	pal.px = px
	h := px.Px(36)
	w := min(px.Px(560), window.Dx()-64)
	x, y := (window.Dx()-w)/2, pal.bar().Max.Y+px.Px(24)
	rows := min(paletteRows, (window.Dy()-y-pal.head()-pal.footing()-16)/h, max(len(pal.rows.List), 1))
	if pal.take != nil {
		rows = 0
	}
	pal.rows.Shown, pal.rows.Height = rows, h
	pal.rows.Scroll(0)
	pal.place = image.Rect(x, y, x+w, y+pal.head()+rows*h+pal.footing()+8)
	return pal.place
}

// head is the height of the line to type in.
func (pal *palette) head() int { return pal.px.Px(48) }

// footing is the height of the line under the rows, 0 where there is none.
func (pal *palette) footing() int {
	if pal.foot == nil {
		return 0
	}
	return pal.px.Px(30)
}

// filter finds the rows for what was typed: those that hold every word of it, unless the
// list has a way of its own.
func (pal *palette) filter(s string) {
	pal.rows.List, pal.rows.First = nil, 0
	if pal.fill != nil {
		pal.rows.List = pal.fill(s)
	} else {
		for _, r := range pal.all {
			if holds(r.Title+" "+pal.also[r.Title], s) {
				pal.rows.List = append(pal.rows.List, r)
			}
		}
	}
	if pal.more != nil {
		pal.rows.List = append(pal.more(s), pal.rows.List...)
	}
	if pal.rows.At = 0; len(pal.rows.List) == 0 {
		pal.rows.At = -1
	}
}

// holds tells whether a title holds every word typed.
func holds(title, typed string) bool {
	title = strings.ToLower(title)
	for _, w := range strings.Fields(strings.ToLower(typed)) {
		if !strings.Contains(title, w) {
			return false
		}
	}
	return true
}

func (pal *palette) choose() {
	if act := pal.rows.Choice(); act != nil {
		pal.popups.Close()
		act()
	}
}

// Pointer marks the row under the pointer, and chooses it when the button is let go.
func (pal *palette) Pointer(p ui.Pointer) {
	pal.field.Tick(p)
	if pal.rows.Point(p, pal.place.Min.Y+pal.head()) {
		pal.choose()
	}
}

// Keys types, moves through the rows and chooses. What was typed between two frames comes
// before the key that ends it.
func (pal *palette) Keys(k ui.Keys) {
	if pal.back != nil && pal.field.Typed() == "" && k.Repeats(ebiten.KeyBackspace) {
		pal.back()
		return
	}
	pal.field.Keys(k)
	switch enter := k.Just(ebiten.KeyEnter) || k.Just(ebiten.KeyNumpadEnter); {
	case k.Just(ebiten.KeyEscape):
		pal.popups.Close()
	case k.Repeats(ebiten.KeyArrowDown) && len(pal.rows.List) > 0:
		pal.rows.Move(1)
	case k.Repeats(ebiten.KeyArrowUp) && len(pal.rows.List) > 0:
		pal.rows.Move(-1)
	case enter && pal.take != nil:
		text := strings.TrimSpace(pal.field.Typed())
		pal.popups.Close()
		if text != "" {
			pal.take(text)
		}
	case enter && pal.rows.At <= 0 && pal.enter != nil && pal.enter(pal.field.Typed()):
	case enter:
		pal.choose()
	}
}

// Types marks it as one that is typed into.
func (pal *palette) Types() {}

// OverLook adds what is typed, and which rows are shown.
func (pal *palette) OverLook(s *ui.Sum) {
	pal.field.Look(s)
	pal.rows.Look(s)
	if pal.foot != nil {
		s.Text(pal.foot())
	}
}

// Draw draws the line to type in, and the rows.
func (pal *palette) Draw(p *ui.Painter) {
	r := pal.place
	p.Card(r)
	head := image.Rect(r.Min.X+4, r.Min.Y+4, r.Max.X-4, r.Min.Y+pal.head()-4)
	pal.field.SetRect(image.Rect(head.Min.X+int(p.Px(24)), head.Min.Y, head.Max.X, head.Max.Y))
	_, y := ui.Middle(head)
	pal.field.Draw(p)
	p.Icon(kit.IconSearch, float64(head.Min.X)+p.Px(18), y, p.Px(16), kit.Text2)
	if pal.take != nil {
		return
	}
	pal.rows.Draw(p, image.Rect(r.Min.X, r.Min.Y+pal.head(), r.Max.X, r.Max.Y))
	if len(pal.rows.List) == 0 {
		x, _ := ui.Middle(r)
		none := pal.none
		if none == "" {
			none = "Nothing by that name"
		}
		p.Text(none, x, float64(r.Min.Y+pal.head())+p.Px(28), kit.Body, kit.Regular, kit.Text3, kit.Centre)
	}
}

var _ ui.Popup = (*palette)(nil)
