package subset

import (
	"reflect"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// always are the features of substitution that text is set with where nothing else is said.
var always = []string{"ccmp", "locl", "rvrn", "rlig", "rclt", "calt", "clig", "liga", "frac", "numr", "dnom"}

// substitutes adds to the wanted glyphs those that text of them can be set with.
func substitutes(face *font.Face, features []string, wanted map[uint16]bool) {
	used := map[int]bool{} // lookups
	var use func(i int)
	use = func(i int) {
		if used[i] || i >= len(face.GSUB.Lookups) {
			return
		}
		used[i] = true
		for _, each := range face.GSUB.Lookups[i].Subtables {
			for _, next := range chained(reflect.ValueOf(each)) {
				use(next)
			}
		}
	}
	for _, feature := range face.GSUB.Features {
		if slices.Contains(always, feature.Tag.String()) || slices.Contains(features, feature.Tag.String()) {
			for _, i := range feature.LookupListIndices {
				use(int(i))
			}
		}
	}
	for before := -1; before != len(wanted); {
		before = len(wanted)
		for i := range used {
			for _, each := range face.GSUB.Lookups[i].Subtables {
				substitute(each, wanted)
			}
		}
	}
}

// substitute adds what one table puts in place of glyphs that are wanted.
func substitute(table tables.GSUBLookup, wanted map[uint16]bool) {
	of := func(cov tables.Coverage, add func(glyph uint16, i int)) {
		for glyph := range wanted {
			if i, ok := cov.Index(tables.GlyphID(glyph)); ok {
				add(glyph, i)
			}
		}
	}
	all := func(glyphs []tables.GlyphID) {
		for _, glyph := range glyphs {
			wanted[uint16(glyph)] = true
		}
	}
	switch t := table.(type) {
	case tables.SingleSubs:
		of(t.Cov(), func(glyph uint16, i int) {
			switch data := t.Data.(type) {
			case tables.SingleSubstData1:
				wanted[glyph+uint16(data.DeltaGlyphID)] = true
			case tables.SingleSubstData2:
				all(data.SubstituteGlyphIDs[i : i+1])
			}
		})
	case tables.MultipleSubs:
		of(t.Cov(), func(_ uint16, i int) { all(t.Sequences[i].SubstituteGlyphIDs) })
	case tables.AlternateSubs:
		of(t.Cov(), func(_ uint16, i int) { all(t.AlternateSets[i].AlternateGlyphIDs) })
	case tables.ReverseChainSingleSubs:
		of(t.Cov(), func(_ uint16, i int) { all(t.SubstituteGlyphIDs[i : i+1]) })
	case tables.LigatureSubs:
		of(t.Cov(), func(_ uint16, i int) {
			for _, each := range t.LigatureSets[i].Ligatures {
				if !slices.ContainsFunc(each.ComponentGlyphIDs, func(part tables.GlyphID) bool { return !wanted[uint16(part)] }) {
					wanted[uint16(each.LigatureGlyph)] = true
				}
			}
		})
	}
}

// chained are the lookups that a table of substitutions in context names: they are deep in
// tables of six forms.
func chained(v reflect.Value) (lookups []int) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			return chained(v.Elem())
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() < reflect.Array { // numbers
			return nil
		}
		for i := range v.Len() {
			lookups = append(lookups, chained(v.Index(i))...)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[tables.SequenceLookupRecord]() {
			return []int{int(v.FieldByName("LookupListIndex").Uint())}
		}
		for i := range v.NumField() {
			lookups = append(lookups, chained(v.Field(i))...)
		}
	}
	return lookups
}
