package link

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
)

func event(t *testing.T, text string) episode.Event {
	t.Helper()
	ev, err := episode.ParseEvent(text)
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

// What a link says is what is read of it, however it is written.
func TestParse(t *testing.T) {
	cut := Link{
		World: "ant", Rules: Rules{Name: "ant"}, Seed: 7, At: 290, Speed: 0.25,
		Events: []episode.Event{event(t, "300:leg:4=0"), event(t, "500:zero:0.33")},
	}
	hold := Link{World: "ant", Seed: 1, Events: []episode.Event{event(t, "300:hold:all=1,100"), event(t, "300:leg:4=0")}}
	for text, want := range map[string]Link{
		// as the issue and a mail, a shell or a page may write it
		"#world=ant&rules=ant&seed=7&events=300:leg:4=0,500:zero:0.33&at=290&speed=0.25":                                   cut,
		"https://example.org/h/#world=ant&rules=ant&seed=7&events=300:leg:4=0;500:zero:0.33&at=290&speed=0.25":             cut,
		"hebbarium:#world=ant&rules=ant&seed=7&events=500:zero:0.33;300:leg:4=0&at=290&speed=0.25":                         cut,
		"hebbarium://world=ant&rules=ant&seed=7&events=300:leg:4=0;500:zero:0.33;&at=290&speed=0.25":                       cut,
		" <hebbarium:world=ant&amp;rules=ant&amp;seed=7&amp;events=300:leg:4=0;500:zero:0.33&amp;at=290&amp;speed=0.25>\n": cut,
		"world=ant&rules=ant&seed=7&events=300%3Aleg%3A4%3D0%3B500%3Azero%3A0.33&at=290&speed=.25":                         cut,
		"#world%3Dant%26rules%3Dant%26seed%3D7%26events%3D300%3Aleg%3A4%3D0%2C500%3Azero%3A0.33%26at%3D290%26speed%3D0.25": cut,
		"file:///home/x/index.html#world=ant&rules=ant&seed=7&events=300:leg:4=0,500:zero:0.33&at=290&speed=0.25":          cut,
		"#world=ant&events=300:hold:all=1,100,300:leg:4=0":                                                                 hold,
		"#world=ant&events=300:hold:all=1,100;300:leg:4=0":                                                                 hold,
		"#world=car&events=20:sense:patch=10,20,30,40,30:world:track=narrower":                                             {World: "car", Seed: 1, Events: []episode.Event{event(t, "20:sense:patch=10,20,30,40"), event(t, "30:world:track=narrower")}},
		"#embed&lesson=3":                        {Embed: true, Lesson: "3"},
		"#embed=1&lesson=3-a-third&at=120":       {Embed: true, Lesson: "3-a-third", At: 120},
		"#lesson=3&embed=no&paused=yes":          {Lesson: "3", Paused: true},
		"#":                                      {},
		"":                                       {},
		"https://example.org/":                   {},
		"#embed":                                 {Embed: true},
		"#world=car&many=36&view=talk,change":    {World: "car", Seed: 1, Many: 36, Talk: true, Map: "change"},
		"#world=car&seed=0&speed=max&twin":       {World: "car", Speed: Unbounded, Twin: true},
		"#world=ant&rules=My%20rules@0123ABCDef": {World: "ant", Seed: 1, Rules: Rules{"My rules", "0123abcdef"}},
		"#world=ant&body=leg1=0.25,leg3=0.5&init=normal:0.1&physics=builtin/2,mujoco/2.2.2&limit=1000&impatient": {
			World: "ant", Seed: 1, Body: "leg1=0.25,leg3=0.5", Init: "normal:0.1", Physics: []string{"builtin/2", "mujoco/2.2.2"}, Limit: 1000, Impatient: true,
		},
	} {
		found, err := Parse(text)
		if err != nil || !reflect.DeepEqual(found, want) {
			t.Errorf("%s:\nfound %+v, %v\nwant  %+v", text, found, err, want)
		}
		if again, err := Parse(want.String()); err != nil || !reflect.DeepEqual(again, want) {
			t.Errorf("%s read back: %+v, %v", want, again, err)
		}
	}
	if got, want := Address("https://example.org/h/#old", cut), "https://example.org/h/#world=ant&rules=ant&seed=7&events=300:leg:4=0;500:zero:0.33&at=290&speed=0.25"; got != want {
		t.Errorf("the address is %s, want %s", got, want)
	}
}

// A broken or hostile link is refused with a line that says which key is at fault.
func TestBadLinks(t *testing.T) {
	thousand := strings.TrimSuffix(strings.Repeat("300:zero:0.33;", 1000), ";")
	bomb := pack(strings.Repeat("0", 64<<20))
	if len(bomb) > 90<<10 {
		t.Fatalf("the bomb has %d characters", len(bomb))
	}
	for text, want := range map[string]string{
		"#wrold=ant":                                     `found the key "wrold"`,
		"#world=pond":                                    `world: expected ant or car, found "pond"`,
		"#world=ant&seed=-1":                             `seed: expected a whole number from 0`,
		"#world=ant&seed=18446744073709551616":           `seed: expected a whole number from 0`,
		"#world=ant&seed=":                               "seed: expected a value",
		"#world=ant&seed=1&seed=2":                       "seed: expected it once",
		"#seed=7":                                        "seed: expected a world beside it",
		"#at=10":                                         "at: expected a world beside it",
		"#world=ant&lesson=3":                            "expected a lesson or a world, found both",
		"#lesson=3&speed=2":                              "speed: expected a world beside it",
		"#lesson=":                                       "lesson: expected a value",
		"#lesson=../../etc/passwd":                       "lesson: expected a name and no path",
		"#world=ant&rules=..%5Cx":                        "rules: expected a name and no path",
		"#world=ant&rules=@0123456789":                   "rules: expected a name before",
		"#world=ant&rules=x@banana":                      "rules: expected 8 to 64 digits",
		"#world=ant&rules=x@y@0123456789":                "rules: expected 8 to 64 digits",
		"#world=ant&events=" + thousand:                  "events: expected at most 400, found more",
		"#world=ant&z=" + pack(thousand):                 "events: expected at most 400, found more",
		"#world=ant&z=" + pack("300:leg:9=0"):            "events: number 1: event",
		"#world=ant&z=" + bomb[:MaxText-20]:              "z: expected events of at most 400400 bytes when unpacked, found more",
		"#world=ant&z=" + bomb:                           "expected at most 16384 characters",
		"#world=ant&z=" + pack("300:zero:0.33")[:6]:      "damaged or cut short",
		"#world=ant&z=banana!":                           "damaged or cut short",
		"#world=ant&z=" + pack("300:zero:0.33") + "AAAA": "found 3 bytes more",
		"#world=ant&z=" + pack("300:zero:0.33") + "&events=1:zero:0.1": "found both",
		"#world=ant&events=300:zero:NaN":                               "events: number 1",
		"#world=ant&events=300:fly":                                    "events: number 1",
		"#world=ant&events=-3:zero:0.33":                               "events: number 1",
		"#world=ant&events=1000001:zero:0.33":                          "events: expected steps from 0 to 1000000",
		"#world=ant&events=300:zero:0.33" + strings.Repeat("0", 1100):  "at most 1000 characters",
		"#world=ant&events=300:leg:4=0%001":                            "control character U+0000",
		"#world=ant&rules=a%0Ab":                                       "control character U+000A",
		"#world=ant\n&rules=a":                                         "control character U+000A",
		"#world=ant&rules=%E2%80%AEevil":                               "control character U+202E",
		"#world=ant&rules=%ff":                                         "bytes that are none",
		"#world=ant&rules=%zz":                                         "two hexadecimal digits",
		"#world=ant&rules=" + strings.Repeat("x", 101):                 "rules: expected a name of 1 to 100 characters",
		"#world=ant&at=-1":                                             "at: expected a whole number",
		"#world=ant&at=1e3":                                            "at: expected a whole number",
		"#world=ant&at=1000001":                                        "at: expected a whole number",
		"#world=ant&limit=500&at=501":                                  "at: expected a step from 0 to 500",
		"#world=ant&speed=NaN":                                         "speed: expected 0.1 to 8",
		"#world=ant&speed=1e9":                                         "speed: expected 0.1 to 8",
		"#world=ant&speed=0":                                           "speed: expected 0.1 to 8",
		"#world=ant&many=7":                                            "many: expected 9, 16, 36 or 64",
		"#world=ant&many=1000000":                                      "many: expected 9, 16, 36 or 64 lives, found \"1000000\"",
		"#world=ant&view=inside":                                       "view: expected one of",
		"#world=ant&view=A,B":                                          "view: expected one of",
		"#world=ant&body=leg9=1":                                       "leg",
		"#world=car&body=left":                                         "car",
		"#world=ant&init=banana":                                       "banana",
		"#world=ant&twin=maybe":                                        "twin: expected it alone, or yes or no",
		"#world=ant&physics=a,b,c,d,e":                                 "physics: expected at most 4",
		"#world=ant&physics=,":                                         "physics: expected a name",
		"#" + strings.Repeat("&a=b", 30):                               "expected at most 19 keys",
		"#" + strings.Repeat("x", 20000):                               "expected at most 16384 characters",
	} {
		l, err := Parse(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80s: found %v, want an error that says %q", text, err, want)
			continue
		}
		if strings.ContainsAny(err.Error(), "\n\x00\u202e") || len(err.Error()) > 400 || !reflect.DeepEqual(l, Link{}) {
			t.Errorf("%.80s: the error is no line to show, or something was taken: %q, %+v", text, err, l)
		}
	}
}

// What is a link and what a path is told by its form.
func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"#world=ant": true, "#": true, "#nonsense": true, "hebbarium:#lesson=3": true, "HEBBARIUM:lesson=3": true, "https://x.org/": true, "http://x/#a": true,
		"world=ant&seed=3": true, "lesson=3": true, " '#embed&lesson=3' ": true, "file:///a/index.html#lesson=3": true, "<https://x.org/#lesson=3>": true,
		"": false, "a.replay": false, "saves/ant.safetensors": false, "file:///a/b#c.replay": false, "/home/a#world=ant": false, "embed": false,
		"hebbarium": false, "x=3": false, "a=b/world=ant": false, "shipped:ant-static": false,
	} {
		if got := Is(text); got != want {
			t.Errorf("%s: found %v, want %v", text, got, want)
		}
	}
	for base, good := range map[string]bool{
		Scheme: true, "https://example.org/h/": true, "http://127.0.0.1:8000/": true, "file:///a/index.html": true,
		"": false, "example.org": false, "https://": false, "javascript:alert(1)": false, "https://x/\n": false,
	} {
		if err := CheckBase(base); (err == nil) != good {
			t.Errorf("base %q: found %v", base, err)
		}
	}
}

// Many events are packed, and what is packed is short enough for a mail.
func TestManyEventsArePacked(t *testing.T) {
	l := Link{World: "ant", Rules: Rules{"ant-bounded", "0123456789abcdef"}, Seed: 7, At: 290}
	for i := range MaxEvents {
		l.Events = append(l.Events, event(t, fmt.Sprintf("%d:zero:layer=1,pre=%d..%d,post=%d..%d", 10*i, i%20, i%20+5, i%100, i%100+9)))
	}
	text := l.String()
	t.Logf("%d events as %d characters, in %d", len(l.Events), len(join(l.Events)), len(text))
	if !strings.Contains(text, "&z=") || strings.Contains(text, "events=") || len(text) > len(join(l.Events))/2 {
		t.Errorf("found %s", text)
	}
	if again, err := Parse(text); err != nil || !reflect.DeepEqual(again, l) {
		t.Errorf("read back: %v", err)
	}
	l.Events = append(l.Events, l.Events[len(l.Events)-1])
	if err := l.Check(); err == nil || !strings.Contains(err.Error(), "at most 400") {
		t.Errorf("one more: %v", err)
	}
}
