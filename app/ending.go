package app

import (
	"fmt"

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

// explained is the read-out of a marker. Where the car has come round and there is no
// reward left to measure an injury by, it says so, and what to do about it.
func explained(s *session.Snapshot, m *session.Marker) []render.Span {
	spans := readOut(m)
	nothing := m.Event.Damages() && !m.Due && !m.Measured && m.Recovery.Before < 0
	if left := tilesLeft(s); nothing && s.Car != nil && s.Car.Track != nil && float64(left) <= fewTiles*float64(len(s.Car.Track.Tiles)) {
		words := "all tiles visited"
		switch left {
		case 0:
		case 1:
			words = "1 tile left"
		default:
			words = fmt.Sprintf("%d tiles left", left)
		}
		spans[len(spans)-1].Text = words + ", no reward to measure: start again"
	}
	return spans
}
