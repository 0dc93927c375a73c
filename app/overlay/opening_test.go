package overlay

import (
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
)

// A file is found by keys and by mouse: the folders are walked, only what the window can
// open is listed, the files that were opened last come first, and a path leads anywhere.
func TestOpening(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	at := func(name string) string { return filepath.Join(home, "work", name) }
	if err := os.MkdirAll(at("deep/er"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"b.replay", "a.safetensors", "notes.txt", ".hidden.json", "deep/er/walk one.hebbarium"} {
		if err := os.WriteFile(at(name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d := newTable()
	d.view.Settings.Recent[0], d.view.Settings.Recent[1] = at("b.replay"), at("gone.replay")
	o := NewPrompts(d.hand(), &d.popups, &d.all, bar)
	d.all.Add(o.Actions()...)
	fit := func() { d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100}) }
	open := func() *palette {
		press := uitest.Press(ebiten.KeyO)
		press.Control = true
		if !d.all.Press(press) {
			t.Fatal("Ctrl+O does nothing")
		}
		fit()
		return d.popups.Open().(*palette)
	}
	titles := func(p *palette) (all []string) {
		for _, r := range p.rows.List {
			all = append(all, r.Title)
		}
		return all
	}
	p := open()
	if want := []string{"b.replay", "..", "deep/", "a.safetensors", "b.replay", "Home"}; !slices.Equal(titles(p), want) {
		t.Errorf("found %q, want %q", titles(p), want)
	}
	key := func(k ebiten.Key) { d.popups.Keys(uitest.Press(k)); fit() }
	// By keys: down into the folders, a name narrows them, Enter opens.
	key(ebiten.KeyArrowDown)
	key(ebiten.KeyArrowDown)
	if key(ebiten.KeyEnter); p.foot() != "in ~/work/deep  ·  Backspace goes up" {
		t.Errorf("Enter on a folder leads to %q", p.foot())
	}
	d.popups.Keys(uitest.Type("er"))
	key(ebiten.KeyEnter)
	if !slices.Equal(titles(p)[1:3], []string{"..", "walk one.hebbarium"}) {
		t.Errorf("in the deepest folder lie %q", titles(p))
	}
	key(ebiten.KeyBackspace)
	key(ebiten.KeyBackspace)
	if p.foot() != "in ~/work  ·  Backspace goes up" {
		t.Errorf("Backspace leads to %q", p.foot())
	}
	d.popups.Keys(uitest.Type("~/work/deep/er/wa"))
	if !slices.Equal(titles(p), []string{"walk one.hebbarium"}) {
		t.Errorf("the beginning of a path leaves %q", titles(p))
	}
	key(ebiten.KeyEnter)
	want := desk.Open{Path: at("deep/er/walk one.hebbarium")}
	if len(d.sent) != 1 || d.sent[0] != want || d.popups.Open() != nil {
		t.Errorf("sent %v, want %v", d.sent, want)
	}
	// By mouse, and by whole paths of several kinds.
	p = open()
	for _, m := range uitest.Click(image.Pt(p.place.Min.X+50, p.place.Min.Y+p.head()+4+3*36+10)) {
		d.popups.Pointer(m)
	}
	if len(d.sent) != 2 || d.sent[1] != (desk.Open{Path: at("a.safetensors")}) {
		t.Errorf("a click sent %v", d.sent)
	}
	for typed, want := range map[string]string{
		`"` + at("deep/er/walk one.hebbarium") + `"`:   at("deep/er/walk one.hebbarium"),
		"file://" + at("deep/er/walk%20one.hebbarium"): at("deep/er/walk one.hebbarium"),
		"deep/er/walk one.hebbarium":                   at("deep/er/walk one.hebbarium"),
		"notes.txt":                                    at("notes.txt"), // opening it says why it cannot be
		at("nowhere/none.replay"):                      at("nowhere/none.replay"),
	} {
		open()
		n := len(d.sent)
		// typed and ended between two frames
		k := uitest.Press(ebiten.KeyEnter)
		k.Characters = typed
		if d.popups.Keys(k); len(d.sent) != n+1 || d.sent[n] != (desk.Open{Path: want}) {
			t.Errorf("%s: sent %v", typed, d.sent[n:])
		}
		d.popups.Close()
	}
	for _, typed := range []string{"hebbarium:#world=ant&seed=3", "https://example.org/a/#lesson=3", "#nonsense"} {
		p = open()
		n := len(d.sent)
		if d.popups.Keys(uitest.Type(typed)); !slices.Equal(titles(p), []string{"Follow the link"}) {
			t.Errorf("%s: found the rows %q", typed, titles(p))
		}
		if key(ebiten.KeyEnter); len(d.sent) != n+1 || d.sent[n] != (desk.Follow{Link: typed}) || d.popups.Open() != nil {
			t.Errorf("%s: sent %v", typed, d.sent[n:])
		}
	}
	p = open()
	d.popups.Keys(uitest.Type(".hid"))
	if !slices.Equal(titles(p), []string{".hidden.json"}) {
		t.Errorf("a hidden file by its name: %q", titles(p))
	}
}

// A person's own lives are found first where a file is opened, by their names from any folder,
// and by the palette; those that the window recorded come after them.
func TestOwnLivesAreFound(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	d := newTable()
	d.view.Replays = filepath.Join(home, "replays")
	if err := os.MkdirAll(d.view.Replays, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"20261128-101112-ant.replay", "mylife.replay"} {
		if err := os.WriteFile(filepath.Join(d.view.Replays, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := NewPrompts(d.hand(), &d.popups, &d.all, bar)
	o.openFile()
	p := d.popups.Open().(*palette)
	if rows := p.rows.List; rows[0].Title != "mylife" || rows[1].Title != "20261128-101112-ant" {
		t.Errorf("first come %q and %q", rows[0].Title, rows[1].Title)
	}
	want := desk.Open{Path: filepath.Join(d.view.Replays, "mylife.replay")}
	k := uitest.Press(ebiten.KeyEnter)
	k.Characters = "myl"
	if d.popups.Keys(k); len(d.sent) != 1 || d.sent[0] != want {
		t.Errorf("by its name: sent %v", d.sent)
	}
	o.open()
	k.Characters = "life myl"
	if d.popups.Keys(k); len(d.sent) != 2 || d.sent[1] != want {
		t.Errorf("by the palette: sent %v", d.sent)
	}
}

// What opens a file is found in the palette by what a file may hold, too.
func TestOpeningIsFoundByWhatItOpens(t *testing.T) {
	d := newTable()
	o := NewPrompts(d.hand(), &d.popups, &d.all, bar)
	d.all.Add(o.Actions()...)
	for _, typed := range []string{"open a life", "open lesson", "open a file"} {
		o.open()
		d.popups.Keys(uitest.Type(typed))
		if rows := d.popups.Open().(*palette).rows.List; len(rows) != 1 || rows[0].Title != "Open a file…" {
			t.Errorf("%q finds %v", typed, rows)
		}
	}
}
