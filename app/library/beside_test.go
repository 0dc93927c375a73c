package library

import (
	"os"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/session"
	"hebbarium/brain"
)

// What can live beside a rule set is found by its name, by its fingerprint, and by the
// words static and seed; what cannot be found is named, and nothing stands for it.
func TestBesideFindsWhatIsNamed(t *testing.T) {
	own := Carried(os.DirFS("../../saves"))
	all := List("../../saves", own)
	ant, err := Open("../../saves/ant-hebbian.safetensors", own)
	if err != nil {
		t.Fatal(err)
	}
	init, err := brain.ParseInit(ant.Card.Init)
	if err != nil {
		t.Fatal(err)
	}
	for choice, want := range map[string]string{"static": "ant-static-symmetric", "ant-bounded": "ant-bounded", "seed:7": "weights of seed 7", "car": "car"} {
		r, err := Beside(choice, ant, init, all, own, "")
		if err != nil || r.Name != want {
			t.Errorf("%s: found %+v, %v, want %s", choice, r, err, want)
			continue
		}
		again, err := Beside(r.Choice, ant, init, all, own, "")
		if err != nil || again.Choice != r.Choice || again.Rules.SHA256 != r.Rules.SHA256 || again.First != r.First {
			t.Errorf("%s: written as %s, which finds %+v, %v", choice, r.Choice, again, err)
		}
	}
	for name, control := range controls {
		if s, err := StaticOf(session.Rules{Name: name, Genome: ant.Genome}, all); strings.HasPrefix(name, "ant") && (err != nil || s.Name != control) {
			t.Errorf("%s: found %s, %v, want %s", name, s.Name, err, control)
		}
	}
	if r, err := Beside("", ant, init, all, own, ""); r != nil || err != nil {
		t.Errorf("nothing: found %+v, %v", r, err)
	}
	alone := all[:0:0]
	for _, s := range all {
		if s.Card.Rule != brain.Static.String() {
			alone = append(alone, s)
		}
	}
	ant.Card.Extra = map[string]string{"control": "ant-other"}
	for what, c := range map[string]struct {
		choice, why string
		all         []Save
	}{
		"a card that names one that is not there": {"static", "ant-other, which the card of ant-hebbian names, found none", all},
		"no such name":        {"ant-nobody", `found "ant-nobody"`, all},
		"no such fingerprint": {"ant-bounded@0000000000000000", "others of this name", all},
		"no choice":           {"seed:0", "whole number from 1", all},
	} {
		if _, err := Beside(c.choice, ant, init, c.all, own, ""); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: expected an error with %q, found %v", what, c.why, err)
		}
	}
	ant.Card.Extra = nil
	for kept, want := range map[string]string{"ant-static-symmetric": "ant-static-symmetric", "ant-static": "ant-static"} {
		some := slices.DeleteFunc(slices.Clone(all), func(s Save) bool {
			return strings.HasPrefix(s.Name, "ant-static") && s.Name != "ant-static" && s.Name != kept
		})
		if s, err := StaticOf(ant, some); err != nil || s.Name != want {
			t.Errorf("with %s at hand: found %s, %v", kept, s.Name, err)
		}
	}
	if _, err := StaticOf(ant, alone); err == nil || !strings.Contains(err.Error(), "(ant-static), found none") {
		t.Errorf("without a static set: %v", err)
	}
}
