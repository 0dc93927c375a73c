package writing

import (
	"errors"
	"image"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/ui"
	"hebbarium/brain/formula"
	"hebbarium/render/kit"
)

// card is the popup: a field, how it is understood, lists to take from, and what to do with
// the rule. It implements ui.Popup.
type card struct {
	w     *Writer
	field *ui.Field
	rule  *formula.Formula // nil while what is typed is none
	err   *formula.Error   // what is wrong with it

	names, examples ui.Rows
	part            part // that has the keys
	at              image.Point
	place           image.Rectangle
	px              ui.Scale
	lies            places
	plan            plan // what evolving the rule would do
}

// part is what the keys go to.
type part uint8

// The parts, in Tab's order.
const (
	typing part = iota
	choosingName
	choosingExample
	evolveButton
	tryButton
	parts
)

// newCard makes the card with a text to begin with, which is selected.
func newCard(w *Writer, text string) *card {
	c := &card{w: w}
	f := ui.NewField("formula", "", "", ui.Constant(text), func(string) bool { return true })
	f.Size, f.Left, f.InPopup, f.Live, f.Tell, f.Wrong = kit.Body, true, true, c.read, w.hand.Say, c.wrong
	f.Empty, f.Fixed = "eta*(A*pre*post + B*pre + C*post + D)", true
	c.field = f
	c.names.List, c.examples.List = nameRows(), exampleRows()
	c.names.At, c.examples.At, c.names.Leaves, c.examples.Leaves = -1, -1, true, true
	f.Begin()
	c.read(text)
	return c
}

// read tries to understand what is typed, and keeps it.
func (c *card) read(typed string) {
	c.w.draft = typed
	c.rule, c.err = nil, nil
	f, err := formula.Parse(typed)
	if err == nil {
		c.rule = f
		c.plan = planFor(c.w.hand.View(), f)
		return
	}
	if !errors.As(err, &c.err) {
		c.err = &formula.Error{Text: typed, Column: 1, Expected: err.Error()}
	}
}

// empty tells whether nothing is typed yet.
func (c *card) empty() bool { return strings.TrimSpace(c.field.Typed()) == "" }

// wrong are the characters that are to be underlined: the word or the sign at the place that
// the error names, or the place behind the end.
func (c *card) wrong() (from, to int) {
	if c.err == nil || c.empty() {
		return 0, 0
	}
	text := []rune(c.field.Typed())
	from = min(max(c.err.Column-1, 0), len(text))
	to = from + 1
	for inWord(text, from) && inWord(text, to) {
		to++
	}
	return from, to
}

// inWord tells whether a character belongs to a name or a number.
func inWord(text []rune, i int) bool {
	return i < len(text) && (unicode.IsLetter(text[i]) || unicode.IsDigit(text[i]) || text[i] == '.' || text[i] == '_')
}

// insert puts a name where the caret is, set apart from a name before it.
func (c *card) insert(name string) {
	if r := c.field.Before(); unicode.IsLetter(r) || unicode.IsDigit(r) {
		if first, _ := utf8.DecodeRuneInString(name); unicode.IsLetter(first) {
			name = "*" + name
		}
	}
	c.field.Insert(name)
}

// Keys types, moves between the parts and their rows, and takes what the keys are on.
func (c *card) Keys(k ui.Keys) {
	if rows := c.rows(); rows != nil && rows.At < 0 {
		rows.Move(1)
	}
	switch enter := k.Just(ebiten.KeyEnter) || k.Just(ebiten.KeyNumpadEnter); {
	case k.Just(ebiten.KeyEscape):
		c.w.popups.Close()
	case k.Repeats(ebiten.KeyTab) && k.Shift():
		c.part = (c.part + parts - 1) % parts
	case k.Repeats(ebiten.KeyTab):
		c.part = (c.part + 1) % parts
	case k.Repeats(ebiten.KeyArrowDown) && c.part == typing:
		c.part = choosingExample
	case k.Repeats(ebiten.KeyArrowUp) && c.rows() != nil && c.rows().At == 0:
		c.part = typing
	case k.Repeats(ebiten.KeyArrowDown) && c.rows() != nil:
		c.rows().Move(1)
	case k.Repeats(ebiten.KeyArrowUp) && c.rows() != nil:
		c.rows().Move(-1)
	case (k.Repeats(ebiten.KeyArrowLeft) || k.Repeats(ebiten.KeyArrowRight)) && c.part >= evolveButton:
		c.part = evolveButton + tryButton - c.part
	case enter && c.rows() != nil:
		c.take(c.rows())
	case enter && c.part == tryButton, enter && k.Shift():
		c.field.Keys(k)
		c.try()
	case enter:
		c.field.Keys(k) // what was typed between two frames comes before the key that ends it
		c.evolve()
	default:
		if len(k.Typed()) > 0 {
			c.part = typing
		}
		c.field.Keys(k)
	}
}

// rows are the list that has the keys, nil where none has.
func (c *card) rows() *ui.Rows {
	switch c.part {
	case choosingName:
		return &c.names
	case choosingExample:
		return &c.examples
	}
	return nil
}

// take takes the row that is lit into the field.
func (c *card) take(rows *ui.Rows) {
	if rows.At < 0 || rows.At >= len(rows.List) {
		return
	}
	if rows == &c.names {
		c.insert(taken(rows.List[rows.At].Title))
	} else {
		c.field.Replace(formula.Examples()[rows.At].Text)
	}
	c.part = typing
}

// Pointer presses the buttons and lights and takes the rows; a press in the field gives it
// the keys.
func (c *card) Pointer(p ui.Pointer) {
	c.field.Tick(p)
	if c.at = (image.Point{}); p.Free {
		c.at = p.At
	}
	for _, list := range []struct {
		rows  *ui.Rows
		place image.Rectangle
	}{{&c.names, c.lies.names}, {&c.examples, c.lies.examples}} {
		q := p
		q.Free = p.Free && p.At.In(list.place)
		if !q.Free {
			q.Wheel = 0
		}
		if list.rows == c.rows() && !q.Free {
			continue // the keys light it
		}
		if list.rows.Point(q, list.place.Min.Y) {
			c.take(list.rows)
		}
	}
	if !p.Free || !p.Released {
		if p.Free && p.Pressed && p.At.In(c.field.Rect()) {
			c.part = typing
		}
		return
	}
	switch {
	case p.At.In(c.lies.evolve):
		c.evolve()
	case p.At.In(c.lies.try):
		c.try()
	case p.At.In(c.lies.close), p.At.In(c.lies.cancel):
		c.w.popups.Close()
	}
}

// OverLook adds what is typed, and what is lit.
func (c *card) OverLook(s *ui.Sum) {
	c.field.Look(s)
	c.names.Look(s)
	c.examples.Look(s)
	s.Add(uint64(c.part))
	s.Flag(c.at.In(c.lies.evolve), c.at.In(c.lies.try), c.at.In(c.lies.close), c.at.In(c.lies.cancel), c.w.hand.View().Campaign.Running())
}

var _ ui.Popup = (*card)(nil)
