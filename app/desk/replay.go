package desk

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"hebbarium/app/library"
	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/app/words"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// record begins to record a session with these rules, which may play a replay or tell a
// lesson.
func record(folder string, own replay.Carried, rules session.Rules, from source) *recording.Recording {
	o := recording.Options{Folder: folder, Stamp: library.Stamp(), Rules: replay.RuleSet{Name: rules.Name, SHA256: rules.SHA256}, Follow: from.replay}
	if l := from.lesson; l != nil {
		o.Lesson, o.Ends = l.Name, l.End
	}
	switch {
	case rules.Path == "": // no file holds these rules: they get one beside the replays
		if sum, err := rules.Genome.Fingerprint(); err == nil {
			o.Rules.SHA256, o.Loose = sum, rules.Genome
		}
	case replay.IsShipped(rules.Path): // only a program holds them that may go when a newer one comes
		o.File = func() ([]byte, error) {
			content, _, err := own.Content(rules.Path)
			return content, err
		}
	case !replay.IsCarried(rules.Path): // a campaign, or a person, may write others to it
		o.Loose, o.Held = rules.Genome, rules.Path
	}
	return recording.New(o)
}

// tellRecording says once what there is to say of the recording.
func (d *Desk) tellRecording() {
	now, before := d.recording.Status(), d.view.Recorded
	if now == before {
		return
	}
	d.view.Recorded, d.fresh = now, true
	if said := words.Recorded(now, before); said != "" {
		d.Say(said)
	}
}

// SaveReplay writes the episode so far to a file and says what became of it.
type SaveReplay struct{ Path string }

func (c SaveReplay) do(d *Desk) error {
	keeper := d.recording
	return ask(d.session, "not saved", func(*episode.Episode, []episode.Event) {
		keeper.Save(c.Path, func(err error) { d.TellKept("Life", c.Path, err) })
	})
}

// ask calls f with the episode and its events, on the session's goroutine, and waits for it:
// so a person can save and close at once. The session comes round after each step.
func ask(s *session.Session, what string, f func(*episode.Episode, []episode.Event)) error {
	asked := make(chan struct{})
	s.Recipe(func(e *episode.Episode, events []episode.Event) {
		f(e, events)
		close(asked)
	})
	select {
	case <-asked:
		return nil
	case <-time.After(time.Second):
		return errors.New(what + ": the episode does not answer")
	}
}

// playReplay opens a replay; where it cannot be played, what was there stays.
// Its rule set is the file at rules, or the one of its fingerprint among the
// saves and beside the replay, or one that the program carries in itself.
func (d *Desk) playReplay(path, rules string) error {
	if library.IsPack(path) && rules == "" {
		return d.playPack(path)
	}
	r, _, err := replay.OpenReplay(path)
	if err != nil {
		return err
	}
	if err := d.play(r, rules, filepath.Dir(path)); err != nil {
		return fmt.Errorf("replay %s: %w", path, err)
	}
	d.Say(words.Opened(path, r))
	return nil
}

// play opens a session that lives a replay's recipe and is held against it.
func (d *Desk) play(r *replay.Replay, rules, beside string) error {
	genome, where, err := r.LoadRules(rules, d.options.carried(), d.options.SavesDir, beside, d.view.Replays)
	if err != nil {
		return &rulesWanted{err}
	}
	return d.playWith(r, genome, where)
}

// playWith plays a replay with its rule set, which lies in the file at where, if
// in any.
func (d *Desk) playWith(r *replay.Replay, genome *brain.Genome, where string) error {
	engine, err := r.Engine()
	if err != nil {
		return err
	}
	setup, err := r.Setup()
	if err != nil {
		return err
	}
	err = d.openSession(session.Config{
		World: r.World, Physics: engine, Body: r.Body, Seed: r.Seed, Init: setup.Init, Events: r.Events, Impatient: !r.Patient, MaxSteps: r.MaxSteps,
		Rules: session.Rules{
			Name: r.Rules.Name, Path: where, SHA256: r.Rules.SHA256, Card: genome.Card, Genome: genome,
		},
		Playing: true, Speed: 1,
	}, source{replay: r})
	if err == nil {
		besides(d, r.Beside)
		d.view.Many = r.Crowd()
	}
	return err
}

// playPack plays a pack.
func (d *Desk) playPack(path string) error {
	p, err := replay.LoadPack(path)
	if err != nil {
		return err
	}
	if err := d.playWith(p.Replay, p.Genome, ""); err != nil {
		return err
	}
	d.Say(words.Opened(path, p.Replay))
	return nil
}
