package app

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/evolve/replay"
	"hebbarium/render/kit"
)

// naming asks for the name of a replay, says while it is typed what becomes of it,
// and refuses what is no name.
type naming struct {
	g      *Game
	field  *field
	folder string
	title  string // of the file as it will be
	note   string // what else there is to know of the name
	err    error  // why the name cannot be taken
	at     image.Point
}

// askName asks for the name of a replay of the episode so far, and writes it.
func (g *Game) askName() {
	folder := g.replaysFolder()
	if folder == "" || g.norules {
		g.say("There is nothing to save, or no folder to save it in")
		return
	}
	n := &naming{g: g, folder: folder}
	n.field = newField(g, "name", "", constant(stamp()+"-"+g.world), func(string) bool { return true })
	n.field.size, n.field.left, n.field.inPopup = kit.Body, true, true
	n.field.live = n.look
	n.field.begin()
	n.look(string(n.field.text))
	g.show(n.place, newDrawn(n.draw,
		widget.WidgetOpts.TrackHover(true),
		widget.WidgetOpts.CursorMoveHandler(func(a *widget.WidgetCursorMoveEventArgs) { n.at = image.Pt(a.OffsetX, a.OffsetY) }),
		widget.WidgetOpts.CursorExitHandler(func(*widget.WidgetCursorExitEventArgs) { n.at = image.Point{} }),
		widget.WidgetOpts.MouseButtonReleasedHandler(func(a *widget.WidgetMouseButtonReleasedEventArgs) {
			if a.Inside {
				n.click(image.Pt(a.OffsetX, a.OffsetY).Add(n.place().Min))
			}
		}),
	), n.keys)
}

// look says what becomes of a name.
func (n *naming) look(typed string) {
	name := strings.TrimSuffix(strings.TrimSpace(typed), replay.ReplayExtension)
	n.title, n.note = "", ""
	if n.err = checkName(name); n.err != nil {
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

// longestName is the most bytes that a name may have: with a number and the
// extension it fits every file system.
const longestName = 120

// checkName tells whether a text can be the name of a file on every system.
func checkName(name string) error {
	if name == "" {
		return errors.New("expected a name, found none")
	}
	if len(name) > longestName {
		return fmt.Errorf("expected at most %d bytes, found %d", longestName, len(name))
	}
	for _, r := range name {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return fmt.Errorf("expected no %q in a name", r)
		}
	}
	if name[0] == '.' || strings.HasSuffix(name, ".") {
		return errors.New("expected no dot at either end of a name")
	}
	switch base, _, _ := strings.Cut(strings.ToUpper(name), "."); base {
	case "CON", "PRN", "AUX", "NUL":
		return fmt.Errorf("expected another name: %s is a device on Windows", base)
	default:
		if len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9' {
			return fmt.Errorf("expected another name: %s is a device on Windows", base)
		}
	}
	return nil
}

// save writes the replay where its name can be taken.
func (n *naming) save() {
	n.look(string(n.field.text)) // the folder may hold more by now
	if n.err != nil {
		return
	}
	n.g.closePopup()
	n.g.saveReplay(filepath.Join(n.folder, n.title))
}

func (n *naming) keys() {
	command := ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
	switch {
	case justPressed(ebiten.KeyEscape):
		n.g.closePopup()
	case justPressed(ebiten.KeyEnter), justPressed(ebiten.KeyNumpadEnter):
		n.save()
	case command && !ebiten.IsKeyPressed(ebiten.KeyV):
		// The S of Ctrl+S is no letter of the name.
	default:
		n.field.keys()
	}
}

func (n *naming) click(at image.Point) {
	save, cancel, text := n.spots()
	switch {
	case at.In(save):
		n.save()
	case at.In(cancel):
		n.g.closePopup()
	case at.In(text):
		n.field.fresh = false
	}
}

// place is where the prompt lies: where the palette does.
func (n *naming) place() image.Rectangle {
	g := n.g
	w := min(g.layout.px(560), g.size.X-64)
	x, y := (g.size.X-w)/2, g.layout.Bar.Max.Y+g.layout.px(24)
	return image.Rect(x, y, x+w, y+g.layout.px(188))
}

// spots are the places of its buttons and of the text.
func (n *naming) spots() (save, cancel, text image.Rectangle) {
	r, px := n.place(), n.g.layout.px
	x, y := r.Min.X+px(16), r.Max.Y-px(48)
	save = image.Rect(x, y, x+px(112), y+px(32))
	cancel = save.Add(image.Pt(px(120), 0))
	text = image.Rect(x, r.Min.Y+px(48), r.Max.X-px(16), r.Min.Y+px(84))
	return save, cancel, text
}

func (n *naming) draw(dst *ebiten.Image, r image.Rectangle) {
	p := &painter{dst, n.g.theme}
	overlayCard(p, r)
	save, cancel, text := n.spots()
	left, right := float64(text.Min.X), float64(text.Max.X)
	p.text("Save the episode so far as a replay", left, float64(r.Min.Y)+p.px(26), kit.Body, kit.SemiBold, kit.Text, kit.Left)
	n.field.widget.Rect = text
	n.field.Render(dst)
	line, ink := "in "+n.folder, kit.Text3
	if n.note != "" {
		line, ink = n.note+"; this one becomes "+n.title, kit.Text2
	}
	if y := float64(text.Max.Y) + p.px(22); n.err != nil {
		p.icon(kit.IconWarning, left+p.px(8), y, p.px(15), kit.Warn)
		p.text(p.theme.Type.Fit(n.err.Error(), right-left-p.px(28), kit.Caption, kit.Regular), left+p.px(28), y, kit.Caption, kit.Regular, kit.Text, kit.Left)
	} else {
		p.text(p.theme.Type.Fit(line, right-left, kit.Caption, kit.Regular), left, y, kit.Caption, kit.Regular, ink, kit.Left)
	}
	at := n.at.Add(r.Min)
	back, word := kit.AccentBG, kit.Accent
	if n.err != nil {
		back, word = kit.BG2, kit.Off
	} else if at.In(save) {
		back = kit.AccentBG.Mix(kit.Accent, 0.15)
	}
	p.round(save, kit.Radius, back)
	x, y := middle(save)
	p.text("Save", x, y, kit.Body, kit.Medium, word, kit.Centre)
	back = kit.BG2
	if at.In(cancel) {
		back = kit.BG3
	}
	p.round(cancel, kit.Radius, back)
	x, y = middle(cancel)
	p.text("Cancel", x, y, kit.Body, kit.Medium, kit.Text, kit.Centre)
}
