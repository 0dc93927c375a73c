package episode_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
	"hebbarium/evolve/sense"
)

// understood are events in all orders of their arguments, with what they mean and
// how the meaning is written; "" is as it stands.
var understood = []struct {
	kind, args string
	want       episode.Perturbation
	canonical  string
}{
	{"randomise", "", episode.Randomise{Init: uniform}, "uniform=0.1"},
	{"randomise", "uniform=0.1", episode.Randomise{Init: uniform}, ""},
	{"randomise", "coevolve", episode.Randomise{Init: brain.Init{Kind: brain.InitCoevolve}}, ""},
	{"randomise", "uniform=0.1,layer=2", episode.Randomise{uniform, episode.Synapses{Layer: 2}}, ""},
	{"randomise", "layer=2,uniform=0.1", episode.Randomise{uniform, episode.Synapses{Layer: 2}}, "uniform=0.1,layer=2"},
	{"randomise", "post=1..3, normal=0.2, layer=1", episode.Randomise{brain.Init{Kind: brain.InitNormal, Scale: 0.2}, episode.Synapses{Layer: 1, Post: span(1, 3)}}, "normal=0.2,layer=1,post=1..3"},
	{"randomise", "neurons=1:4..9,uniform=0.1", episode.Randomise{uniform, episode.Synapses{Level: 1, Neurons: span(4, 9)}}, "uniform=0.1,neurons=1:4..9"},
	{"zero", "0.33", episode.Zero{Share: 0.33}, ""},
	{"zero", "1", episode.Zero{Share: 1}, ""},
	{"zero", "0", episode.Zero{}, ""},
	{"zero", "0.33,mode=random", episode.Zero{Share: 0.33, Random: true}, ""},
	{"zero", "mode=random,0.33", episode.Zero{Share: 0.33, Random: true}, "0.33,mode=random"},
	{"zero", "0.33,mode=band,layer=2", episode.Zero{Share: 0.33, Synapses: episode.Synapses{Layer: 2}}, "0.33,layer=2"},
	{"zero", "layer=2,0.33", episode.Zero{Share: 0.33, Synapses: episode.Synapses{Layer: 2}}, "0.33,layer=2"},
	{"zero", "layer=2", episode.Zero{Share: 1, Synapses: episode.Synapses{Layer: 2}}, ""},
	{"zero", "1,layer=2", episode.Zero{Share: 1, Synapses: episode.Synapses{Layer: 2}}, "layer=2"},
	{"zero", "layer=1,pre=3..7,post=10..14", episode.Zero{Share: 1, Synapses: episode.Synapses{Layer: 1, Pre: span(3, 7), Post: span(10, 14)}}, ""},
	{"zero", "post=10..14,pre=3,layer=1", episode.Zero{Share: 1, Synapses: episode.Synapses{Layer: 1, Pre: span(3, 3), Post: span(10, 14)}}, "layer=1,pre=3..3,post=10..14"},
	{"zero", "neurons=0:40..45", episode.Zero{Share: 1, Synapses: episode.Synapses{Neurons: span(40, 45)}}, ""},
	{"freeze", "all", episode.Freeze{}, ""},
	{"freeze", "pre=2,layer=3", episode.Freeze{Synapses: episode.Synapses{Layer: 3, Pre: span(2, 2)}}, "layer=3,pre=2..2"},
	{"freeze", "neurons=2:0..63", episode.Freeze{Synapses: episode.Synapses{Level: 2, Neurons: span(0, 63)}}, ""},
	{"thaw", "all", episode.Thaw{}, ""},
	{"thaw", "layer=3", episode.Thaw{Synapses: episode.Synapses{Layer: 3}}, ""},
	{"plasticity", "on", episode.Plasticity{On: true}, ""},
	{"plasticity", "off", episode.Plasticity{}, ""},
	{"rules", "random", episode.Rules{Random: true}, ""},
	{"rules", "evolved", episode.Rules{}, ""},
	{"hold", "all=1,100", episode.Hold{Actuator: "all", Value: 1, Steps: 100}, ""},
	{"hold", "100,all=1", episode.Hold{Actuator: "all", Value: 1, Steps: 100}, "all=1,100"},
	{"hold", "steer=-0.50", episode.Hold{Actuator: "steer", Value: -0.5}, "steer=-0.5"},
	{"release", " all", episode.Release{Actuator: "all"}, "all"},
	{"wheel", "all", episode.Wheel{Actuator: "all"}, ""},
	{"drive", "gas=1,brake=0x3/1", episode.Drive{Moves: "brake=0x3/1,gas=1"}, "brake=0x3/1,gas=1"},
	{"leg", "4=0.25", episode.Leg{Leg: 4, Share: 0.25}, ""},
	{"leg", "1=0", episode.Leg{Leg: 1}, ""},
	{"push", "x=50,y=0,steps=5", episode.Push{X: 50, Steps: 5}, ""},
	{"push", "steps=5,x=50", episode.Push{X: 50, Steps: 5}, "x=50,y=0,steps=5"},
	{"push", "z=-7.5,y=1e3", episode.Push{Y: 1000, Z: -7.5, Steps: 1}, "x=0,y=1000,z=-7.5,steps=1"},
	{"stand", "", episode.Stand{}, ""},
	{"physics", "builtin", episode.Physics{Name: "builtin"}, ""},
	{"physics", "mujoco", episode.Physics{Name: "mujoco"}, ""},
	{"physics", "box2d", episode.Physics{Name: "box2d"}, ""},
	{"sense", "feet=off", episode.Sense{sense.Change{Name: "feet", How: sense.Off}}, ""},
	{"sense", "hip1-angle=freeze", episode.Sense{sense.Change{Name: "hip1-angle", How: sense.Freeze}}, ""},
	{"sense", "posture=noise:0.20", episode.Sense{sense.Change{Name: "posture", How: sense.Noise, Value: 0.2}}, "posture=noise:0.2"},
	{"sense", "height=gain:-2", episode.Sense{sense.Change{Name: "height", How: sense.Gain, Value: -2}}, ""},
	{"sense", "height=gain:1", episode.Sense{sense.Change{Name: "height"}}, "height=on"},
	{"sense", "height=noise:0", episode.Sense{sense.Change{Name: "height"}}, "height=on"},
	{"sense", "all=on", episode.Sense{sense.Change{Name: "all"}}, ""},
	{"sense", "dark=0.5", episode.Sense{sense.Change{How: sense.Dark, Value: 0.5}}, ""},
	{"sense", "dark=-0", episode.Sense{sense.Change{How: sense.Dark}}, "dark=0"},
	{"sense", "noise=0.1", episode.Sense{sense.Change{How: sense.Grain, Value: 0.1}}, ""},
	{"sense", "grey", episode.Sense{sense.Change{How: sense.Grey, Value: 1}}, ""},
	{"sense", "grey=1", episode.Sense{sense.Change{How: sense.Grey, Value: 1}}, "grey"},
	{"sense", "grey=0", episode.Sense{sense.Change{How: sense.Grey}}, ""},
	{"sense", "hue=120", episode.Sense{sense.Change{How: sense.Hue, Value: 120}}, ""},
	{"sense", "patch=1, 2,3,4", episode.Sense{sense.Change{How: sense.Blind, Patch: sense.Patch{X: 1, Y: 2, Width: 3, Height: 4}}}, "patch=1,2,3,4"},
	{"sense", "patch=0,0,0,0", episode.Sense{sense.Change{How: sense.Blind}}, ""},
	{"sense", "delay=5", episode.Sense{sense.Change{How: sense.Delay, Value: 5}}, ""},
	{"world", "gravity=0.50", episode.Surroundings{Knob: "gravity", Value: 0.5}, "gravity=0.5"},
	{"world", "slope=-5", episode.Surroundings{Knob: "slope", Value: -5}, ""},
	{"world", "load=0", episode.Surroundings{Knob: "load"}, ""},
	{"world", "grip=1", episode.Surroundings{Knob: "grip", Value: 1}, ""},
	{"terms", "C=0", episode.Terms{Each: [6]brain.Term{{Name: "C"}}}, ""},
	{"terms", "eta=2, layer=2, B=0", episode.Terms{Layer: 2, Each: [6]brain.Term{{Name: "B"}, {Name: "eta", By: 2}}}, "layer=2,B=0,eta=2"},
	{"terms", "C=1", episode.Terms{Each: [6]brain.Term{{Name: "C", By: 1}}}, ""},
	{"modulation", "off", episode.Modulation{Value: 1}, ""},
	{"modulation", "1.0", episode.Modulation{Value: 1}, "off"},
	{"modulation", "-0.50", episode.Modulation{Value: -0.5}, "-0.5"},
	{"modulation", "0", episode.Modulation{}, ""},
	{"modulation", "on", episode.Modulation{On: true}, ""},
	{"terms", "on", episode.Terms{}, ""},
	{"terms", "on,layer=3", episode.Terms{Layer: 3}, "layer=3,on"},
}

var uniform = brain.Init{Kind: brain.InitUniform, Scale: 0.1}

// span is inclusive, as in the text form.
func span(from, to int) brain.Span { return brain.Span{From: from, To: to + 1} }

// Every order of arguments is understood as the same, and written in one way.
func TestPerturbationsAreUnderstood(t *testing.T) {
	for _, c := range understood {
		p, err := episode.ParsePerturbation(c.kind, c.args)
		if err != nil {
			t.Errorf("%s:%s: %v", c.kind, c.args, err)
			continue
		}
		if p != c.want {
			t.Errorf("%s:%s: expected %#v, found %#v", c.kind, c.args, c.want, p)
		}
		want := episode.Event{Step: 7, Kind: c.kind, Args: c.canonical}
		if c.canonical == "" {
			want.Args = c.args
		}
		if ev := p.Event(7); ev != want {
			t.Errorf("%s:%s: expected to be written as %q, found %q", c.kind, c.args, want, ev)
		}
	}
}

// What is written of a kind in the table holds: it is in its place by name, some world
// takes its example, and the events that it makes are of that kind.
func TestKinds(t *testing.T) {
	all := episode.Kinds()
	if !slices.IsSortedFunc(all, func(a, b episode.Kind) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("expected the kinds by name")
	}
	types := map[reflect.Type]string{}
	for _, k := range all {
		p, err := episode.ParsePerturbation(k.Name, k.Example)
		if err != nil {
			t.Errorf("the example of %s: %v", k.Name, err)
			continue
		}
		if ev := p.Event(3); ev.Step != 3 || ev.Kind != k.Name || ev.Args != k.Example {
			t.Errorf("expected the example 3:%s:%s as it stands, found %q", k.Name, k.Example, ev)
		}
		if other, taken := types[reflect.TypeOf(p)]; taken {
			t.Errorf("%s and %s are of one type", k.Name, other)
		}
		types[reflect.TypeOf(p)] = k.Name
		takes := 0
		for _, world := range episode.Worlds() {
			for _, brain := range []func(testing.TB, string) (*episode.Episode, *brain.Genome){episodetest.Random, episodetest.Modulated} {
				e, g := brain(t, world)
				episodetest.Start(t, e, g, episode.Setup{Init: uniform, Patient: true, MaxSteps: 20})
				e.Step()
				if e.Inject(p.Event(0)) == nil {
					if takes++; e.Step() != episode.Running {
						t.Errorf("%s in the %s: %v", k.Name, world, e.Err())
					}
				}
			}
		}
		if takes == 0 {
			t.Errorf("no world takes %s:%s", k.Name, k.Example)
		}
	}
}

// Which events damage.
func TestDamages(t *testing.T) {
	harmless := []string{"thaw:all", "plasticity:on", "rules:evolved", "release:all", "drive:brake=0x3/1,gas=1", "stand:", "physics:builtin", "physics:mujoco", "physics:box2d", "thaw:layer=3",
		"sense:height=on", "sense:all=on", "sense:dark=0", "sense:grey=0", "sense:patch=0,0,0,0", "world:load=0", "world:grip=1", "terms:C=1", "terms:on", "terms:layer=3,on", "modulation:on"}
	for _, c := range understood {
		ev := episode.Event{Step: 1, Kind: c.kind, Args: c.args}
		if want := !slices.Contains(harmless, c.want.Event(0).Kind+":"+c.want.Event(0).Args); ev.Damages() != want {
			t.Errorf("%q: damages: %v", ev, !want)
		}
	}
	for _, none := range []episode.Event{{}, {Kind: "explode"}, {Kind: "zero", Args: "2"}} {
		if none.Damages() {
			t.Errorf("%q is no event, and damages", none)
		}
	}
}

// Which synapses a view marks, whatever the order of the arguments.
func TestRegions(t *testing.T) {
	e, _ := episodetest.Random(t, "ant")
	n := e.Network
	third := n.Band(0.33)
	cut, err := n.Neurons(1, span(4, 9))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]brain.Region{
		"zero:0.33":                       third,
		"zero:0.33,layer=2":               third[1:2],
		"zero:layer=2,0.33":               third[1:2],
		"zero:0.33,mode=random":           {{}},
		"zero:mode=random,layer=2,0.33":   {{Layer: 2}},
		"zero:1":                          {{}},
		"zero:layer=2,pre=3..7":           {{Layer: 2, Pre: span(3, 7)}},
		"zero:pre=3..7,layer=2":           {{Layer: 2, Pre: span(3, 7)}},
		"zero:neurons=1:4..9":             cut,
		"randomise:neurons=1:4..9,normal": cut,
		"randomise:normal,neurons=1:4..9": cut,
		"randomise:normal=1,layer=3":      {{Layer: 3}},
		"randomise:layer=3,normal=1":      {{Layer: 3}},
		"freeze:all":                      {{}},
		"thaw:layer=1,post=2":             {{Layer: 1, Post: span(2, 2)}},
		"rules:random":                    {{}},
		"zero:layer=9":                    nil, // the network has no such
		"freeze:neurons=9:1..2":           nil,
		"plasticity:off":                  nil,
		"hold:all=1":                      nil,
		"release:all":                     nil,
		"leg:1=0":                         nil,
		"push:x=1":                        nil,
		"stand":                           nil,
		"physics:mujoco":                  nil,
		"sense:feet=off":                  nil,
		"world:gravity=0.5":               nil,
		"terms:C=0":                       nil,
		"modulation:off":                  nil,
	} {
		kind, args, _ := strings.Cut(text, ":")
		p, err := episode.ParsePerturbation(kind, args)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := p.Regions(n); !slices.Equal(got, want) || (got == nil) != (want == nil) {
			t.Errorf("%s: expected %v, found %v", text, want, got)
		}
	}
}

// An order of arguments that a reader might trip over does the same to a life.
func TestOrdersOfArgumentsAreOneLife(t *testing.T) {
	for _, orders := range [][2]string{
		{"3:zero:0.33,layer=2", "3:zero:layer=2,0.33"},
		{"3:zero:0.2,mode=random,layer=2", "3:zero:layer=2,mode=random,0.2"},
		{"3:randomise:uniform=0.1,layer=2", "3:randomise:layer=2,uniform=0.1"},
		{"3:hold:all=1,2", "3:hold:2,all=1"},
		{"3:push:x=100,y=0,steps=2", "3:push:steps=2,x=100"},
	} {
		var ends [2][]episode.Part
		for i, text := range orders {
			e, g := episodetest.Random(t, "ant")
			episodetest.Start(t, e, g, episode.Setup{Seed: 4, Init: uniform, Patient: true, MaxSteps: 8, Events: episodetest.Events(t, text)})
			e.Run()
			ends[i] = e.Parts(nil)
		}
		episodetest.SameParts(t, orders[1], ends[0], ends[1])
	}
}

// FuzzParseEvent reads arbitrary text. What is accepted keeps its text, and what it
// means is written in a way that means the same and is written the same again.
func FuzzParseEvent(f *testing.F) {
	for _, c := range understood {
		f.Add("7:" + c.kind + ":" + c.args)
		f.Add(c.want.Event(300).String())
	}
	for _, k := range episode.Kinds() {
		f.Add("0:" + k.Name + ":" + k.Example)
	}
	for _, s := range []string{"", ":", "7", "7:zero:0.33:0.33", "7:hold:=1", "7:hold:all=1e300", "7:release:,", "7:zero:layer=1,pre=0..9223372036854775807", "7:leg:1=-0", "7:randomise:layer=1,layer=2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ev, err := episode.ParseEvent(text)
		if err != nil {
			return
		}
		if again, err := episode.ParseEvent(ev.String()); err != nil || again != ev {
			t.Fatalf("%q: expected to be read back, found %q, %v", ev, again, err)
		}
		p, err := ev.Perturbation()
		if err != nil {
			t.Fatal(err)
		}
		written := p.Event(ev.Step)
		back, err := written.Perturbation()
		if err != nil {
			t.Fatalf("%q is written as %q: %v", ev, written, err)
		}
		if back != p {
			t.Fatalf("%q means %#v, and as %q %#v", ev, p, written, back)
		}
		if twice := back.Event(ev.Step); twice != written {
			t.Fatalf("%q is written as %q and then as %q", ev, written, twice)
		}
	})
}

func BenchmarkPerturbation(b *testing.B) {
	ev := episode.Event{Kind: "zero", Args: "layer=1,pre=3..7,post=10..14"}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ev.Perturbation(); err != nil {
			b.Fatal(err)
		}
	}
}
