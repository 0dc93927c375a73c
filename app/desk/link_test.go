package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hebbarium/app/desk/desktest"
	"hebbarium/app/library"
	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
	"hebbarium/evolve/replay/link"
)

// linked is a desk with the shipped rule sets, which begins with a file or a link.
func linked(t *testing.T, begin string) *Desk {
	t.Helper()
	d := newDesk(t, Options{File: begin, SavesDir: t.TempDir(), Shipped: shippedRules(t), Replays: t.TempDir(), Physics: "builtin"})
	t.Cleanup(d.Close)
	return d
}

// copied is the link to what is open.
func copied(t *testing.T, d *Desk, shows string) string {
	t.Helper()
	text := ""
	d.Send(CopyLink{Map: shows, Copy: func(s string) error { text = s; return nil }})
	if text == "" {
		t.Fatalf("nothing was copied; told %q", d.view.Notice)
	}
	return text
}

// life is the life that is recorded, with its hashes.
func life(t *testing.T, d *Desk) (r *replay.Replay) {
	t.Helper()
	if err := ask(d.session, "nothing", func(*episode.Episode, []episode.Event) { r = d.recording.Replay() }); err != nil || r == nil {
		t.Fatalf("no life is recorded: %v", err)
	}
	return r
}

// at waits until the desk rests at a step.
func at(t *testing.T, d *Desk, step int) {
	t.Helper()
	until(t, d, "the link's step", func() bool {
		return d.view.Snap.Step == step && d.view.Snap.Seeking < 0 && !d.view.Snap.Playing
	})
}

// A life, injured and scrubbed back, is the same life bit for bit where its link is
// followed, at the same step and with what is still to come in it.
func TestLinkIsTheSameLife(t *testing.T) {
	d := linked(t, "shipped:ant-static")
	liveTo(t, d, 60)
	d.Send(CutLeg{Leg: 4, Share: 0})
	until(t, d, "the injury", func() bool { return len(d.view.Snap.Markers) == 1 })
	liveTo(t, d, 110)
	d.Send(One("hold", "all=1,20"))
	until(t, d, "the hold", func() bool { return len(d.view.Snap.Markers) == 2 })
	liveTo(t, d, 160)
	whole := life(t, d)
	d.Send(Scrub{90})
	at(t, d, 90)
	d.Send(SetSpeed{0.25})
	until(t, d, "the speed", func() bool { return d.view.Snap.Speed == 0.25 })
	text := copied(t, d, "change")
	l, err := link.Parse(text)
	if err != nil || !strings.HasPrefix(text, link.Scheme+"#world=ant&rules=ant-static@") || len(l.Events) != 2 || l.At != 90 || l.Speed != 0.25 || !l.Paused || l.Map != "change" {
		t.Fatalf("the link is %s (%v)", text, err)
	}
	if !strings.Contains(d.view.Notice, "Link copied: ant-static, seed 1, 2 events, step 90, at rest") {
		t.Errorf("told %q", d.view.Notice)
	}

	other := linked(t, text)
	if other.view.Card != nil {
		t.Fatalf("card %+v", other.view.Card)
	}
	at(t, other, 90)
	v := &other.view
	if v.Snap.Speed != 0.25 || len(v.Snap.Markers) != 1 || v.Sight.Map != "change" || v.Sight.Stage == 0 || v.Embed {
		t.Errorf("found the speed %g, %d markers, sight %+v", v.Snap.Speed, len(v.Snap.Markers), v.Sight)
	}
	if again := copied(t, other, "change"); again != text {
		t.Errorf("the link to it is\n%s, want\n%s", again, text)
	}
	liveTo(t, other, 160)
	if found := life(t, other); len(found.Hashes) != 5 || !slices.EqualFunc(found.Hashes, whole.Hashes, func(a, b replay.StateHash) bool {
		return a.Step == b.Step && slices.Equal(a.Sums, b.Sums)
	}) || !slices.Equal(found.Events, whole.Events) || found.Score != whole.Score {
		t.Errorf("another life: %d hashes and %v, want %d and %v", len(found.Hashes), found.Events, len(whole.Hashes), whole.Events)
	}
}

// A link that plays goes on from its step; one of words alone is lived by the world's own
// first rules.
func TestLinkPlaysOn(t *testing.T) {
	d := linked(t, "#world=ant&rules=ant&seed=7&events=20:leg:4=0,60:zero:0.33&at=40&speed=max&view=talk")
	if d.view.Snap.Rules.Name != "ant" || d.view.Seed != 7 || !d.view.Talk {
		t.Errorf("found %s, seed %d", d.view.Snap.Rules.Name, d.view.Seed)
	}
	until(t, d, "what lies beyond the step", func() bool { return d.view.Snap.Step > 70 && len(d.view.Snap.Markers) == 2 })
}

// A link to a lesson that ships is its name; what a person has made of it is a life.
func TestLinkToALesson(t *testing.T) {
	d := linked(t, "#embed&lesson=5&at=30&paused")
	if d.view.Card != nil || !d.view.Embed || d.view.Lesson.Lesson == nil || d.view.Lesson.Lesson.Name != "5-a-lost-leg" {
		t.Fatalf("card %+v, lesson %+v", d.view.Card, d.view.Lesson)
	}
	until(t, d, "the step", func() bool { return d.view.Snap.Step >= 30 && d.view.Snap.Seeking < 0 })
	d.session.Play(false)
	until(t, d, "rest", func() bool { return !d.view.Snap.Playing })
	if text := copied(t, d, "weights"); !strings.HasPrefix(text, link.Scheme+"#lesson=5-a-lost-leg&at=") || strings.Contains(text, "embed") {
		t.Errorf("the link is %s", text)
	}
	d.Send(One("zero", "0.33"))
	until(t, d, "the injury", func() bool { return len(d.view.Snap.Markers) == 1 })
	text := copied(t, d, "weights")
	l, err := link.Parse(text)
	if err != nil || l.Lesson != "" || len(l.Events) != 2 || l.Limit != 0 { // as long as any
		t.Errorf("the link is %s (%v)", text, err)
	}
	other := linked(t, text)
	if other.view.Card != nil {
		t.Errorf("card %+v", other.view.Card)
	}
}

// A lesson that has ended is linked to at its last step; the published walker, which the
// program carries too, needs no pack; and a speed has few digits.
func TestLinksOfAllThatIsCarried(t *testing.T) {
	d := linked(t, "#lesson=5&paused")
	end := d.view.Lesson.Lesson.End
	d.session.Reach(end)
	until(t, d, "the end", func() bool { return d.view.Snap.Step == end && d.view.Snap.Seeking < 0 })
	text := copied(t, d, "weights")
	d.Send(Follow{Link: text})
	if l, err := link.Parse(text); err != nil || l.At != end-1 || d.view.Card != nil {
		t.Errorf("after the end of the lesson the link is %s: card %+v", text, d.view.Card)
	}
	d.Send(Open{Path: replay.DemoWalker})
	for speed, want := range map[float64]string{0.21379: "speed=0.21", session.Max: "speed=max", session.Slowest: "speed=0.1"} {
		d.Send(SetSpeed{speed})
		until(t, d, "the speed", func() bool { return d.view.Snap.Speed == speed })
		if text = copied(t, d, "weights"); !strings.Contains(text, "&"+want) || !strings.Contains(text, "rules=demo:walker@") || d.view.Kept != "" {
			t.Errorf("the link is %s", text)
		}
		if d.Send(Follow{Link: text}); d.view.Card != nil || d.view.Snap.Rules.Name != replay.DemoWalker {
			t.Fatalf("card %+v", d.view.Card)
		}
	}
}

// Whatever is wrong with a link, the plain program opens and says so on a card that can be
// closed; what is open stays where a bad link comes later.
func TestBadLinkOpensThePlainProgram(t *testing.T) {
	for text, want := range map[string]string{
		"#wrold=ant":                           "wrold",
		"#world=ant&seed=-1":                   "seed: expected a whole number",
		"#world=ant&rules=ant-bouncy":          "the rules ant-bouncy, which are not here",
		"#world=car&rules=ant-static":          "rules: expected some for the car",
		"#world=car&events=30:leg:4=0":         "the car has no leg 4",
		"#world=ant&events=30:hold:steer=1":    "steer",
		"#world=ant&limit=100&at=101":          "at: expected a step from 0 to 100, where the life ends",
		"#world=ant&at=999999":                 "at: expected a step up to 218181, where the life ends",
		"#world=ant&physics=pond/1":            "the physics pond/1",
		"#world=ant&physics=pond":              "pond",
		"#lesson=99":                           "lesson: expected one of 1-born-random",
		"#lesson=2&at=90000":                   "where the lesson ends",
		"#world=ant&view=inside":               "view: expected one of",
		"https://example.org/#world=ant&z=AAA": "z: expected packed events",
		"#world=ant&rules=random@0123456789":   "the rules random (01234567…), yours (random rules) are",
	} {
		d := linked(t, text)
		c := d.view.Card
		if c == nil || !strings.Contains(strings.Join(c.Lines, " "), want) || c.First.Title == "" || !strings.Contains(c.Err.Error(), "link ") {
			t.Errorf("%s: card %+v", text, c)
			continue
		}
		if d.view.Snap.Rules.Name != "ant" || d.view.Embed || d.view.NoRules {
			t.Errorf("%s: found %s, embed %v", text, d.view.Snap.Rules.Name, d.view.Embed)
		}
		before := d.session
		d.Send(CloseCard{})
		if d.view.Card != nil {
			t.Errorf("%s: the card stays", text)
		}
		if d.Send(Follow{Link: text}); d.view.Card == nil || d.session != before {
			t.Errorf("%s: it went on without a card", text)
		}
	}
	for _, o := range []Options{{File: "#lesson=1", Lesson: "2"}, {File: "#world=ant", World: "car"}, {File: "#world=ant", Body: "left"}} {
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), "expected it alone") {
			t.Errorf("a link beside what it says itself: %v", err)
		}
	}
	if _, err := New(Options{LinkBase: "example.org"}); err == nil || !strings.Contains(err.Error(), "expected the address of a page") {
		t.Errorf("a base that is none: %v", err)
	}
}

// Rules that do not ship with the program are kept in a pack beside the link; where they
// are missing a card names their fingerprint, and takes them from the pack or their file.
func TestRulesOfOnesOwnTravelInAPack(t *testing.T) {
	own := filepath.Join(t.TempDir(), "own"+library.Extension)
	if err := os.Rename(desktest.SaveRules(t, t.TempDir(), "ant", 1), own); err != nil {
		t.Fatal(err)
	}
	d := linked(t, own)
	liveTo(t, d, 30)
	text := copied(t, d, "weights")
	until(t, d, "the pack", func() bool { return strings.Contains(d.view.Notice, "Send its rules along") })
	packs, err := filepath.Glob(filepath.Join(d.view.Replays, "*"+replay.PackExtension))
	if err != nil || len(packs) != 1 || d.view.Kept != packs[0] {
		t.Fatalf("found the packs %v (%v), kept %s", packs, err, d.view.Kept)
	}
	sum := d.view.Snap.Rules.SHA256
	// Where they are lived by, they are here, wherever their file is.
	if d.Send(Follow{Link: text}); d.view.Card != nil || d.view.Snap.Rules.SHA256 != sum {
		t.Fatalf("in the window that copied it: card %+v", d.view.Card)
	}
	at(t, d, 30)

	other := linked(t, text)
	c := other.view.Card
	if c == nil || !strings.Contains(c.Lines[0], "own ("+sum[:8]+"…), which are not here") || c.First.Take == nil || c.Other.Title != "Live it with ant" {
		t.Fatalf("card %+v", c)
	}
	before := other.session
	wrong := desktest.SaveRules(t, t.TempDir(), "ant", 2)
	other.Send(c.First.Take(wrong))
	if c = other.view.Card; c == nil || !strings.Contains(c.Lines[0], "made with the rules own ("+sum[:8]+"…), yours (ant) are") || c.Other.Title != "Use mine" || other.session != before {
		t.Fatalf("others' rules: card %+v", c)
	}
	other.Send(c.First.Take(filepath.Join(t.TempDir(), "none"+replay.PackExtension)))
	if c = other.view.Card; c == nil || other.session != before {
		t.Fatalf("no file: card %+v", c)
	}
	other.Send(Follow{Link: text, Rules: packs[0]})
	if other.view.Card != nil || other.session == before {
		t.Fatalf("the pack: card %+v", other.view.Card)
	}
	at(t, other, 30)
	if found, want := life(t, other).Hashes, life(t, d).Hashes; !slices.Equal(found[1].Sums, want[1].Sums) {
		t.Error("the pack's rules live another life")
	}
	other.Send(Follow{Link: text, Rules: wrong, Mine: true})
	if other.view.Card != nil || other.view.Snap.Rules.SHA256 == sum {
		t.Errorf("my own: card %+v", other.view.Card)
	}
}

// Rules of a shipped name that are others are said to be, and can be lived by all the same;
// those that are here under another name are found.
func TestOtherRulesOfAName(t *testing.T) {
	d := linked(t, "shipped:ant-static")
	sum := d.view.Snap.Rules.SHA256
	d.Send(Follow{Link: "#world=ant&rules=renamed@" + sum[:16]})
	if d.view.Card != nil || d.view.Snap.Rules.Name != "ant-static" {
		t.Errorf("under another name: card %+v", d.view.Card)
	}
	d.Send(Follow{Link: "#world=ant&rules=ant-hebbian@0123456789abcdef&at=3&paused"})
	c := d.view.Card
	if c == nil || !strings.Contains(c.Lines[0], "made with the rules ant-hebbian (01234567…), yours (ant-hebbian) are ") || c.Other.Title != "Use mine" {
		t.Fatalf("card %+v", c)
	}
	d.Send(c.Other.Command)
	if d.view.Card != nil || d.view.Snap.Rules.Name != "ant-hebbian" {
		t.Errorf("mine: card %+v", d.view.Card)
	}
	at(t, d, 3)
	d.Send(Follow{Link: "#world=ant&physics=builtin/1"})
	if c = d.view.Card; c == nil || !strings.Contains(c.Lines[0], "made with the physics builtin/1, yours is builtin/") {
		t.Fatalf("another physics: card %+v", c)
	}
	d.Send(c.Other.Command)
	if d.view.Card != nil || d.view.Snap.Rules.Name != "ant" {
		t.Errorf("my physics: card %+v", d.view.Card)
	}
}

// Rules that are not here, by their name alone, are said to be, with what can be done: their file,
// or a life by the rules to begin with.
func TestLinkToRulesThatAreNotHere(t *testing.T) {
	d := linked(t, "shipped:ant-static")
	d.Send(Follow{Link: "#world=car&rules=car-hebbian&seed=3&at=3&paused"})
	c := d.view.Card
	if c == nil || c.Title != "This link needs other rules" || c.First.Take == nil || c.Other.Title != "Live it with car" || d.view.World != "ant" {
		t.Fatalf("card %+v", c)
	}
	if d.Send(c.Other.Command); d.view.Card != nil || d.view.World != "car" || d.view.Snap.Rules.Name != "car" || d.view.Seed != 3 {
		t.Errorf("with the car's own: card %+v, the %s by %s", d.view.Card, d.view.World, d.view.Snap.Rules.Name)
	}
	at(t, d, 3)
}

// Random rules are drawn from the life's seed wherever the link is followed.
func TestLinkToRandomRules(t *testing.T) {
	d := linked(t, "#world=car&rules=random&seed=5&at=2&paused")
	at(t, d, 2)
	text := copied(t, d, "weights")
	if !strings.Contains(text, "rules=random@") || len(d.view.Kept) > 0 {
		t.Fatalf("the link is %s", text)
	}
	other := linked(t, text)
	if other.view.Card != nil || other.view.Snap.Rules.Name != "random rules" {
		t.Errorf("card %+v", other.view.Card)
	}
}

// A life that is over before the step of its link is shown as far as it goes, and it is
// said.
func TestLinkBeyondTheEnd(t *testing.T) {
	d := linked(t, "#world=ant&rules=random&seed=1&limit=50&at=50")
	until(t, d, "the end", func() bool { return d.view.Over != "" })
	if d.view.Snap.Edge != 50 || d.view.Notice != "" {
		t.Errorf("the last step: edge %d, told %q", d.view.Snap.Edge, d.view.Notice)
	}
	d.Send(Follow{Link: "#world=car&rules=random&seed=1&impatient&at=5000"})
	until(t, d, "what is said", func() bool { return strings.Contains(d.view.Notice, "the link wanted to show step 5000") })
}

// Links arrive from elsewhere, such as a page whose address changes, which has each that is
// copied in its own; as many lives at once are shown as one asks for.
func TestLinksOfAPage(t *testing.T) {
	links, copied := make(chan string, 1), ""
	links <- "#world=car&rules=random&many=36&seed=4"
	d := newDesk(t, Options{
		File: "#", SavesDir: t.TempDir(), Shipped: shippedRules(t), Replays: t.TempDir(), LinkBase: "https://example.org/h/?a#b", Links: links, Linked: func(s string) { copied = s },
	})
	defer d.Close()
	until(t, d, "the link that arrives", func() bool { return d.view.World == "car" })
	if d.view.Seed != 4 || d.view.Many != 36 {
		t.Errorf("seed %d, %d lives", d.view.Seed, d.view.Many)
	}
	text := ""
	d.Send(CopyLink{Map: "weights", Copy: func(s string) error { text = s; return nil }})
	if !strings.HasPrefix(text, "https://example.org/h/?a#world=car&") || !strings.HasSuffix(text, "#"+copied) || copied == "" {
		t.Errorf("copied %s, the page hears %s", text, copied)
	}
	d.Send(CopyLink{Map: "weights", Copy: func(string) error { return os.ErrPermission }})
	if !strings.Contains(d.view.Notice, "not copied") {
		t.Errorf("without a clipboard: told %q", d.view.Notice)
	}
}

// A life with more events than a link holds is told to be a replay's.
func TestTooManyEventsForALink(t *testing.T) {
	d := withRules(t, "ant", 1)
	var events []episode.Event
	for range link.MaxEvents + 1 {
		events = append(events, episode.Event{Kind: "plasticity", Args: "on"})
	}
	d.Send(Injure{events})
	until(t, d, "the events", func() bool { return len(d.view.Snap.Markers) == len(events) })
	d.Send(CopyLink{Map: "weights", Copy: func(string) error { t.Error("it was copied"); return nil }})
	if !strings.Contains(d.view.Notice, "at most 400, found 401; a replay holds it") {
		t.Errorf("told %q", d.view.Notice)
	}
}

// A link that is no link is told from a file, which goes before.
func TestFilesAreNoLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	if !IsLink("world=ant") || IsLink("a.replay") {
		t.Error("what is no file is not told by its form")
	}
	if err := os.WriteFile("world=ant", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if IsLink("world=ant") {
		t.Error("a file is taken for a link")
	}
}
