package window

import "fmt"

// left tells whether the window is to go now. Asked to, it first ends what is being
// recorded and stays, saying so, until all is written; asked again it goes at once, and
// the rest is written without it.
func (w *Window) left() bool {
	select {
	case <-w.Ended:
		w.asked++
	default:
	}
	if w.Closes != nil && w.Closes() {
		w.asked++
	}
	if w.asked == 0 {
		return false
	}
	w.Film.Finish()
	what := w.Film.Saving()
	if what == "" || w.asked > 1 {
		return true
	}
	if line := fmt.Sprintf("Saving %s: the window closes when it is done", what); w.Desk.View().Notice != line {
		w.Desk.Say(line)
	}
	return false
}
