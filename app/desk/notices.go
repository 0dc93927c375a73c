package desk

import (
	"cmp"

	"hebbarium/app/library"
	"hebbarium/app/words"
)

// notice is one line of news, for a while, which begins when a person can have seen it: the
// frame with it may take longer to draw than it stays.
type notice struct {
	d     *Desk
	stays float64 // seconds
	drawn bool    // a frame with it
	until float64 // on the window's clock, however slowly it draws; 0 before it was drawn
}

// news is a line of news from another goroutine.
type news struct {
	text  string
	file  string // that was kept, "" for none
	stays float64
}

// Seconds that a line of news stays, and one that a person may want to follow to a file.
const (
	noticeSeconds = 5
	keptSeconds   = 12
)

// Say shows one line of news.
func (d *Desk) Say(s string) { d.notice.say(news{text: s, stays: noticeSeconds}) }

func (n *notice) say(what news) {
	v := &n.d.view
	v.Notice, v.NoticeFile, v.Kept, n.d.fresh = what.text, what.file, cmp.Or(what.file, v.Kept), true
	n.stays, n.drawn, n.until = what.stays, false, 0
}

// Drawn tells that a frame has been drawn, which need not be on the screen yet.
func (d *Desk) Drawn() { d.notice.drawn = true }

// Tell is Say from any goroutine. It never waits: where there is too much news at
// once, some of it is lost.
func (d *Desk) Tell(s string) { tell(d.news, news{text: s, stays: noticeSeconds}) }

func tell(to chan<- news, n news) {
	select {
	case to <- n:
	default:
	}
}

// TellKept says from any goroutine what became of a file.
func (d *Desk) TellKept(what, path string, err error) {
	if err != nil {
		d.Tell(what + " not kept: " + words.Plain(err))
		return
	}
	tell(d.news, news{what + " kept: " + library.Short(path), path, keptSeconds})
}

// hear shows what was told from other goroutines.
func (n *notice) hear() {
	select {
	case told := <-n.d.news:
		n.say(told)
	default:
	}
}

// expire takes the news away when its time is over.
func (n *notice) expire() {
	switch now := n.d.view.Clock; {
	case n.d.view.Notice == "" || !n.drawn:
	case n.until == 0:
		n.until = now + n.stays
	case now >= n.until:
		n.quiet()
	}
}

// quiet takes the news away: it is about what was shown before.
func (n *notice) quiet() { n.d.view.Notice, n.d.view.NoticeFile, n.d.fresh = "", "", true }
