package writing

import (
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/render/kit"
)

// Writer opens the card, and keeps what was typed there until it is used.
type Writer struct {
	hand   *desk.Hand
	popups *ui.Popups
	theme  *kit.Theme
	draft  string // that was left behind, "" for none
}

// New makes the writer.
func New(hand *desk.Hand, popups *ui.Popups, theme *kit.Theme) *Writer {
	return &Writer{hand: hand, popups: popups, theme: theme}
}

// Actions open the card.
func (w *Writer) Actions() []ui.Action {
	return []ui.Action{{
		ID: "write rule", Title: "Write a rule…", Line: "Write a rule of your own, as a formula, and evolve it", Keys: "Shift E",
		Chords: []ui.Chord{{Key: ebiten.KeyE, Shift: true}}, Run: w.Open,
	}}
}

// Open opens the card on what was left there or, where nothing was, on the rule of the life
// that is shown.
func (w *Writer) Open() {
	w.hand.Send(desk.FindCampaigns{})
	text := w.draft
	if text == "" {
		text = words.FormulaText(w.hand.View().Snap.Rules.Genome.Rule)
	}
	w.popups.Show(newCard(w, text))
}
