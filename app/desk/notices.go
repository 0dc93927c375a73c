package desk

// notice is one line of news, for a while.
type notice struct {
	until float64 // on the window's clock, however slowly it draws
}

// noticeSeconds is how long a line of news stays.
const noticeSeconds = 5

// Say shows one line of news.
func (d *Desk) Say(s string) {
	d.view.Notice, d.notice.until, d.fresh = s, d.clock()+noticeSeconds, true
}

// Tell is Say from any goroutine. It never waits: where there is too much news at
// once, some of it is lost.
func (d *Desk) Tell(s string) {
	select {
	case d.news <- s:
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
func (d *Desk) quiet() { d.view.Notice, d.fresh = "", true }
