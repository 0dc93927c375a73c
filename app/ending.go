package app

import (
	"fmt"
	"strings"

	"hebbarium/app/session"
	"hebbarium/evolve"
	"hebbarium/render"
)

// ending says how an episode ended, "" while it goes on or is being lived anew.
func ending(s *session.Snapshot) string {
	switch {
	case s.Seeking >= 0:
		return ""
	case s.Status == evolve.Done && s.Car != nil && tilesLeft(s) == 0:
		return "lap finished"
	case s.Status == evolve.Done:
		return "left the field"
	case s.Status == evolve.TimeUp:
		return "time is up"
	}
	return ""
}

// tilesLeft is how many tiles of the track the car has not been on yet.
func tilesLeft(s *session.Snapshot) int {
	if s.Car == nil || s.Car.Track == nil {
		return 0
	}
	return len(s.Car.Track.Tiles) - s.Car.State.Visited
}

// fewTiles is the share of a track's tiles with which there is too little reward left
// to measure anything by.
const fewTiles = 0.1

// usedUp says that the car has come round and that there is too little reward left to
// measure an injury by, and what to do about it; "" where there is enough.
func usedUp(s *session.Snapshot) string {
	if s.Car == nil || s.Car.Track == nil || float64(tilesLeft(s)) > fewTiles*float64(len(s.Car.Track.Tiles)) {
		return ""
	}
	words := "all tiles visited"
	switch left := tilesLeft(s); left {
	case 0:
	case 1:
		words = "1 tile left"
	default:
		words = fmt.Sprintf("%d tiles left", left)
	}
	return words + ", no reward to measure: start again"
}

// invitation is what the read-out says before there is anything to read out.
func (g *Game) invitation() string {
	switch left := usedUp(g.snap); {
	case g.norules:
		return ""
	case g.over != "":
		return strings.ToUpper(g.over[:1]) + g.over[1:] + ": start again to injure the agent"
	case left != "" && g.snap.Seeking < 0:
		return strings.ToUpper(left[:1]) + left[1:]
	}
	return "Injure the agent, and read here how long it takes to recover"
}

// explained is the read-out of a marker, which says why where there is no reward left
// to measure an injury by.
func explained(s *session.Snapshot, m *session.Marker) []render.Span {
	spans := readOut(m)
	if why := usedUp(s); why != "" && m.Event.Damages() && !m.Due && !m.Measured && m.Recovery.Before < 0 {
		spans[len(spans)-1].Text = why
	}
	return spans
}
