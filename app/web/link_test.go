package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A link begins a lesson, also in a page that embeds this one; one that is broken says so
// and opens the plain program.
func TestPageFollowsLinks(t *testing.T) {
	whole(t)
	long(t)
	s := server(t)
	b := open(t, s.URL+at+"#lesson=5-a-lost-leg")
	b.frame()
	b.until("the lesson", `hebbarium.shows().lesson === "5-a-lost-leg" && hebbarium.shows().step > 20`)
	b.do("a broken link", chromedp.Navigate("about:blank"), chromedp.Navigate(s.URL+at+"#seed=-1&world=<script>"))
	b.frame()
	b.until("what is wrong with it", `hebbarium.shows().card === "This link is broken"`)
	b.until("a life all the same", "hebbarium.shows().step > 20")
	b.clean()

	b.do("another page", chromedp.Navigate(s.URL+at+"guide/"))
	const inside = `document.querySelector("iframe")?.contentWindow.hebbarium`
	value[bool](b, `document.body.innerHTML = '<iframe width=960 height=540 src="../#embed&lesson=3"></iframe>', true`)
	b.until("a lesson within it", inside+`?.shows?.().lesson.startsWith("3-") && `+inside+`.shows().step > 20`)
	b.picture("11-embedded")
}

// Each link that is wrong says what is wrong with it, and the life that was there goes on; one
// that asks for many lives, or for one beside it, shows them.
func TestPageSaysWhatIsWrongWithALink(t *testing.T) {
	whole(t)
	long(t)
	b := open(t, server(t).URL+at)
	b.life()
	for _, each := range []struct{ link, says string }{
		{"world=ant&colour=red", "colour"},
		{"world=ant&seed=-1", "seed"},
		{"world=ant&events=" + strings.Repeat("5:zero:0.1;", 1000), "events: expected at most 400"},
		{"world=car&events=10:leg:4%3D0", "leg"},
		{"world=moon", "moon"},
		{"%", "%"},
	} {
		value[bool](b, fmt.Sprintf("location.hash = %q, true", "#"+each.link))
		b.until(fmt.Sprintf("what is wrong with %.40s", each.link), fmt.Sprintf(`hebbarium.shows().card === "This link is broken" && hebbarium.shows().says.includes(%q)`, each.says))
		t.Logf("%.40s: %s", each.link, value[string](b, "hebbarium.shows().says"))
		b.key("Escape", "Escape", 0)
		b.until("an end of the card", `hebbarium.shows().card === ""`)
	}
	step := b.shows().Step
	b.until("a life that goes on", fmt.Sprintf("hebbarium.shows().step > %d", step))

	value[bool](b, `location.hash = "#world=ant&seed=3&many=9&view=pca", true`)
	b.until("nine lives", "hebbarium.shows().many === 9 && hebbarium.shows().seed === 3 && hebbarium.shows().step > 10")
	b.picture("12-many")
	b.key("KeyM", "m", 0)
	b.until("one", "hebbarium.shows().many === 0")
	value[bool](b, `location.hash = "#world=ant&seed=4&beside=static", true`)
	b.until("two rule sets", "hebbarium.shows().seed === 4 && hebbarium.shows().beside && hebbarium.shows().step > 10")
	b.picture("13-beside")
	b.key("KeyY", "y", 0)
	b.do("frames of the microscope", frames(3))
	b.picture("14-microscope")
	b.key("Escape", "Escape", 0)
	value[bool](b, `location.hash = "#world=car", true`)
	b.until("the car", `hebbarium.shows().world === "car" && hebbarium.shows().step > 10`)
	b.key("KeyJ", "j", 0)
	b.until("hands on the wheel", "hebbarium.shows().hands")
	b.picture("15-wheel")
	b.clean()
}
