package film

import (
	"bytes"
	"errors"
	"io"

	"hebbarium/app/capture"
	"hebbarium/app/session"
	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// life is what is known of the episode, for tables and figures.
func (f *Film) life() *capture.Episode {
	s := f.desk.View().Snap
	e := &capture.Episode{Subject: f.subject(), Rewards: s.Rewards, Changes: s.Changes}
	e.Step = s.Edge
	for i := range s.Markers {
		if !s.Markers[i].Due {
			e.Events = append(e.Events, s.Markers[i].Event)
		}
		if m := &s.Markers[i]; m.Recovery.Standing != "" && m.Recovery.Event == m.Event {
			e.Recoveries = append(e.Recoveries, capture.Recovery{Recovery: m.Recovery, Control: m.Control})
		}
	}
	return e
}

// table writes the episode as CSV, or a row for each of many lives and injury.
func (f *Film) table() {
	content := f.life().WriteCSV
	if f.lives != nil {
		if s := f.lives(); s != nil {
			var b bytes.Buffer // now: the snapshot is another's soon
			if err := s.WriteCSV(&b); err != nil {
				f.desk.TellKept("Table", "", err)
				return
			}
			content = func(w io.Writer) error {
				_, err := b.WriteTo(w)
				return err
			}
		}
	}
	f.write("Table", ".csv", capture.Documents, content)
}

// figure writes the timeline as SVG.
func (f *Film) figure() { f.write("Figure", ".svg", capture.Pictures, f.life().WriteSVG) }

// pack writes the episode and its rule set to one file.
func (f *Film) pack() {
	folder, err := f.folder(capture.Documents)
	v := f.desk.View()
	if err != nil || v.NoRules {
		f.desk.Say("There is nothing to pack, or no folder for it")
		return
	}
	name, keeper, rules := f.subject().Name(replay.PackExtension), f.desk.Recording(), *v.Snap.Rules
	done := f.saving.begin("Pack")
	f.desk.Session().Observe(func(*episode.Episode) {
		r := keeper.Replay()
		go func() {
			defer done()
			path, err := writePack(r, &rules, folder, name)
			f.desk.TellKept("Pack", path, err)
		}()
	})
}

func writePack(r *replay.Replay, rules *session.Rules, folder, name string) (string, error) {
	if r == nil {
		return "", errors.New("the episode is not being recorded")
	}
	path, err := capture.Place(folder, name)
	if err != nil {
		return "", err
	}
	p, err := replay.PackWith(r, rules.Path, rules.Genome)
	if err != nil {
		return "", err
	}
	data, err := p.Encode()
	if err != nil {
		return "", err
	}
	return file.WriteNew(path, data)
}
