package ui

import (
	"image"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/render/kit"
)

// board is a keyboard in one tick, for tests of what only this package sees.
type board struct {
	went    []ebiten.Key
	ctrl    bool
	shift   bool
	typed   string
	pasted  string
	clipped *string
}

func (b board) Just(k ebiten.Key) bool {
	for _, w := range b.went {
		if w == k {
			return true
		}
	}
	return false
}
func (b board) Repeats(k ebiten.Key) bool { return b.Just(k) }
func (b board) Down(k ebiten.Key) bool    { return b.Just(k) }
func (b board) Ctrl() bool                { return b.ctrl }
func (b board) Shift() bool               { return b.shift }
func (b board) Turned() bool              { return false }
func (b board) Typed() []rune             { return []rune(b.typed) }
func (b board) Paste() (string, error)    { return b.pasted, nil }
func (b board) Copy(s string) error       { *b.clipped = s; return nil }

// keyed is a tick in which keys go down, named as in "ctrl A" or "shift Home".
func keyed(name string) board {
	var b board
	for _, w := range strings.Fields(name) {
		switch w {
		case "ctrl":
			b.ctrl = true
		case "shift":
			b.shift = true
		default:
			var k ebiten.Key
			if err := k.UnmarshalText([]byte(w)); err != nil {
				panic(err)
			}
			b.went = append(b.went, k)
		}
	}
	return b
}

func typingField(value string) *Field {
	f := NewField("f", "", "", func() string { return value }, func(string) bool { return true })
	f.Left = true
	f.SetRect(image.Rect(100, 10, 300, 42))
	f.Begin()
	return f
}

// The keys of every text field: the caret, what is selected, and what is put in its place.
func TestFieldIsEdited(t *testing.T) {
	for _, c := range []struct {
		keys string // one tick a word; a + joins modifiers; 'x types
		want string // the text, with | for the caret and [ ] about what is selected
	}{
		{"End 'd", "ab/c.txtd|"},
		{"Home 'x", "x|ab/c.txt"},
		{"'x", "x|"}, // the value was selected
		{"Home Delete", "|b/c.txt"},
		{"End Backspace", "ab/c.tx|"},
		{"Home ArrowRight 'x", "ax|b/c.txt"},
		{"End ArrowLeft ArrowLeft 'x", "ab/c.tx|xt"},
		{"Home ctrl+A Delete", "|"},
		{"End ctrl+ArrowLeft 'x", "ab/c.x|txt"},
		{"End ctrl+Backspace", "ab/c.|"},
		{"Home ctrl+Delete", "|/c.txt"},
		{"Home ctrl+ArrowRight shift+ctrl+ArrowRight", "ab[/c|].txt"},
		{"End shift+ArrowLeft shift+ArrowLeft", "ab/c.t[|xt]"},
		{"End shift+Home", "[|ab/c.txt]"},
		{"Home shift+ArrowRight 'x", "x|b/c.txt"},
		{"Home ArrowRight shift+End Backspace", "a|"},
		{"ctrl+A ArrowLeft 'x", "x|ab/c.txt"},
		{"ctrl+A ArrowRight 'x", "ab/c.txtx|"},
		{"Home ArrowRight ctrl+V", "aPASTED|b/c.txt"},
		{"Home shift+ArrowRight shift+Insert", "PASTED|b/c.txt"},
		{"Home shift+ArrowRight ctrl+C ctrl+X", "|b/c.txt"},
	} {
		f, clipped := typingField("ab/c.txt"), ""
		for _, w := range strings.Fields(c.keys) {
			k := board{}
			if typed, ok := strings.CutPrefix(w, "'"); ok {
				k.typed = typed
			} else {
				k = keyed(strings.ReplaceAll(w, "+", " "))
			}
			k.pasted, k.clipped = "PASTED\r\nmore", &clipped
			f.Keys(k)
		}
		if got := drawn(f); got != c.want {
			t.Errorf("%s: %s, want %s", c.keys, got, c.want)
		}
		if strings.Contains(c.keys, "ctrl+X") && clipped != "a" {
			t.Errorf("%s: copied %q", c.keys, clipped)
		}
	}
}

// drawn writes a field's text with its caret and what is selected.
func drawn(f *Field) string {
	from, to := f.selection()
	var b strings.Builder
	for i := 0; i <= len(f.text); i++ {
		if i == to && from < to && i != f.caret {
			b.WriteByte(']')
		}
		if i == from && from < to {
			b.WriteByte('[')
		}
		if i == f.caret {
			b.WriteByte('|')
		}
		if i == to && from < to && i == f.caret {
			b.WriteByte(']')
		}
		if i < len(f.text) {
			b.WriteRune(f.text[i])
		}
	}
	return b.String()
}

// A long text keeps its caret in sight, and none of it is lost.
func TestFieldScrollsToItsCaret(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	p := &Painter{Theme: theme}
	f := typingField("")
	long := strings.Repeat("/a-folder", 450) // as long as a path may be
	f.Keys(board{typed: long})
	if f.Typed() != long {
		t.Fatalf("of %d characters %d were taken", len(long), len(f.Typed()))
	}
	room := f.room(p)
	inSight := func(what string) {
		t.Helper()
		f.lay(p)
		if x := f.seen.left + f.seen.stops[f.caret]; x < float64(room.Min.X)-0.5 || x > float64(room.Max.X)+0.5 {
			t.Errorf("%s: the caret is at %v, outside of %v", what, x, room)
		}
	}
	inSight("at the end")
	if f.seen.scroll == 0 {
		t.Error("a text wider than its field does not scroll")
	}
	f.Keys(keyed("Home"))
	if inSight("at the beginning"); f.seen.scroll != 0 {
		t.Errorf("at the beginning it is scrolled by %v", f.seen.scroll)
	}
	for range 60 {
		f.Keys(keyed("ArrowRight"))
		inSight("going right")
	}
	told := ""
	f.Tell = func(s string) { told = s }
	number := typingField("")
	number.Allowed, number.Tell = "0123456789", f.Tell
	if number.Keys(board{typed: "abc-5"}); string(number.text) != "5" || told != `Left out: "abc-". Expected digits` {
		t.Errorf("of abc-5 a field of digits took %q, and told %q", string(number.text), told)
	}
	told = ""
	f.Keys(board{typed: strings.Repeat("x", mostText)})
	if told == "" || len(f.text) != mostText {
		t.Errorf("of too long a text %d characters were taken, told %q", len(f.text), told)
	}
}

// The mouse puts the caret, selects by a drag and by Shift, and takes a word by a second press.
func TestFieldFollowsTheMouse(t *testing.T) {
	theme, err := kit.NewTheme()
	if err != nil {
		t.Fatal(err)
	}
	f := typingField("one two")
	f.lay(&Painter{Theme: theme})
	tick := 100
	mouse := func(char int, pressed, down, shift bool) {
		tick++
		x := int(f.seen.left + f.seen.stops[char] + 0.5)
		f.Tick(Pointer{At: image.Pt(x, 26), Free: true, Pressed: pressed, Down: down, Shift: shift, Tick: tick})
	}
	mouse(3, true, true, false)
	if got := drawn(f); got != "one| two" {
		t.Errorf("a press: %s", got)
	}
	mouse(5, false, true, false)
	mouse(5, false, false, false)
	mouse(7, false, false, false)
	if got := drawn(f); got != "one[ t|]wo" {
		t.Errorf("a drag: %s", got)
	}
	tick += 2 * twice
	mouse(7, true, true, true)
	mouse(7, false, false, false)
	if got := drawn(f); got != "one[ two|]" {
		t.Errorf("with Shift: %s", got)
	}
	tick += 2 * twice
	for range 2 {
		mouse(1, true, true, false)
		mouse(1, false, false, false)
	}
	if got := drawn(f); got != "[one|] two" {
		t.Errorf("a second press: %s", got)
	}
}
