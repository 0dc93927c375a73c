package link

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"hebbarium/evolve/episode"
)

// drawn is any link that Check takes.
func drawn(t *rapid.T) Link {
	name := rapid.StringOfN(rapid.RuneFrom(nil, unicode.L, unicode.N, unicode.P, unicode.S), 1, 30, -1).
		Filter(func(s string) bool { return !strings.ContainsAny(s, `/\@,`) })
	l := Link{
		Embed: rapid.Bool().Draw(t, "embed"), Talk: rapid.Bool().Draw(t, "talk"),
		Map:  rapid.SampledFrom(append(Maps(), "", "E", "Threshold2")).Draw(t, "map"),
		Many: rapid.SampledFrom(append(Crowds(), 0)).Draw(t, "many"),
	}
	switch rapid.IntRange(0, 3).Draw(t, "what") {
	case 0:
		return l
	case 1:
		l.Lesson, l.At, l.Paused = name.Draw(t, "lesson"), rapid.IntRange(0, episode.MaxSteps).Draw(t, "at"), rapid.Bool().Draw(t, "paused")
		return l
	}
	l.World = rapid.SampledFrom(episode.Worlds()).Draw(t, "world")
	if rapid.Bool().Draw(t, "named") {
		l.Rules.Name = name.Draw(t, "rules")
		l.Rules.Sum = rapid.StringMatching(`([0-9a-f]{8,64})?`).Draw(t, "sum")
	}
	l.Seed = rapid.Uint64().Draw(t, "seed")
	l.Init = rapid.SampledFrom([]string{"", "uniform:0.1", "normal:0.024", "coevolve", "uniform:1e-07"}).Draw(t, "init")
	l.Body = "intact"
	if l.World == "ant" {
		l.Body = rapid.SampledFrom([]string{"", "left", "leg1=0.25,leg3=0.5"}).Draw(t, "body")
	}
	for range rapid.IntRange(0, 3).Draw(t, "engines") {
		l.Physics = append(l.Physics, name.Draw(t, "engine")+rapid.SampledFrom([]string{"", "/2", "/1.0.2"}).Draw(t, "version"))
	}
	l.Limit = rapid.IntRange(0, episode.MaxSteps).Draw(t, "limit")
	l.Impatient, l.Twin, l.Paused = rapid.Bool().Draw(t, "impatient"), rapid.Bool().Draw(t, "twin"), rapid.Bool().Draw(t, "paused")
	l.Beside = rapid.SampledFrom([]string{"", "static", "seed:7", "ant-static", "my rules@53de7f72"}).Draw(t, "beside")
	l.At = rapid.IntRange(0, max(l.Limit, 1)-1).Draw(t, "at")
	l.Speed = rapid.OneOf(rapid.Just(0.0), rapid.Just(Unbounded), rapid.Float64Range(Slowest, Fastest)).Draw(t, "speed")
	examples := episode.Kinds()
	for range rapid.IntRange(0, 40).Draw(t, "events") {
		k := rapid.SampledFrom(examples).Draw(t, "kind")
		args := k.Example
		if k.Name == "push" {
			args = fmt.Sprintf("x=%g,y=%g", rapid.Float64Range(-500, 500).Draw(t, "x"), rapid.Float64Range(-1e-5, 1e-5).Draw(t, "y"))
		}
		l.Events = append(l.Events, episode.Event{Step: rapid.IntRange(0, episode.MaxSteps).Draw(t, "step"), Kind: k.Name, Args: args})
	}
	slices.SortStableFunc(l.Events, func(a, b episode.Event) int { return a.Step - b.Step })
	return l
}

// Any link is read back as it was written, in each way that an address carries it, and is
// written the same again.
func TestLinksAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		if err := l.Check(); err != nil {
			t.Fatalf("%+v: %v", l, err)
		}
		text := l.String()
		for _, address := range []string{text, "#" + text, Address(Scheme, l), Address("https://example.org/a/?b=c#d", l), "<" + Address(Scheme, l) + ">\r\n"} {
			found, err := Parse(address)
			if err != nil || !reflect.DeepEqual(found, l) {
				t.Fatalf("%s:\nfound %+v, %v\nwant  %+v", address, found, err, l)
			}
			if again := found.String(); again != text {
				t.Fatalf("written again:\n%s, want\n%s", again, text)
			}
		}
		if text != "" && !Is("#"+text) || strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("\"<>\\^`{|}#", r) }) {
			t.Fatalf("no fragment of an address: %s", text)
		}
	})
}

// Whatever is said to be a link is refused with a line, or is a link that is read back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"#world=ant&rules=ant&seed=7&events=300:leg:4=0,500:zero:0.33&at=290&speed=0.25", "#embed&lesson=3", "hebbarium:#world=car&many=36&view=talk,A",
		"#world=ant&events=300:hold:all=1,100,300:leg:4=0", "#world=ant&z=" + pack("300:zero:0.33;400:push:x=50"), "#world%3Dant%26seed%3D3", "#seed=-1&seed=-1",
		"#world=ant&rules=a%20b@0123456789abcdef&init=normal:0.1&body=left&physics=builtin/2&limit=100&impatient&twin=0", "https://x/#%zz=%00", "#world=ant&events=;;1:zero:0.1, 2:stand",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Is(text)
		l, err := Parse(text)
		if err != nil {
			if n := len(err.Error()); n == 0 || n > 2000 || strings.ContainsAny(err.Error(), "\n\x1b\x00") {
				t.Errorf("%q: the error is %q", text, err)
			}
			return
		}
		again, err := Parse(l.String())
		if err != nil || !reflect.DeepEqual(l, again) || again.String() != l.String() {
			t.Errorf("%q: found %+v, read back %+v, %v", text, l, again, err)
		}
	})
}
