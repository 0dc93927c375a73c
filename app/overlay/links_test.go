package overlay

import (
	"errors"
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/clipboard"
	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// By key a link is copied, with what the maps show, and the one on the clipboard is
// followed; what is none is told to be none.
func TestLinksByKey(t *testing.T) {
	d := newTable()
	clip, fails := "", error(nil)
	l := NewLinks(d.hand(), &d.popups, bar, func(s string) error { clip = s; return nil }, func() (string, error) { return clip, fails }, func() string { return "change" })
	d.all.Add(l.Actions()...)
	ctrl := func(k ebiten.Key) {
		press := uitest.Press(k)
		press.Control = true
		if !d.all.Press(press) {
			t.Fatalf("Ctrl %v does nothing", k)
		}
	}
	ctrl(ebiten.KeyL)
	c, ok := d.sent[0].(desk.CopyLink)
	if !ok || c.Map != "change" || c.Copy("#world=ant&rules=ant-bounded&seed=3") != nil || clip != "#world=ant&rules=ant-bounded&seed=3" {
		t.Fatalf("sent %#v", d.sent)
	}
	// What lies on the clipboard may be old: it asks, and Enter follows it.
	if ctrl(ebiten.KeyV); len(d.sent) != 1 || d.popups.Open() == nil {
		t.Fatalf("unasked, sent %#v", d.sent)
	}
	d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100})
	if d.popups.Keys(uitest.Press(ebiten.KeyEnter)); len(d.sent) != 2 || d.sent[1] != (desk.Follow{Link: "#world=ant&rules=ant-bounded&seed=3"}) {
		t.Errorf("sent %#v", d.sent)
	}
	for _, c := range []struct {
		text string
		err  error
	}{{"a text", nil}, {"", nil}, {"#world=ant&rules=ant-bounded&seed=3", errors.New("no clipboard")}} {
		clip, fails, d.said = c.text, c.err, ""
		if ctrl(ebiten.KeyV); len(d.sent) != 2 || d.said != "There is no link on the clipboard" {
			t.Errorf("%q, %v: sent %#v, said %q", c.text, c.err, d.sent, d.said)
		}
	}
	fails, d.said = clipboard.ErrLong, ""
	if ctrl(ebiten.KeyV); len(d.sent) != 2 || d.said != "What is on the clipboard is too long for a link" {
		t.Errorf("too long: sent %#v, said %q", d.sent, d.said)
	}
	d.view.NoRules = true
	if why := d.all.Find("copy link").Refused(); why != desk.ChoosingRules {
		t.Errorf("without rules it is off because %q", why)
	}
}
