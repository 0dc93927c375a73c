package overlay

import (
	"image"
	"runtime"

	"hebbarium/app/desk"
	"hebbarium/app/ui"
	"hebbarium/render/kit"
)

// Notice is one line of news: in the free stretch of the top bar or, where it does not
// fit there, over the foot of the world. News of a file that was kept lead there by a press.
type Notice struct {
	theme *kit.Theme
	hand  *desk.Hand
	at    Around
	show  func(path string)
	over  bool // the pointer is on it
}

// Around is what the news lie among, as it is when asked: the free stretch of the top bar,
// what of the world nothing lies over, and the width of the window.
type Around struct {
	Free, Foot func() image.Rectangle
	Width      func() int
}

// NewNotice makes the line. show leads to the folder of a file.
func NewNotice(hand *desk.Hand, theme *kit.Theme, at Around, show func(path string)) *Notice {
	return &Notice{theme: theme, hand: hand, at: at, show: show}
}

// way is what is said beside news of a file.
const way = "Show in folder"

// file is the one that the news lead to, "" for none. A page has no folder to show: its
// browser does, of what it has downloaded.
func (n *Notice) file() string {
	if runtime.GOOS == "js" {
		return ""
	}
	return n.hand.View().NoticeFile
}

// wayRoom is the room that it takes, 0 where there is no file.
func (n *Notice) wayRoom() float64 {
	if n.file() == "" {
		return 0
	}
	t := n.theme.Type
	return t.Px(16) + t.Width(way, kit.Caption, kit.Medium)
}

func (n *Notice) line() string {
	return n.theme.Type.Fit(n.hand.View().Notice, float64(n.at.Width())*0.6, kit.Caption, kit.Regular)
}

// Lies is where the news lies, empty while there is none.
func (n *Notice) Lies() image.Rectangle {
	if n.hand.View().Notice == "" {
		return image.Rectangle{}
	}
	t := n.theme.Type
	w, h := int(t.Width(n.line(), kit.Caption, kit.Regular)+n.wayRoom()+t.Px(24)), int(t.Px(28)+0.5)
	if free := n.at.Free(); w <= free.Dx() {
		y := free.Min.Y + (free.Dy()-h)/2
		return image.Rect(free.Max.X-w, y, free.Max.X, y+h)
	}
	foot := n.at.Foot()
	x, y := max((foot.Min.X+foot.Max.X-w)/2, 8), foot.Max.Y-8-h
	return image.Rect(x, y, x+w, y+h)
}

// Point takes the mouse where the news lead to a file, and tells whether it does.
func (n *Notice) Point(p ui.Pointer) bool {
	file := n.file()
	n.over = file != "" && p.At.In(n.Lies())
	if n.over && p.Pressed {
		n.show(file)
	}
	return n.over
}

// OverLook adds what the news say.
func (n *Notice) OverLook(s *ui.Sum) {
	v := n.hand.View()
	s.Text(v.Notice)
	s.Flag(n.file() != "", n.over)
}

// DrawOver shows the news.
func (n *Notice) DrawOver(p *ui.Painter) {
	r := n.Lies()
	if r.Empty() {
		return
	}
	back := kit.BG3
	if n.over {
		back = kit.BG3.Mix(kit.White, 0.08)
	}
	p.Round(r, kit.Radius, back)
	_, m := ui.Middle(r)
	p.Text(n.line(), float64(r.Min.X)+p.Px(12), m, kit.Caption, kit.Regular, kit.Text, kit.Left)
	if n.wayRoom() > 0 {
		p.Text(way, float64(r.Max.X)-p.Px(12), m, kit.Caption, kit.Medium, kit.Accent, kit.Right)
	}
}
