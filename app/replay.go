package app

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hebbarium/app/recording"
	"hebbarium/app/session"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// replaysFolder is where sessions are recorded: the one that the options name,
// or one in the user's configuration folder; "" where there is no such place.
func (g *Game) replaysFolder() string {
	if g.options.Replays != "" {
		return g.options.Replays
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "hebbarium", "replays")
}

// stamp begins the names of a session's replays, which so lie in order of time.
func stamp() string { return time.Now().Format("20060102-150405") }

// record begins to record a session with these rules, which may play a replay.
func (g *Game) record(rules session.Rules, from *replay.Replay) *recording.Recording {
	o := recording.Options{Folder: g.replaysFolder(), Stamp: stamp(), Rules: replay.RuleSet{Name: rules.Name, SHA256: rules.SHA256}, Follow: from}
	if rules.Path == "" || replay.IsShipped(rules.Path) {
		// No file holds these rules as they are, or only a program that may go when a
		// newer one comes: they get one beside the replays.
		sum, err := rules.Genome.Fingerprint()
		if err == nil && (rules.Path == "" || sum == rules.SHA256) {
			o.Rules.SHA256, o.Loose = sum, rules.Genome
		}
	}
	return recording.New(o)
}

// tellRecording says once what there is to say of the recording.
func (g *Game) tellRecording() {
	now, before := g.recording.Status(), g.recorded
	g.recorded = now
	switch {
	case now.Err != nil && (before.Err == nil || before.Err.Error() != now.Err.Error()):
		g.say("Not recorded: " + now.Err.Error())
	case now.Difference != nil && before.Difference != now.Difference:
		g.say("The replay differs: " + now.Difference.Error())
	case now.Finished && !before.Finished:
		g.say("The replay ends here, identical to the recording")
	case now.Left && !before.Left:
		g.say("This is a life of your own now, not the replay's")
	}
}

// saveReplay writes the episode so far to a file and says what became of it.
func (g *Game) saveReplay(path string) {
	keeper, asked := g.recording, make(chan struct{})
	g.session.Observe(func(*episode.Episode) {
		keeper.Save(path, func(err error) { g.capture.tell("Replay", path, err) })
		close(asked)
	})
	// The session comes round after each step; to wait for it lets a person save
	// and close at once.
	select {
	case <-asked:
	case <-time.After(time.Second):
		g.say("Not saved: the episode does not answer")
	}
}

// playReplay opens a replay; where it cannot be played, what was there stays.
// Its rule set is the file at rules, or the one of its fingerprint among the
// saves and beside the replay, or one that the program carries in itself.
func (g *Game) playReplay(path, rules string) error {
	if isPack(path) && rules == "" {
		return g.playPack(path)
	}
	r, _, err := replay.OpenReplay(path)
	if err != nil {
		return err
	}
	if err := g.play(r, rules, filepath.Dir(path)); err != nil {
		return fmt.Errorf("replay %s: %w", path, err)
	}
	return nil
}

// play opens a session that lives a replay's recipe and is held against it.
func (g *Game) play(r *replay.Replay, rules, beside string) error {
	genome, where, err := r.LoadRules(rules, g.options.carried(), g.options.SavesDir, beside, g.replaysFolder())
	if err != nil {
		return &rulesWanted{err}
	}
	return g.playWith(r, genome, where)
}

// playWith plays a replay with its rule set, which lies in the file at where, if
// in any.
func (g *Game) playWith(r *replay.Replay, genome *brain.Genome, where string) error {
	engine, err := r.Engine()
	if err != nil {
		return err
	}
	setup, err := r.Setup()
	if err != nil {
		return err
	}
	return g.openSession(session.Config{
		World: r.World, Physics: engine, Body: r.Body, Seed: r.Seed, Init: setup.Init, Events: r.Events, Impatient: !r.Patient, MaxSteps: r.MaxSteps,
		Rules: session.Rules{
			Name: r.Rules.Name, Path: where, SHA256: r.Rules.SHA256, Card: genome.Card, Genome: genome,
		},
		Playing: true, Speed: 1,
	}, r)
}
