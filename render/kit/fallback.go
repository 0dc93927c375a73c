package kit

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

// fallback finds fonts of the system for characters that the program's own lack. Nothing is
// looked for before such a character comes.
type fallback struct {
	own    [weights]map[rune]bool // whether a font of the program has a character
	fonts  []foreign              // of the system, that were needed so far
	none   map[rune]bool          // characters that no font has
	scan   chan []fontscan.Footprint
	system []fontscan.Footprint // fonts that there are; nil until scanned
	ready  bool                 // they were scanned
	asked  bool                 // something was drawn that waits for them
	faces  map[[2]int]*text.MultiFace
	list   func() []fontscan.Footprint // the system's; a test has its own
}

// foreign is a font of the system.
type foreign struct {
	source *text.GoTextFaceSource
	has    fontscan.RuneSet
}

// ascii tells whether every font of the program has all of a text.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// shows tells whether a character is one to be seen: marks that join or turn others are not.
func shows(r rune) bool {
	return unicode.IsGraphic(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Variation_Selector, r)
}

// face is the face for a text: the program's own, or one with fonts of the system behind it
// where that lacks characters.
func (t *Type) face(s string, size Size, w Weight) text.Face {
	own := t.faces[w][size]
	if ascii(s) || len(t.lacks(s, w)) == 0 {
		return own
	}
	t.find(t.lacks(s, w), false)
	f := &t.fallback
	if len(f.fonts) == 0 {
		return own
	}
	key := [2]int{int(w), int(size)}
	if face, ok := f.faces[key]; ok {
		return face
	}
	faces := []text.Face{own}
	for _, other := range f.fonts {
		faces = append(faces, &text.GoTextFace{Source: other.source, Size: own.Size})
	}
	face, err := text.NewMultiFace(faces...)
	if err != nil {
		return own // their directions are the same: there is no such error
	}
	f.faces[key] = face
	return face
}

// lacks are the characters of a text that the program's own font lacks.
func (t *Type) lacks(s string, w Weight) []rune {
	var lack []rune
	own := t.fallback.own[w]
	for _, r := range s {
		if r < 0x80 || !shows(r) {
			continue
		}
		has, known := own[r]
		if !known {
			face, ok := t.faces[w][0].Source.UnsafeInternal().(*font.Face)
			if ok {
				_, has = face.NominalGlyph(r)
			}
			has = has || !ok
			own[r] = has
		}
		if !has && !slices.Contains(lack, r) {
			lack = append(lack, r)
		}
	}
	return lack
}

// Missing are the characters of a text that no font has, neither the program's nor the
// system's. Where it has to look, that takes a moment the first time.
func (t *Type) Missing(s string) []rune {
	lack := t.lacks(s, Regular)
	t.find(lack, true)
	return slices.DeleteFunc(lack, func(r rune) bool { return !t.fallback.none[r] })
}

// Renewed tells, once, that fonts were found for what was drawn without them.
func (t *Type) Renewed() bool {
	f := &t.fallback
	if !f.asked || !f.scanned(false) {
		return false
	}
	f.asked = false
	return true
}

// find finds fonts for characters, and waits for the list of the system's or does not.
func (t *Type) find(lack []rune, wait bool) {
	f := &t.fallback
	lack = slices.DeleteFunc(slices.Clone(lack), func(r rune) bool {
		return f.none[r] || slices.ContainsFunc(f.fonts, func(o foreign) bool { return o.has.Contains(r) })
	})
	if len(lack) == 0 {
		return
	}
	if !f.scanned(wait) {
		f.asked = true
		return
	}
	for len(lack) > 0 {
		i := best(f.system, lack)
		if i < 0 {
			break
		}
		at := f.system[i]
		f.system = slices.Delete(f.system, i, i+1) // it is taken, or cannot be read
		source, err := readFont(at.Location)
		if err != nil {
			continue
		}
		f.fonts = append(f.fonts, foreign{source, at.Runes})
		clear(f.faces)
		lack = slices.DeleteFunc(lack, at.Runes.Contains)
	}
	for _, r := range lack {
		f.none[r] = true
	}
}

// scanned tells whether the system's fonts are known. The first time it begins to look, and
// waits or does not.
func (f *fallback) scanned(wait bool) bool {
	if f.ready {
		return true
	}
	if f.scan == nil {
		f.scan = make(chan []fontscan.Footprint, 1)
		list, scan := f.list, f.scan
		go func() { scan <- list() }()
	}
	if wait {
		f.system, f.ready = <-f.scan, true
		return true
	}
	select {
	case f.system = <-f.scan:
		f.ready = true
	default:
	}
	return f.ready
}

// best is the font that has most of some characters, rather an upright one without serifs,
// −1 where none has any.
func best(fonts []fontscan.Footprint, lack []rune) int {
	most, at := 0, -1
	for i := range fonts {
		fp := &fonts[i]
		score := 0
		for _, r := range lack {
			if fp.Runes.Contains(r) {
				score += 10
			}
		}
		if score == 0 {
			continue
		}
		if fp.Aspect.Style == font.StyleNormal {
			score++
		}
		if fp.Aspect.Weight == font.WeightNormal {
			score += 2
		}
		if fp.Aspect.Stretch == font.StretchNormal {
			score++
		}
		if strings.Contains(fp.Family, "sans") {
			score++
		}
		if strings.Contains(fp.Family, "mono") || strings.Contains(fp.Family, "bitmap") {
			score -= 2
		}
		if score > most {
			most, at = score, i
		}
	}
	return at
}

// readFont reads a font of the system, which may be one of several in a file.
func readFont(at fontscan.Location) (*text.GoTextFaceSource, error) {
	b, err := os.ReadFile(at.File)
	if err != nil {
		return nil, err
	}
	all, err := text.NewGoTextFaceSourcesFromCollection(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return all[min(int(at.Index), len(all)-1)], nil
}
