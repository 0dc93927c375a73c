package overlay

import (
	"errors"
	"image"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/lesson"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/app/ui"
	"hebbarium/app/ui/uitest"
	"hebbarium/app/words"
	disk "hebbarium/brain/file"
	"hebbarium/render/kit"
)

// table is a desk that writes down what is sent to it.
type table struct {
	view   desk.View
	sent   []desk.Command
	said   string
	popups ui.Popups
	all    ui.Actions
}

func newTable() *table {
	t := &table{}
	t.view.Snap = &session.Snapshot{World: "ant", Rules: &session.Rules{Name: "walker"}}
	t.view.World = "ant"
	return t
}

func (t *table) hand() *desk.Hand {
	return &desk.Hand{Send: func(c desk.Command) { t.sent = append(t.sent, c) }, Say: func(s string) { t.said = s }, View: func() *desk.View { return &t.view }}
}

func newTheme(t *testing.T) *kit.Theme {
	t.Helper()
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

func sizes() []image.Point { return []image.Point{{1024, 640}, {1440, 900}, {1920, 1080}} }

func bar() image.Rectangle { return image.Rect(0, 0, 1440, 56) }

// The buttons of a card stand side by side within it, whatever it offers, over a lesson's
// caption, and it gives way to a part of the rack that is open.
func TestCardButtons(t *testing.T) {
	broken := errors.New("l2.A: expected 128×64, found 128×32")
	for _, size := range sizes() {
		for _, percent := range []int{100, 125, 150} {
			scene := image.Rect(0, 56, size.X*45/100, size.Y-300)
			for _, shown := range []struct {
				card *desk.Card
				want []string
			}{
				{&desk.Card{First: desk.Choice{Title: "a"}, Other: desk.Choice{Title: "b"}}, []string{"card first", "card other"}},
				{&desk.Card{First: desk.Choice{Title: "a"}, Err: broken}, []string{"card first", "card copy", "card close"}},
				{&desk.Card{First: desk.Choice{Title: "a"}, Other: desk.Choice{Title: "b"}, Err: broken, Lines: []string{"1", "2", "3"}}, []string{"card first", "card other", "card copy", "card close"}},
			} {
				desk := newTable()
				c := NewCard(desk.hand(), newTheme(t), &desk.all, nil, nil)
				c.Place(scene, ui.Scale{Percent: percent})
				desk.view.Card = shown.card
				c.Take(&desk.view)
				var found []string
				var places []image.Rectangle
				for _, w := range c.Controls() {
					r := w.Rect()
					if r.Empty() {
						continue
					}
					found = append(found, w.Name())
					if !r.In(c.Over()) || r.Dx() < 30 || slices.ContainsFunc(places, r.Overlaps) {
						t.Errorf("%v, %d %%: %s at %v in %v, beside %v", size, percent, w.Name(), r, c.Over(), places)
					}
					places = append(places, r)
				}
				if !slices.Equal(found, shown.want) {
					t.Errorf("buttons %v, want %v", found, shown.want)
				}
				if !c.Over().In(scene) && scene.Dy() > 300 || c.Over().Min.Y < scene.Min.Y+scene.Dy()/3 && scene.Dy() > 500 {
					t.Errorf("%v, %d %%: the card at %v hides the creature in %v", size, percent, c.Over(), scene)
				}
				foot := scene.Max.Y - 64
				c.Cover(map[string]image.Rectangle{"caption": image.Rect(scene.Min.X, foot, scene.Max.X, scene.Max.Y)})
				if c.Over().Max.Y != foot-8 && c.Over().Min.Y != scene.Min.Y+8 {
					t.Errorf("the card at %v does not lie over a caption at %d", c.Over(), foot)
				}
				c.Cover(map[string]image.Rectangle{"rack": image.Rect(0, foot, 100, foot+50)})
				if !c.Over().Empty() || !c.Controls()[0].Rect().Empty() {
					t.Error("the card lies over a part of the rack that is open")
				}
			}
		}
	}
}

// Each choice of a card goes its way: a command, an action, or a question and then a
// command; an error's card closes first.
func TestCardLeadsOn(t *testing.T) {
	d := newTable()
	did := ""
	d.all.Add(ui.Action{ID: "open", Run: func() { did = "open" }})
	var answer func(string)
	c := NewCard(d.hand(), newTheme(t), &d.all, func(what string, take func(string)) { did, answer = what, take }, func(string) []string { return []string{"kept", "there"} })
	c.Place(image.Rect(0, 56, 700, 600), ui.Scale{Percent: 100})
	click := func(name string) {
		t.Helper()
		d.sent, did = nil, ""
		for _, p := range uitest.Click(uitest.Middle(ui.Controls(c.Controls()).Named(name).Rect())) {
			c.Pointer(p)
		}
	}
	d.view.Card, d.view.NoRules = &desk.Card{Title: "None", Lines: []string{"x"}, First: desk.Choice{Title: "Open…", Action: "open"}, Other: desk.Choice{Title: "Random", Command: desk.WatchRandom{}}}, true
	c.Take(&d.view)
	if click("card first"); did != "open" || len(d.sent) != 0 {
		t.Errorf("the first button did %q and sent %v", did, d.sent)
	}
	if click("card other"); len(d.sent) != 1 || d.sent[0] != (desk.WatchRandom{}) {
		t.Errorf("the other button sent %v", d.sent)
	}
	if c.Escape() {
		t.Error("Esc closes what stands for no rule set")
	}
	d.view.NoRules = false
	d.view.Card = &desk.Card{
		Title: "a.replay", Lines: []string{"x"}, Warns: true, Err: errors.New("wanted"), File: "a.replay", First: desk.Choice{Title: "Step back", Command: desk.Back{N: 1}},
		Other: desk.Choice{Title: "Find…", Ask: "Path of the rules", Take: func(p string) desk.Command { return desk.Open{Path: "a.replay", Rules: p} }},
	}
	c.Take(&d.view)
	if !c.Dirty() {
		t.Error("another card is not drawn")
	}
	if click("card other"); did != "Path of the rules" || len(d.sent) != 1 || d.sent[0] != (desk.CloseCard{}) {
		t.Errorf("the other button asked %q and sent %v", did, d.sent)
	}
	if answer("b.safetensors"); d.sent[len(d.sent)-1] != (desk.Open{Path: "a.replay", Rules: "b.safetensors"}) {
		t.Errorf("the answer sent %v", d.sent)
	}
	if click("card first"); len(d.sent) != 2 || d.sent[1] != (desk.Back{N: 1}) {
		t.Errorf("the first button sent %v", d.sent)
	}
	if click("card copy"); c.label() != "Copy again" || !slices.Contains(c.said(), "kept") {
		t.Errorf("after copying it offers %q and says %q", c.label(), c.said())
	}
	if click("card close"); len(d.sent) != 1 || d.sent[0] != (desk.CloseCard{}) {
		t.Errorf("the cross sent %v", d.sent)
	}
	if d.sent = nil; !c.Escape() || len(d.sent) != 1 {
		t.Errorf("Esc sent %v", d.sent)
	}
}

// The details name the program, the file and the world, and hold the whole text,
// of which the card shows four lines.
func TestDetails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "broken.safetensors")
	if err := os.WriteFile(file, []byte("not a rule set"), 0o644); err != nil {
		t.Fatal(err)
	}
	long := errors.New(strings.Repeat("expected this, found that; ", 40) + "the end")
	c := &desk.Card{Title: "broken.safetensors", Lines: []string{words.Explain(long, file)}, Err: long, File: file}
	d := newTable()
	d.view.Card = c
	shown := NewCard(d.hand(), newTheme(t), &d.all, nil, nil)
	shown.Place(image.Rect(0, 56, 744, 572), ui.Scale{Percent: 100})
	shown.Take(&d.view)
	if lines := shown.said(); len(lines) != mostLines || !strings.HasSuffix(lines[mostLines-1], "…") || strings.Contains(strings.Join(lines, " "), "the end") {
		t.Errorf("a card of %q", lines)
	}
	text := detailsOf(c, &desk.View{Seed: 7, Snap: &session.Snapshot{World: "ant", Engine: "builtin/2", Rules: &session.Rules{Name: "walker"}}})
	for _, want := range []string{"Hebbarium: " + disk.Version(), "File: " + file, "World: ant, physics builtin/2, seed 7", "Rule set: walker", long.Error()} {
		if !strings.Contains(text, want) {
			t.Errorf("the details lack %q:\n%s", want, text)
		}
	}
	// Where no clipboard answers they are in a file that the card names.
	folder := filepath.Join(t.TempDir(), "state")
	said := keepDetails(folder, text)
	files, err := filepath.Glob(filepath.Join(folder, "error-*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v", files, err)
	}
	if b, err := os.ReadFile(files[0]); err != nil || string(b) != text {
		t.Errorf("the file holds %q, %v", b, err)
	}
	if len(said) != 2 || filepath.Base(said[1]) != filepath.Base(files[0]) {
		t.Errorf("the card says %q of %s", said, files[0])
	}
	if said := keepDetails(filepath.Join(files[0], "under a file"), text); len(said) < 2 || !strings.Contains(said[0], "no file") {
		t.Errorf("where nothing can be written the card says %q", said)
	}
}

// The palette begins with injuries, holds lessons and rule sets, and keeps what has every
// word that is typed.
func TestPalette(t *testing.T) {
	d := newTable()
	did := ""
	for _, a := range []ui.Action{{ID: "play", Title: "Play or pause", Keys: "Space"}, {ID: "zero", Title: "Zero the weights", Injures: true}, {ID: "hidden", Title: "Hidden", Hidden: true}, {ID: "elsewhere", Title: "Elsewhere", Shown: func() bool { return false }}} {
		a.Run = func() { did = a.ID }
		d.all.Add(a)
	}
	d.view.Lessons = []*lesson.Lesson{{Title: "First steps", World: "ant"}}
	d.view.Saves = []library.Save{{Name: "walker", Path: "w.safetensors"}, {Name: "broken", Err: errors.New("x")}}
	o := NewPrompts(d.hand(), &d.popups, &d.all, bar)
	open := func() *palette {
		o.open()
		d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100})
		return d.popups.Open().(*palette)
	}
	var titles []string
	for _, r := range open().rows.List {
		titles = append(titles, r.Title)
	}
	if want := []string{"Zero the weights", "Play or pause", "Lesson First steps", "Rule set: walker"}; !slices.Equal(titles, want) {
		t.Errorf("rows %q, want %q", titles, want)
	}
	d.popups.Keys(uitest.Type("pause play"))
	if d.popups.Keys(uitest.Press(ebiten.KeyEnter)); did != "play" || d.popups.Open() != nil {
		t.Errorf("Enter did %q", did)
	}
	pal := open()
	d.popups.Pointer(ui.Pointer{At: pal.place.Min.Add(image.Pt(30, 48+4+36*3+10))})
	for _, p := range uitest.Click(pal.place.Min.Add(image.Pt(30, 48+4+36*3+10))) {
		d.popups.Pointer(p)
	}
	if len(d.sent) != 1 || d.sent[0] != (desk.Open{Path: "w.safetensors"}) {
		t.Errorf("a click on the rule set sent %v", d.sent)
	}
	pal = open()
	d.popups.Keys(uitest.Type("nothing of the kind"))
	if len(pal.rows.List) != 0 || pal.rows.At != -1 {
		t.Errorf("%d rows, at %d", len(pal.rows.List), pal.rows.At)
	}
	if d.popups.Keys(uitest.Press(ebiten.KeyEscape)); d.popups.Open() != nil {
		t.Error("Esc leaves it open")
	}
	// A text that is asked for is handed on, but for an empty one.
	got := ""
	o.Ask("Path", func(s string) { got = s })
	d.popups.Keys(uitest.Type(" a b.replay "))
	if d.popups.Keys(uitest.Press(ebiten.KeyEnter)); got != "a b.replay" || d.popups.Open() != nil {
		t.Errorf("asked for a path, got %q", got)
	}
}

// Whatever the window's size and the text's, what lies over it lies in it.
func TestPromptsFit(t *testing.T) {
	for _, size := range sizes() {
		for _, percent := range []int{100, 125, 150} {
			d := newTable()
			for range 60 {
				d.all.Add(ui.Action{ID: "x", Title: "x", Run: func() {}})
			}
			d.view.Replays = t.TempDir()
			o := NewPrompts(d.hand(), &d.popups, &d.all, bar)
			for what, open := range map[string]func(){"palette": o.open, "path": o.openFile, "name": o.askName} {
				open()
				if d.popups.Fit(image.Rectangle{Max: size}, ui.Scale{Percent: percent}); d.popups.Place().Empty() || !d.popups.Place().In(image.Rectangle{Max: size}) {
					t.Errorf("%v %d %%: %s at %v leaves the window", size, percent, what, d.popups.Place())
				}
			}
		}
	}
}

func TestNamesThatAreTakenAreNumbered(t *testing.T) {
	n := &name{folder: t.TempDir()}
	for _, c := range []struct{ typed, title string }{
		{" walk ", "walk.replay"}, {"walk.replay", "walk-2.replay"}, {"walk", "walk-3.replay"}, {"run", "run.replay"},
	} {
		n.look(c.typed)
		if n.err != nil || n.title != c.title || (n.note != "") != strings.Contains(c.title, "-") {
			t.Errorf("%q: expected %s, found %s, %q, %v", c.typed, c.title, n.title, n.note, n.err)
		}
		if err := os.WriteFile(filepath.Join(n.folder, n.title), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n.look("a/b"); n.err == nil || n.title != "" {
		t.Errorf("expected no title for a bad name, found %q", n.title)
	}
}

// A replay gets the name that is typed, by keys and by mouse, a bad one is refused while
// it is typed, and Esc and Cancel save nothing.
func TestNaming(t *testing.T) {
	d := newTable()
	d.view.Replays = t.TempDir()
	o := NewPrompts(d.hand(), &d.popups, &d.all, bar)
	open := func() *name {
		o.naming().Run()
		d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100})
		return d.popups.Open().(*name)
	}
	n := open()
	if !strings.HasSuffix(n.field.Typed(), "-ant") || n.err != nil {
		t.Errorf("it begins with %q, %v", n.field.Typed(), n.err)
	}
	d.popups.Keys(uitest.Type("a/b"))
	if d.popups.Keys(uitest.Press(ebiten.KeyEnter)); n.err == nil || d.popups.Open() == nil || len(d.sent) > 0 {
		t.Errorf("a/b was taken: %v", d.sent)
	}
	d.popups.Keys(uitest.Press(ebiten.KeyBackspace))
	d.popups.Keys(uitest.Press(ebiten.KeyBackspace))
	d.popups.Keys(uitest.Press(ebiten.KeyEnter))
	if want := (desk.SaveReplay{Path: filepath.Join(d.view.Replays, "a.replay")}); len(d.sent) != 1 || d.sent[0] != want || d.popups.Open() != nil {
		t.Errorf("sent %v, want %v", d.sent, want)
	}
	n = open()
	d.popups.Keys(uitest.Type("b"))
	save, cancel, _ := n.spots()
	d.sent = nil
	for _, p := range uitest.Click(uitest.Middle(save)) {
		d.popups.Pointer(p)
	}
	if len(d.sent) != 1 || d.popups.Open() != nil {
		t.Errorf("a click on Save sent %v", d.sent)
	}
	d.sent = nil
	open()
	for _, p := range uitest.Click(uitest.Middle(cancel)) {
		d.popups.Pointer(p)
	}
	open()
	d.popups.Keys(uitest.Press(ebiten.KeyEscape))
	if len(d.sent) != 0 || d.popups.Open() != nil {
		t.Errorf("Cancel and Esc sent %v", d.sent)
	}
	d.view.NoRules = true
	if o.naming().Run(); d.popups.Open() != nil || d.said == "" {
		t.Error("without rules a name is asked for")
	}
}

// The help turns its pages and closes.
func TestHelpTurnsItsPages(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	d := newTable()
	h := NewHelp(&d.popups, &d.all, theme, func() []ui.Row { return nil })
	d.all.Add(h.Actions()...)
	d.all.Press(uitest.Press(ebiten.KeyF1))
	d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100})
	if d.popups.Open() == nil || d.popups.Place() != image.Rect(0, 0, 1440, 900) {
		t.Fatal("F1 opens no help over the window")
	}
	d.popups.Keys(uitest.Press(ebiten.KeyArrowRight))
	d.popups.Keys(uitest.Press(ebiten.KeyArrowRight))
	if d.popups.Keys(uitest.Press(ebiten.KeyArrowLeft)); h.page != 1 {
		t.Errorf("on page %d", h.page)
	}
	if d.popups.Keys(uitest.Press(ebiten.KeyEscape)); d.popups.Open() != nil {
		t.Error("Esc leaves the help open")
	}
	d.all.Do("help")
	d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100})
	for _, p := range uitest.Click(image.Pt(700, 400)) {
		d.popups.Pointer(p)
	}
	if d.popups.Open() != nil {
		t.Error("a click leaves the help open")
	}
}

// The help leads on to the guide by its key.
func TestHelpLeadsToTheGuide(t *testing.T) {
	d := newTable()
	h := NewHelp(&d.popups, &d.all, newTheme(t), func() []ui.Row { return nil })
	asked := 0
	d.all.Add(h.Actions()...)
	d.all.Add(ui.Action{ID: "guide", Run: func() { asked++ }})
	d.all.Do("help")
	d.popups.Fit(image.Rect(0, 0, 1440, 900), ui.Scale{Percent: 100})
	k := uitest.Press(ebiten.KeyF1)
	k.Shifted = true
	if d.popups.Keys(k); asked != 1 || d.popups.Open() != nil {
		t.Errorf("Shift F1 in the help asked for the guide %d times, and leaves %v open", asked, d.popups.Open())
	}
}

// The guide is written and shown, and where it lies is said, whoever shows it.
func TestGuideSaysWhereItIs(t *testing.T) {
	no := errors.New("no such program")
	for _, c := range []struct {
		place, open, copy error
		says              string
	}{
		{nil, nil, nil, "opens in your browser"},
		{nil, no, nil, "path is copied"},
		{nil, no, no, "the guide is /cache/guide/index.html"},
		{no, nil, nil, "cannot be written"},
	} {
		said, opened, copied := "", "", ""
		g := Guide{
			Place: func() (string, error) { return "/cache/guide/index.html", c.place },
			Open:  func(page string) error { opened = page; return c.open },
			Copy:  func(s string) error { copied = s; return c.copy },
			Tell:  func(s string) { said = s },
		}
		if g.read(); !strings.Contains(said, c.says) {
			t.Errorf("%+v: it says %q", c, said)
		}
		if (opened != "") != (c.place == nil) || (copied != "") != (c.place == nil && c.open != nil) {
			t.Errorf("%+v: opened %q, copied %q", c, opened, copied)
		}
	}
}

// News lie in the free stretch of the top bar or, where they do not fit, over the foot of
// the world.
func TestNewsHideNothing(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	d := newTable()
	d.view.Notice = "Saved"
	free, foot := image.Rect(800, 0, 1100, 56), image.Rect(0, 56, 700, 500)
	shown := ""
	n := NewNotice(d.hand(), theme, Around{
		Free: func() image.Rectangle { return free }, Foot: func() image.Rectangle { return foot }, Width: func() int { return 1440 },
	}, func(path string) { shown = path })
	if r := n.Lies(); !r.In(free) || r.Max.X != free.Max.X {
		t.Errorf("a short line lies at %v", r)
	}
	short := n.Lies()
	if n.Point(ui.Pointer{At: uitest.Middle(short), Pressed: true}) || shown != "" {
		t.Error("news of no file take the mouse")
	}
	d.view.NoticeFile = "/pictures/ant.png"
	if n.Lies().Dx() <= short.Dx() {
		t.Error("news of a file have no way there")
	}
	if !n.Point(ui.Pointer{At: uitest.Middle(n.Lies()), Pressed: true}) || shown != "/pictures/ant.png" {
		t.Errorf("a press on news of a file leads to %q", shown)
	}
	d.view.Notice = strings.Repeat("a long line ", 6)
	if r := n.Lies(); r.Overlaps(free) || r.Max.Y != foot.Max.Y-8 {
		t.Errorf("a long line lies at %v", r)
	}
	if d.view.Notice = ""; !n.Lies().Empty() {
		t.Errorf("no news lie at %v", n.Lies())
	}
}

// What was kept last is shown in its folder; where the system has no way to show it, its
// path is copied, and said where nothing takes that.
func TestKeptIsFound(t *testing.T) {
	d := newTable()
	shown, copied, none := "", "", errors.New("none")
	k := &Kept{hand: d.hand(), open: func(p string, _ func()) { shown = p }, copy: func(s string) error { copied = s; return nil }, tell: func(s string) { d.said = s }}
	d.all.Add(k.Actions()...)
	if d.all.Do("show kept"); shown != "" || d.said == "" {
		t.Errorf("with nothing kept %q is shown, said %q", shown, d.said)
	}
	d.view.Kept = "/videos/a.mp4"
	if d.all.Do("show kept"); shown != "/videos/a.mp4" || copied != "" {
		t.Errorf("shown %q, copied %q", shown, copied)
	}
	k.open = func(_ string, failed func()) { failed() }
	if d.all.Do("show kept"); copied != "/videos/a.mp4" || !strings.HasSuffix(d.said, "/videos/a.mp4") {
		t.Errorf("copied %q, said %q", copied, d.said)
	}
	k.copy = func(string) error { return none }
	if d.all.Do("copy kept"); d.said != "It is /videos/a.mp4" {
		t.Errorf("said %q", d.said)
	}
}

// A system's program that finds nobody to show a folder says so by how it ends.
func TestFolderThatNobodyShows(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("another program shows folders there")
	}
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	failed := make(chan bool, 2)
	show := func() { openFolder("/videos/a.mp4", func() { failed <- true }) }
	show() // with no such program
	<-failed
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	show()
	<-failed
}
