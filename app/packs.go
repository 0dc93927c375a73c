package app

import (
	"errors"
	"path/filepath"
	"strings"

	"hebbarium/app/capture"
	"hebbarium/app/session"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/replay"
)

// pack writes the episode and its rule set to one file.
func (c *capturing) pack() {
	g := c.g
	folder, err := c.folder()
	if err != nil || g.norules {
		g.say("There is nothing to pack, or no folder for it")
		return
	}
	name, keeper, rules := c.subject().Name(replay.PackExtension), g.recording, *g.snap.Rules
	g.session.Observe(func(*episode.Episode) {
		r := keeper.Replay()
		go func() {
			path, err := writePack(r, &rules, folder, name)
			c.tell("Pack", path, err)
		}()
	})
}

func writePack(r *replay.Replay, rules *session.Rules, folder, name string) (string, error) {
	if r == nil {
		return "", errors.New("the episode is not being recorded")
	}
	path, err := capture.Free(folder, name)
	if err != nil {
		return "", err
	}
	p, err := replay.PackWith(r, rules.Path, rules.Genome)
	if err != nil {
		return "", err
	}
	return path, p.Save(path)
}

// playPack plays a pack.
func (g *Game) playPack(path string) error {
	p, err := replay.LoadPack(path)
	if err != nil {
		return err
	}
	return g.playWith(p.Replay, p.Genome, "")
}

// isPack tells by its name whether a file is a pack.
func isPack(path string) bool { return strings.EqualFold(filepath.Ext(path), replay.PackExtension) }
