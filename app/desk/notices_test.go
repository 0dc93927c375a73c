package desk

import (
	"errors"
	"testing"
	"time"

	"hebbarium/app/session"
	"hebbarium/app/words"
)

// A line of news stays for its seconds from when it was drawn, however long that took, and one
// that is said again stays as long again.
func TestNewsStayFromWhenTheyAreDrawn(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer d.Close()
	passes := func(seconds time.Duration) {
		d.begun = d.begun.Add(-seconds * time.Second)
		d.Update()
	}
	for _, line := range []string{"one", "two", "two"} {
		if d.Say(line); d.view.Notice != line {
			t.Fatalf("told %q, want %q", d.view.Notice, line)
		}
		if passes(60); d.view.Notice != line {
			t.Fatalf("%q has gone before it was drawn", line)
		}
		d.Drawn()
		if passes(60); d.view.Notice != line {
			t.Fatalf("%q has gone with the frame that shows it", line)
		}
		if passes(noticeSeconds - 1); d.view.Notice != line {
			t.Errorf("%q has gone before its time", line)
		}
	}
	if passes(2); d.view.Notice != "" {
		t.Errorf("%q stays after its time", d.view.Notice)
	}
	d.TellKept("Picture", "", errors.New("no room"))
	d.Update()
	d.TellKept("Picture", "/pictures/a.png", nil)
	d.Update()
	d.Drawn()
	d.Update()
	if passes(keptSeconds - 1); d.view.NoticeFile == "" {
		t.Error("news of a file have gone before their time")
	}
	if passes(2); d.view.Notice != "" || d.view.NoticeFile != "" {
		t.Errorf("%q of %q stays after its time", d.view.Notice, d.view.NoticeFile)
	}
}

// That a life has outgrown its rules' own is no longer said once it has gone back to before
// that.
func TestNewsOfALongLifeGoWithIt(t *testing.T) {
	d := newDesk(t, Options{World: "ant", SavesDir: t.TempDir()})
	defer d.Close()
	d.take(&session.Snapshot{Evolved: 960, Step: 961, Edge: 961})
	if !words.SaysBeyond(d.view.Notice) {
		t.Fatalf("past step 960 it says %q", d.view.Notice)
	}
	if d.take(&session.Snapshot{Evolved: 960, Step: 271, Edge: 271}); d.view.Notice != "" {
		t.Errorf("at step 271 it still says %q", d.view.Notice)
	}
	d.Say("one")
	if d.take(&session.Snapshot{Evolved: 960, Step: 272, Edge: 272}); d.view.Notice != "one" {
		t.Errorf("other news went with it: %q", d.view.Notice)
	}
}
