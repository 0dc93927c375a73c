package gallery

import (
	"image"
	"image/png"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/assets"
	"hebbarium/render/kit"
)

// Gallery is the pictures over the dimmed window. It implements ui.Popup.
type Gallery struct {
	hand   *desk.Hand
	popups *ui.Popups

	presets  []Preset
	pictures []*ebiten.Image // nil until they are drawn
	window   image.Rectangle
	px       ui.Scale
	at       int         // the one that is lit, −1 for none
	pointer  image.Point // when it was seen last
}

// New makes the gallery.
func New(hand *desk.Hand, popups *ui.Popups) *Gallery {
	return &Gallery{hand: hand, popups: popups, presets: Presets(), at: -1}
}

// Actions open it.
func (g *Gallery) Actions() []ui.Action {
	return []ui.Action{{ID: "gallery", Title: "Lives to begin with", Keys: "Shift L", Chords: []ui.Chord{{Key: ebiten.KeyL, Shift: true}}, Run: func() {
		g.at = -1
		g.popups.Show(g)
	}}}
}

// Fit lets the gallery cover the window.
func (g *Gallery) Fit(window image.Rectangle, px ui.Scale) image.Rectangle {
	g.window, g.px = window, px
	return window
}

// Measures of a card, in pixels before scaling: a picture has pictureWide by pictureHigh
// pixels, and under it lie two lines.
const (
	pictureWide = 288
	pictureHigh = 103
	words       = 50
	head        = 56
	gap         = 12
)

// sheet is where everything lies: the ground, and the cards on it.
type sheet struct {
	ground image.Rectangle
	cards  []image.Rectangle
	across int
}

// sheet lays the cards out in as many columns as make them largest.
func (g *Gallery) sheet() sheet {
	px, n := g.px.Px, len(g.presets)
	room := g.window.Inset(8).Size().Sub(image.Pt(2*px(gap), px(head)+px(gap)))
	best, across := 0, 1
	for columns := 1; columns <= n; columns++ {
		rows := (n + columns - 1) / columns
		wide := min((room.X-px(gap)*(columns-1))/columns, px(pictureWide))
		high := room.Y/rows - px(gap) - px(words)
		if wide = min(wide, high*pictureWide/pictureHigh); wide > best {
			best, across = wide, columns
		}
	}
	rows := (n + across - 1) / across
	card := image.Pt(best, best*pictureHigh/pictureWide+px(words))
	size := image.Pt(across*(card.X+px(gap))+px(gap), px(head)+rows*(card.Y+px(gap)))
	at := g.window.Size().Sub(size).Div(2)
	s := sheet{ground: image.Rectangle{Min: at, Max: at.Add(size)}, across: across}
	for i := range n {
		min := at.Add(image.Pt(px(gap)+i%across*(card.X+px(gap)), px(head)+i/across*(card.Y+px(gap))))
		s.cards = append(s.cards, image.Rectangle{Min: min, Max: min.Add(card)})
	}
	return s
}

// Pointer lights the card under the mouse, and begins its life by a click; one beside the
// cards closes the gallery.
func (g *Gallery) Pointer(p ui.Pointer) {
	if p.At == g.pointer && !p.Released {
		return
	}
	g.pointer = p.At
	s, on := g.sheet(), -1
	for i, r := range s.cards {
		if p.At.In(r) {
			on = i
		}
	}
	g.at = on
	switch {
	case !p.Released:
	case on >= 0:
		g.begin(on)
	case !p.At.In(s.ground):
		g.popups.Close()
	}
}

// Keys moves among the cards, begins a life, or closes the gallery.
func (g *Gallery) Keys(k ui.Keys) {
	across := g.sheet().across
	switch {
	case k.Just(ebiten.KeyEscape), k.Just(ebiten.KeyL):
		g.popups.Close()
	case k.Just(ebiten.KeyEnter) && g.at >= 0:
		g.begin(g.at)
	case k.Repeats(ebiten.KeyArrowRight), k.Repeats(ebiten.KeyTab) && !k.Shift():
		g.move(1)
	case k.Repeats(ebiten.KeyArrowLeft), k.Repeats(ebiten.KeyTab):
		g.move(-1)
	case k.Repeats(ebiten.KeyArrowDown):
		g.move(across)
	case k.Repeats(ebiten.KeyArrowUp):
		g.move(-across)
	}
}

// move lights another card, the first where none is lit.
func (g *Gallery) move(by int) {
	if g.at < 0 {
		g.at = 0
		return
	}
	if to := g.at + by; to >= 0 && to < len(g.presets) {
		g.at = to
	}
}

// begin begins a life.
func (g *Gallery) begin(i int) {
	g.popups.Close()
	g.hand.Send(desk.Follow{Link: g.presets[i].Link()})
}

// OverLook adds which card is lit.
func (g *Gallery) OverLook(s *ui.Sum) { s.Add(uint64(g.at + 1)) }

// picture is that of a life, nil where the program carries none.
func (g *Gallery) picture(i int) *ebiten.Image {
	if g.pictures == nil {
		g.pictures = make([]*ebiten.Image, len(g.presets))
		for k, p := range g.presets {
			f, err := assets.Presets.Open("presets/" + p.Name + ".png")
			if err != nil {
				continue
			}
			if pic, err := png.Decode(f); err == nil {
				g.pictures[k] = ebiten.NewImageFromImage(pic)
			}
			f.Close()
		}
	}
	return g.pictures[i]
}

// Draw draws the cards over the dimmed window.
func (g *Gallery) Draw(p *ui.Painter) {
	p.Fill(g.window, kit.BG0.Alpha(0.78))
	s := g.sheet()
	p.Card(s.ground)
	x, y := float64(s.ground.Min.X)+p.Px(gap), float64(s.ground.Min.Y)+p.Px(head/2)
	p.Text("Lives to begin with", x, y, kit.Title, kit.SemiBold, kit.Text, kit.Left)
	for i, r := range s.cards {
		g.drawCard(p, i, r)
	}
}

func (g *Gallery) drawCard(p *ui.Painter, i int, r image.Rectangle) {
	ground, one := kit.BG1, g.presets[i]
	if i == g.at {
		p.Round(r.Inset(-2), kit.Radius+2, kit.Accent)
		ground = kit.BG2
	}
	p.Round(r, kit.Radius, ground)
	at := r
	at.Max.Y = r.Max.Y - g.px.Px(words)
	if pic := g.picture(i); pic != nil {
		place, size := p.Theme.Density().Rect(at), pic.Bounds().Size()
		o := &ebiten.DrawImageOptions{Filter: ebiten.FilterLinear}
		o.GeoM.Scale(float64(place.Dx())/float64(size.X), float64(place.Dy())/float64(size.Y))
		o.GeoM.Translate(float64(place.Min.X), float64(place.Min.Y))
		p.Dst.DrawImage(pic, o)
	}
	x, room := float64(r.Min.X)+p.Px(10), float64(r.Dx())-p.Px(20)
	y := float64(at.Max.Y)
	p.Text(one.World, float64(r.Max.X)-p.Px(10), y+p.Px(16), kit.Caption, kit.Regular, kit.Text3, kit.Right)
	p.Text(p.Fit(one.Title, room-p.Px(36), kit.Body, kit.SemiBold), x, y+p.Px(16), kit.Body, kit.SemiBold, kit.Text, kit.Left)
	p.Text(p.Fit(one.Line, room, kit.Caption, kit.Regular), x, y+p.Px(36), kit.Caption, kit.Regular, kit.Text2, kit.Left)
}

var _ ui.Popup = (*Gallery)(nil)
