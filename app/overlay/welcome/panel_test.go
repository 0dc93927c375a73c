package welcome

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"hebbarium/app/desk"
	"hebbarium/app/session"
	"hebbarium/app/settings"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit/kittest"
)

// bench is the panel in a window with what it sends.
type bench struct {
	*Panel
	view  *desk.View
	sent  []string
	terms int // times that their switches were shown
}

func newBench(t *testing.T, world string) *bench {
	t.Helper()
	b := &bench{view: &desk.View{World: world, Snap: &session.Snapshot{Step: injured, Playing: true}, Settings: settings.Default()}}
	hand := &desk.Hand{Send: func(c desk.Command) { b.sent = append(b.sent, strings.TrimPrefix(fmt.Sprintf("%T%v", c, c), "desk.")) }, Say: func(string) {}, View: func() *desk.View { return b.view }}
	regions := map[string]image.Rectangle{"world": image.Rect(0, 56, 744, 572), "brains": image.Rect(744, 56, 1440, 732), "timeline": image.Rect(0, 732, 1440, 900)}
	b.Panel = New(hand, kittest.Theme(t), func(name string) image.Rectangle { return regions[name] }, func() { b.terms++ })
	b.Take(b.view)
	b.Place(image.Rectangle{}, ui.Scale{Percent: 100})
	b.Begin()
	return b
}

func (b *bench) click(t *testing.T, name string) {
	t.Helper()
	c := b.controls.Named(name)
	if c.Rect().Empty() || !c.Rect().In(b.Over()) {
		t.Fatalf("%s lies at %v, the card at %v", name, c.Rect(), b.Over())
	}
	for _, p := range uitest.Click(uitest.Middle(c.Rect())) {
		b.Pointer(p)
	}
}

// The cards go from noise by an injury to the read-out, and on to many lives and the rule's
// terms for who wants that, and never come again.
func TestCards(t *testing.T) {
	for world, injury := range map[string]string{"ant": "Injure{[0:leg:4=0.25]}", "car": "Injure{[0:zero:0.33]}"} {
		b := newBench(t, world)
		b.click(t, "welcome 0")
		b.click(t, "welcome 0")
		if b.card().title != "Hurt it" {
			t.Fatalf("%s: after the first card comes %q", world, b.card().title)
		}
		b.click(t, "welcome 0")
		heals := ""
		if world == "car" {
			if heals = "Run{true} "; b.card().title != "Hurt it" || b.card().text != black {
				t.Fatalf("a third is black, and the card says %q", b.card().text)
			}
			b.click(t, "welcome 0")
		}
		if foot := b.Over().Max.Y; b.card().title != "Read here" || foot > 732 || foot < 700 {
			t.Fatalf("%s: then %q comes at %v", world, b.card().title, b.Over())
		}
		b.click(t, "welcome 0")
		if at := b.Over(); b.card().title != "Is it luck?" || !at.In(b.region("brains")) {
			t.Fatalf("%s: then %q comes at %v", world, b.card().title, at)
		}
		b.click(t, "welcome 0")
		if b.card().title != "Why it changes" || b.terms != 1 {
			t.Fatalf("%s: then %q comes, and terms were shown %d times", world, b.card().title, b.terms)
		}
		b.click(t, "welcome 0")
		if b.card().title != "Without D" {
			t.Fatalf("%s: then %q comes", world, b.card().title)
		}
		b.click(t, "welcome 0")
		want := "Restart{0 true} SetSpeed{0.25} Run{true} SetSpeed{1} Run{true} Scrub{260} " + injury + " Run{true} " + heals + "Many{36} Run{true} Many{1} Restart{0 true} Run{true} Injure{[0:terms:D=0]} Run{true} Welcomed{}"
		if got := strings.Join(b.sent, " "); got != want || !b.Over().Empty() {
			t.Errorf("%s: sent %s, want %s; a card lies at %v", world, got, want, b.Over())
		}
	}
}

// In a life that is longer than those that rules are evolved in, an injury has it begun
// again, and comes once.
func TestALateInjuryBeginsAgain(t *testing.T) {
	b := newBench(t, "ant")
	b.at = 1
	b.view.Snap.Step = wellOn + 1
	b.place()
	b.click(t, "welcome 0")
	if got := strings.Join(b.sent, " "); got != "Restart{0 true} SetSpeed{1}" || b.card().text != waiting || !b.controls.Named("welcome 1").Rect().Empty() {
		t.Fatalf("late: sent %s, the card says %q", got, b.card().text)
	}
	b.Take(b.view) // the life that is left
	for step := 0; step <= 4*underWay; step += 20 {
		b.view.Snap.Step = step
		b.Take(b.view)
	}
	if got := strings.Join(b.sent[2:], " "); got != "Scrub{260} Injure{[0:leg:4=0.25]} Run{true}" || b.card().title != "Read here" {
		t.Errorf("under way again: sent %s, the card is %q", got, b.card().title)
	}
}

// The life waits once while a card is read: at its birth, when it walks, and before an
// injury; whoever plays on is not held again, and skipping the cards lets it go.
func TestTheLifeWaitsWhileACardIsRead(t *testing.T) {
	b := newBench(t, "ant")
	at := func(step int) string {
		b.sent = nil
		b.view.Snap.Step, b.view.Snap.Playing = step, true
		b.Take(b.view)
		return strings.Join(b.sent, " ")
	}
	if got := at(0); got != "Run{false}" {
		t.Errorf("at birth it sent %q", got)
	}
	if got := at(3); got != "" {
		t.Errorf("played on, it sent %q", got)
	}
	b.click(t, "welcome 0")
	if before, then := at(untilRead-1), at(untilRead); before != "" || then != "Run{false}" {
		t.Errorf("watched, it sent %q and %q", before, then)
	}
	b.sent, b.view.Snap.Playing = nil, false
	b.click(t, "welcome 0")
	if got := strings.Join(b.sent, " "); got != "SetSpeed{1}" {
		t.Errorf("at the step of the injury, waiting, going on sent %q", got)
	}
	b.held = false
	if before, then := at(underWay-1), at(untilRead+13); before != "" || then != "Scrub{260}" {
		t.Errorf("before an injury it sent %q and %q", before, then)
	}
	b.view.Snap.Playing = false
	b.sent = nil
	b.click(t, "welcome 0")
	if got := strings.Join(b.sent, " "); got != "Scrub{260} Injure{[0:leg:4=0.25]} Run{true}" {
		t.Errorf("the injury sent %q", got)
	}
	b.view.Snap.Markers = []session.Marker{{Event: episode.Event{Step: untilRead}, Does: episode.Leg{Leg: 4, Share: 0.25}}}
	if got := at(untilRead + 40); got != "" {
		t.Errorf("beside the read-out it sent %q", got)
	}
	if got := at(untilRead + untilTold); got != "Run{false}" {
		t.Errorf("where the read-out has told, it sent %q", got)
	}
	b.Begin()
	at(0)
	b.sent, b.view.Snap.Playing = nil, false
	if !b.Escape() || !strings.HasPrefix(strings.Join(b.sent, " "), "Run{true}") {
		t.Errorf("skipped, it sent %q", b.sent)
	}
}

// An injury waits until there is a pace to lose, and a card gives way to what else there is
// to be said; Esc skips all three.
func TestCardsWait(t *testing.T) {
	b := newBench(t, "ant")
	b.at = 1
	b.view.Snap.Step = underWay - 1
	b.place()
	if c := b.controls.Named("welcome 1"); !c.Off() || c.Hint() == "" {
		t.Error("an injury at the very beginning is offered")
	}
	for name, change := range map[string]func(*desk.View){
		"another card": func(v *desk.View) { v.Card = &desk.Card{} }, "no rules": func(v *desk.View) { v.NoRules = true }, "a talk": func(v *desk.View) { v.Talk = true },
	} {
		was := *b.view
		if change(b.view); !b.Over().Empty() {
			t.Errorf("beside %s it lies at %v", name, b.Over())
		}
		*b.view = was
	}
	if !b.Escape() || b.Escape() || len(b.sent) != 1 || b.sent[0] != "Welcomed{}" {
		t.Errorf("skipped, it sent %v", b.sent)
	}
}

// Every word of a card has room in the smallest window with the largest text.
func TestCardsFit(t *testing.T) {
	b := newBench(t, "car")
	for _, percent := range []int{100, 150} {
		b.at = 0
		if err := b.theme.Type.SetScale(percent); err != nil {
			t.Fatal(err)
		}
		b.Place(image.Rectangle{}, ui.Scale{Percent: percent})
		for b.at = 0; b.at < 3; b.at++ {
			b.place()
			r := b.Over()
			for _, line := range b.lines(r.Dx()) {
				if strings.HasSuffix(line, "…") {
					t.Errorf("%d %%, card %d: %q is cut off", percent, b.at, line)
				}
			}
			for _, c := range b.controls {
				if !c.Rect().In(r) && !c.Rect().Empty() {
					t.Errorf("%d %%, card %d: %s at %v leaves the card at %v", percent, b.at, c.Name(), c.Rect(), r)
				}
			}
		}
	}
}

// Where a card would hide the world, as on a phone, it lies beside it, below the scale of the
// maps.
func TestCardsLeaveALowWorldToBeSeen(t *testing.T) {
	b := newBench(t, "ant")
	regions := map[string]image.Rectangle{"world": image.Rect(0, 44, 456, 310), "maps": image.Rect(456, 44, 844, 310), "timeline": image.Rect(0, 310, 844, 390)}
	b.region = func(name string) image.Rectangle { return regions[name] }
	const scale = 120 // where that of the maps ends
	for b.at = range 3 {
		b.place()
		over := b.Over()
		if over.Overlaps(regions["world"]) || over.Empty() || !over.In(image.Rect(0, 0, 844, 390)) {
			t.Errorf("card %d lies at %v", b.at+1, over)
		}
		if b.at == 0 && over.Min.Y < scale {
			t.Errorf("the first card lies at %v, over the scale of the maps", over)
		}
	}
	b.at, b.watches = 0, true // which has the longest text
	if lines := b.lines(b.Over().Dx()); strings.Join(lines, " ") != watching {
		t.Errorf("of %q is shown %q", watching, lines)
	}
}
