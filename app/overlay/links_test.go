package overlay

import (
	"errors"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui/uitest"
)

// By key a link is copied, with what the maps show, and the one on the clipboard is
// followed; what is none is told to be none.
func TestLinksByKey(t *testing.T) {
	d := newTable()
	clip, fails := "", error(nil)
	l := NewLinks(d.hand(), func(s string) error { clip = s; return nil }, func() (string, error) { return clip, fails }, func() string { return "change" })
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
	if !ok || c.Map != "change" || c.Copy("#world=ant") != nil || clip != "#world=ant" {
		t.Fatalf("sent %#v", d.sent)
	}
	if ctrl(ebiten.KeyV); len(d.sent) != 2 || d.sent[1] != (desk.Follow{Link: "#world=ant"}) {
		t.Errorf("sent %#v", d.sent)
	}
	for _, c := range []struct {
		text string
		err  error
	}{{"a text", nil}, {"", nil}, {"#world=ant", errors.New("no clipboard")}} {
		clip, fails, d.said = c.text, c.err, ""
		if ctrl(ebiten.KeyV); len(d.sent) != 2 || d.said != "There is no link on the clipboard" {
			t.Errorf("%q, %v: sent %#v, said %q", c.text, c.err, d.sent, d.said)
		}
	}
	d.view.NoRules = true
	if why := d.all.Find("copy link").Refused(); why != desk.ChoosingRules {
		t.Errorf("without rules it is off because %q", why)
	}
}
