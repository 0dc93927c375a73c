package desk

import (
	"hebbarium/app/library"
	"hebbarium/app/words"
)

// notice is one line of news, for a while.
type notice struct {
	until float64 // on the window's clock, however slowly it draws
}

// news is a line of news from another goroutine.
type news struct {
	text string
	file string // that was kept, "" for none
}

// Seconds that a line of news stays, and one that a person may want to follow to a file.
const (
	noticeSeconds = 5
	keptSeconds   = 12
)

// Say shows one line of news.
func (d *Desk) Say(s string) {
	v := &d.view
	v.Notice, v.NoticeFile, d.notice.until, d.fresh = s, "", d.clock()+noticeSeconds, true
}

// Tell is Say from any goroutine. It never waits: where there is too much news at
// once, some of it is lost.
func (d *Desk) Tell(s string) { tell(d.news, news{text: s}) }

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
	tell(d.news, news{what + " kept: " + library.Short(path), path})
}

// hearNews shows what was told from other goroutines.
func (d *Desk) hearNews() {
	select {
	case n := <-d.news:
		d.Say(n.text)
		if n.file != "" {
			d.view.NoticeFile, d.view.Kept, d.notice.until = n.file, n.file, d.clock()+keptSeconds
		}
	default:
	}
}

// expire takes the news away when its time is over.
func (d *Desk) expire() {
	if d.view.Notice != "" && d.view.Clock >= d.notice.until {
		d.quiet()
	}
}

// quiet takes the news away: it is about what was shown before.
func (d *Desk) quiet() { d.view.Notice, d.view.NoticeFile, d.fresh = "", "", true }
