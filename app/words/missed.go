package words

import (
	"fmt"
	"math"

	"hebbarium/app/session"
)

// Missed tells how many tiles a car that has gone round has left out, and which of them
// comes next: the lap ends with the last of them, and until then nothing is paid. There
// are none before it has gone round: the way is not over yet.
func Missed(s *session.Snapshot) (count, next int, ahead float64) {
	if s.Car == nil || s.Car.Track == nil {
		return 0, 0, 0
	}
	n := len(s.Car.Track.Tiles)
	if n == 0 || !s.Car.Round {
		return 0, 0, 0
	}
	forwards := 1.0
	if turned(s) {
		forwards = -1
	}
	ahead = math.Inf(1)
	for i, paid := range s.Car.State.Paid {
		if paid {
			continue
		}
		count++
		// A tile lies between its own point and the one before.
		way := math.Mod(forwards*(float64(i)-0.5-s.Car.Place), float64(n))
		if way < 0 {
			way += float64(n)
		}
		if way < ahead {
			next, ahead = i, way
		}
	}
	return count, next, ahead
}

// turned tells whether the car heads the other way round.
func turned(s *session.Snapshot) bool {
	points := s.Car.Track.Points
	n := len(points)
	if n == 0 {
		return false
	}
	at := points[((int(math.Round(s.Car.Place))%n)+n)%n]
	return math.Cos(s.Car.State.Hull.Angle-at.Beta) < 0
}

// MissedTiles says so in words, "" where none is missed.
func MissedTiles(s *session.Snapshot) string {
	if s.Seeking >= 0 || Ending(s) != "" {
		return ""
	}
	tiles := func(n int) string {
		if n == 1 {
			return "1 tile"
		}
		return fmt.Sprint(n, " tiles")
	}
	switch count, _, ahead := Missed(s); count {
	case 0:
		return ""
	case 1:
		return tiles(1) + " missed on the lap, " + tiles(int(math.Ceil(ahead))) + " ahead"
	default:
		return tiles(count) + " missed on the lap, the next " + tiles(int(math.Ceil(ahead))) + " ahead"
	}
}
