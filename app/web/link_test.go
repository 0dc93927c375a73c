package main

import (
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
