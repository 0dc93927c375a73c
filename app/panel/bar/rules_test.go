package bar

import (
	"errors"
	"image"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/render/kit"
)

// saves are rule sets of both worlds, one that was never measured and one that cannot
// be read.
func saves() []library.Save {
	return []library.Save{
		{Path: "car.safetensors", Name: "car", Card: brain.Card{World: "car", Rule: "A", Command: "hebbarium evolve --world car", Score: brain.Score{Mean: 870, SD: 11, Rollouts: 100}}},
		{Path: "ant-bounded.safetensors", Name: "ant-bounded", Card: brain.Card{World: "ant", Rule: "ABCD_lr", Command: "hebbarium evolve --world ant --body intact --body right --body=intact --damage random", Score: brain.Score{Mean: 1833, SD: 100, Rollouts: 100}}},
		{Path: "ant-new.safetensors", Name: "ant-new", Card: brain.Card{World: "ant", Rule: "static"}},
		{Path: "broken.safetensors", Name: "broken", Err: errors.New("genome broken.safetensors: l2.A: expected 128×64, found 128×32")},
	}
}

// The list of rule sets is looked up anew and hangs from its button: those of the world
// first, those of others by their world, and what cannot be read with why.
func TestRulesAreListed(t *testing.T) {
	b := newBench(t)
	b.hand.Send = func(c desk.Command) {
		if b.sent = append(b.sent, c); c == (desk.ListRules{}) {
			b.view.Saves = saves()
		}
	}
	b.click(t, "rules")
	list, ok := b.popups.Open().(*ui.List)
	if !ok || b.last() != (desk.ListRules{}) {
		t.Fatalf("open is %v, sent %v", b.popups.Open(), b.sent)
	}
	var found []string
	for _, r := range list.Rows() {
		line := r.Title + " | " + r.Value + " | " + r.Note + " | " + r.More
		if r.Chosen {
			line += " | chosen"
		}
		if r.Bad {
			line += " | bad"
		}
		found = append(found, line)
	}
	want := []string{
		"ant-bounded | 1833 ± 100 |  | plastic, ABCD η  ·  trained intact, right leg short, legs lost in mid-walk  ·  reward, mean of 100 lives | chosen",
		"ant-new |  |  | static, does not learn  ·  not measured",
		"broken |  | cannot be read | l2.A: expected 128×64, found 128×32 | bad",
		"car  ·  car | 870 ± 11 |  | plastic, A  ·  trained on the track  ·  reward, mean of 100 lives",
		"Random rules |  | a control | ",
		"Open a file… |  | or drop it onto the window | ",
		"Evolve rules… |  | in the background | ",
		"Lessons… |  | guided demonstrations | ",
	}
	if got := strings.Join(found, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("found\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	b.popups.Fit(image.Rect(0, 0, 1920, 1080), usualScale)
	place, button := b.popups.Place(), b.rect(t, "rules")
	if place.Min != image.Pt(button.Min.X, button.Max.Y+4) || place.Dx() != rulesWidth {
		t.Errorf("the list lies at %v under %v", place, button)
	}
}

// What a rule set is can be read to its end, of those evolved on two bodies and on damage
// too.
func TestWhatRulesAreFits(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range saves() {
		if wide := theme.Type.Width(words.What(s.Card), kit.Caption, kit.Regular); wide > rulesWidth-2*16 {
			t.Errorf("%s: %q is %.0f wide, in a list of %d", s.Name, words.What(s.Card), wide, rulesWidth)
		}
	}
}

// Each row of the list does what it is called.
func TestRulesAreChosen(t *testing.T) {
	for row, c := range []struct {
		want desk.Command
		did  string
	}{
		{desk.Open{Path: "ant-bounded.safetensors"}, ""},
		{desk.Open{Path: "ant-new.safetensors"}, ""},
		{nil, ""}, // cannot be read
		{desk.Open{Path: "car.safetensors"}, ""},
		{desk.WatchRandom{}, ""},
		{nil, "open"},
		{nil, "evolve"},
		{nil, "lessons"},
	} {
		b := newBench(t)
		b.view.Saves = saves()
		b.table.Do("rules")
		b.popups.Fit(image.Rect(0, 0, 1440, 900), usualScale)
		b.sent = nil
		at := b.popups.Place().Min.Add(image.Pt(20, 4+52*row+26))
		for _, p := range uitest.Click(at) {
			b.popups.Pointer(p)
		}
		did := strings.Join(b.did, " ")
		if b.last() != c.want || did != c.did {
			t.Errorf("row %d: sent %#v and did %q, want %#v and %q", row, b.last(), did, c.want, c.did)
		}
		if gone := b.popups.Open() == nil; gone != (row != 2) {
			t.Errorf("row %d: the list is gone: %v", row, gone)
		}
	}
	b := newBench(t)
	b.view.Saves = saves()
	b.table.Do("rules")
	b.popups.Fit(image.Rect(0, 0, 1440, 900), usualScale)
	b.popups.Keys(uitest.Press(ebiten.KeyArrowDown))
	if b.popups.Keys(uitest.Press(ebiten.KeyEnter)); b.last() != (desk.Open{Path: "ant-new.safetensors"}) {
		t.Errorf("by keys, from the one that is chosen: sent %#v", b.last())
	}
}

// What is lived by is marked in the list and written on its button.
func TestPresentRules(t *testing.T) {
	b := newBench(t)
	b.view.Saves = saves()
	check := func(what, name, score, chosen string) {
		t.Helper()
		found := ""
		for _, r := range b.rules() {
			if r.Chosen {
				found += r.Title
			}
		}
		if n, s := b.ruleWords(); n != name || s != score || found != chosen {
			t.Errorf("%s: the button says %q, %q and the list marks %q, want %q, %q and %q", what, n, s, found, name, score, chosen)
		}
	}
	b.view.Snap.Rules = &session.Rules{Name: "ant-bounded", Path: "ant-bounded.safetensors", Card: saves()[1].Card}
	check("a file", "ant-bounded", "1833 ± 100", "ant-bounded")
	b.view.Snap.Rules = &session.Rules{Name: library.RandomName}
	check("random rules", "random rules", "", "Random rules")
	b.view.NoRules = true
	check("none", "No rule set", "", "")
}
