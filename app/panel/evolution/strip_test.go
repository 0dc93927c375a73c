package evolution

import (
	"errors"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"hebbarium/app/desk"
	"hebbarium/app/evolving"
)

// shared is a campaign that so many other machines live too.
func shared(b *bench, others int) *evolving.Machines {
	b.asks, b.view.Campaign.Begun = false, true
	m := &b.view.Campaign.Seen.Machines
	*m = evolving.Machines{Join: "/home/a b/ant-1/join.json", Count: 1 + others, Workers: 2 + 8*others, PerSecond: 12 + 41.2*float64(others), Waiting: 40, Again: 2, News: "joined: node0:7, 8 at once"}
	m.All = []evolving.Machine{{Name: "this machine", Processes: 1, Workers: 2, PerSecond: 12, Lives: 300}}
	for i := range others {
		m.All = append(m.All, evolving.Machine{Name: "node" + string(rune('0'+i%10)), Processes: 2, Workers: 8, PerSecond: 41.2, Lives: 12301, Kernel: "avx2"})
	}
	return m
}

// The strip of machines and its button lie in the sheet, on nothing else, however many
// there are and however small the window is.
func TestStripFitsTheSheet(t *testing.T) {
	for _, others := range []int{0, 1, 3, 40} {
		for _, c := range []struct {
			window  image.Point
			percent int
			compact bool
			brain   image.Rectangle
		}{
			{image.Pt(1024, 640), 100, true, image.Rect(508, 48, 1024, 544)},
			{image.Pt(1024, 640), 150, true, image.Rect(508, 72, 1024, 520)},
			{image.Pt(1440, 900), 100, false, image.Rect(744, 56, 1440, 732)},
			{image.Pt(1920, 1080), 150, true, image.Rect(940, 72, 1920, 912)},
		} {
			b := newBench(t, "ant")
			b.open()
			shared(b, others)
			b.fit(c.window, c.percent, c.compact, c.brain)
			r := b.sheet.body()
			strip := b.sheet.strip(r)
			places := slices.Clone(strip.tiles)
			places = append(places, strip.words, strip.join)
			for i, p := range places {
				if !p.In(r) || p.Max.Y > b.sheet.foot(r) {
					t.Errorf("%d others, %v %d %%: a part lies at %v of %v", others, c.window, c.percent, p, r)
				}
				for _, o := range places[:i] {
					if p.Overlaps(o) {
						t.Errorf("%d others, %v %d %%: %v lies on %v", others, c.window, c.percent, p, o)
					}
				}
			}
			if shown := len(strip.tiles); others == 40 && (strip.more == 0 || shown-1+strip.more != 41) {
				t.Errorf("%v %d %%: of 41 machines %d tiles are shown, and %d more", c.window, c.percent, shown, strip.more)
			}
			for i := range strip.tiles { // with the tip of each
				b.sheet.at = strip.tiles[i].Min.Add(image.Pt(5, 5))
				b.draw()
			}
		}
	}
}

// The command by which others join is copied, with a path that a shell takes whole.
func TestCommandIsCopied(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	shared(b, 1)
	said := ""
	b.hand.Say = func(s string) { said = s }
	b.click("Copy")
	if want := []string{"hebbarium worker '/home/a b/ant-1/join.json'"}; !slices.Equal(b.copied, want) || !strings.Contains(said, "Copied") {
		t.Errorf("expected %q, found %q, said %q", want, b.copied, said)
	}
	b.outside.Copy = func(string) error { return errors.New("nobody there") }
	if b.click("Copy"); !strings.Contains(said, "nobody there") {
		t.Errorf("without a clipboard it says %q", said)
	}
	b.view.Campaign.Seen.State = evolving.Finished
	for _, s := range b.sheet.spots() {
		if s.label == "Copy" {
			t.Error("others are asked to join what is over")
		}
	}
}

// What is said of machines names those that were dropped, and why.
func TestWordsOfMachines(t *testing.T) {
	b := newBench(t, "ant")
	m := shared(b, 2)
	if got := together(m); got != "3 machines, 18 workers  ·  94.4 lives a second  ·  40 waiting  ·  2 handed out again" {
		t.Errorf("together: %q", got)
	}
	m.All[1].Dropped, m.All[2].Silent, m.Away = "what it lived differs from what this machine lives", 40*time.Second, true
	m.Count = 1
	if got := together(m); !strings.HasPrefix(got, "1 machine, ") || !strings.HasSuffix(got, "the server is gone, this machine goes on") {
		t.Errorf("together: %q", got)
	}
	for i, want := range []string{"is believed", "dropped: what it lived differs", "silent for 40s"} {
		if got := strings.Join(machineTip(&m.All[i], i == 0), "\n"); !strings.Contains(got, want) {
			t.Errorf("tip of %d: expected %q, found %q", i, want, got)
		}
	}
	if got := below(&b.view.Campaign.Seen); !strings.Contains(got, m.News) {
		t.Errorf("below the progress: %q", got)
	}
}

// A campaign is begun with the address at which others join.
func TestOthersAreLetIn(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	b.choose("Others join from", "the network")
	b.click("Begin")
	begun, ok := b.last().(desk.Evolve)
	if !ok || begun.Config.Listen != networkAddress || begun.Config.Gather == nil {
		t.Errorf("expected a campaign that others join, found %+v", b.last())
	}
	b.outside.Gather = nil
	for _, row := range b.rows() {
		if row.title == "Others join from" {
			t.Error("in a page nobody can join")
		}
	}
}
