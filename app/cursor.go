package app

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// cursor is where the pointer is, in pixels of the layout.
func (g *Game) cursor() image.Point { return g.theme.Density().Point(ebiten.CursorPosition()) }

// mouse is the pointer as ebitenui sees it: in pixels of the layout, in which its
// widgets lie, where the toolkit's own would be in those of the screen. It implements
// input.CursorUpdater.
type mouse struct {
	g           *Game
	at          image.Point
	now, before [3]bool // buttons that are down, by ebiten.MouseButton
}

// Update looks at the mouse, once a tick.
func (m *mouse) Update() {
	m.at, m.before = m.g.cursor(), m.now
	for b := range m.now {
		m.now[b] = ebiten.IsMouseButtonPressed(ebiten.MouseButton(b))
	}
}

func (m *mouse) known(b ebiten.MouseButton) bool { return b >= 0 && int(b) < len(m.now) }

// MouseButtonPressed tells whether a button is down.
func (m *mouse) MouseButtonPressed(b ebiten.MouseButton) bool { return m.known(b) && m.now[b] }

// MouseButtonJustPressed tells whether a button went down in this tick.
func (m *mouse) MouseButtonJustPressed(b ebiten.MouseButton) bool {
	return m.known(b) && m.now[b] && !m.before[b]
}

// MouseButtonJustReleased tells whether a button went up in this tick.
func (m *mouse) MouseButtonJustReleased(b ebiten.MouseButton) bool {
	return m.known(b) && !m.now[b] && m.before[b]
}

// CursorPosition is where the pointer is.
func (m *mouse) CursorPosition() (int, int) { return m.at.X, m.at.Y }

// AfterUpdate, Draw and AfterDraw have nothing to do, and the system has the
// pointer's pictures.
func (m *mouse) AfterUpdate()                        {}
func (m *mouse) Draw(*ebiten.Image)                  {}
func (m *mouse) AfterDraw(*ebiten.Image)             {}
func (m *mouse) GetCursorImage(string) *ebiten.Image { return nil }
func (m *mouse) GetCursorOffset(string) image.Point  { return image.Point{} }
