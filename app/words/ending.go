package words

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"hebbarium/app/session"
	"hebbarium/evolve/episode"
)

// Ending says how an episode ended, "" while it goes on or is being lived anew.
func Ending(s *session.Snapshot) string {
	switch {
	case s.Seeking >= 0:
		return ""
	case s.Status == episode.Done && s.Car != nil && tilesLeft(s) == 0:
		return "lap finished"
	case s.Status == episode.Done:
		return "left the field"
	case s.Status == episode.TimeUp:
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

// UsedUp says that the car has come round and that there is too little reward left to
// measure an injury by, and what to do about it; "" where there is enough.
func UsedUp(s *session.Snapshot) string {
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

// Status says where an episode is that does not simply go on: what it is going to, or
// how it ended; "" otherwise.
func Status(s *session.Snapshot) string {
	if s.Seeking >= 0 {
		return fmt.Sprintf("going to step %d", s.Seeking)
	}
	return Ending(s)
}

// Upper begins a sentence with a capital.
func Upper(s string) string {
	if s == "" {
		return s
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}
