package link

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"hebbarium/evolve/episode"
)

// between stands between two events. A comma is taken too, where what follows it begins as
// an event does: the arguments of an event never do.
const between = ";"

// long is the length of the events' text from which they are packed where that is shorter.
const long = 400

// maxUnpacked is how many bytes a packed text may have, whatever it was packed to.
const maxUnpacked = MaxEvents * (MaxEvent + 1)

// join writes events one after the other.
func join(events []episode.Event) string {
	words := make([]string, len(events))
	for i, ev := range events {
		words[i] = ev.String()
	}
	return strings.Join(words, between)
}

// split reads events that were written one after the other.
func split(text string) ([]episode.Event, error) {
	var all []episode.Event
	for more := true; more; {
		var one string
		one, text, more = cutEvent(text)
		if one = strings.TrimSpace(one); one == "" {
			continue // one too many between two, or at the end
		}
		if len(all) == MaxEvents {
			return nil, fmt.Errorf("events: expected at most %d, found more", MaxEvents)
		}
		if len(one) > MaxEvent {
			return nil, fmt.Errorf("events: expected at most %d characters each, found %d: %.20q…", MaxEvent, len(one), one)
		}
		ev, err := episode.ParseEvent(one)
		if err != nil {
			return nil, fmt.Errorf("events: number %d: %w", len(all)+1, err)
		}
		all = append(all, ev)
	}
	slices.SortStableFunc(all, func(a, b episode.Event) int { return a.Step - b.Step })
	return all, nil
}

// cutEvent cuts the first event off.
func cutEvent(text string) (one, rest string, more bool) {
	for i := range len(text) {
		if text[i] == between[0] || text[i] == ',' && begins(text[i+1:]) {
			return text[:i], text[i+1:], true
		}
	}
	return text, "", false
}

// apart tells whether an event's text is not read as more than one.
func apart(event string) bool {
	_, _, more := cutEvent(event)
	return !more
}

// begins tells whether a text begins as an event does: a step, a colon and a kind.
func begins(text string) bool {
	text = strings.TrimLeft(text, " ")
	digits := 0
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	return digits > 0 && digits+1 < len(text) && text[digits] == ':' && text[digits+1] >= 'a' && text[digits+1] <= 'z'
}

// pack deflates a text and writes it in characters that every address takes.
func pack(text string) string {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		panic(err) // the level is one that there is
	}
	_, _ = w.Write([]byte(text)) // a buffer takes all
	_ = w.Close()
	return base64.RawURLEncoding.EncodeToString(b.Bytes())
}

// unpack is the inverse. It reads no more than a text may have.
func unpack(packed string) (string, error) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(strings.TrimRight(packed, "="))
	if err != nil {
		return "", errors.New("z: expected packed events, found what is damaged or cut short")
	}
	b := bytes.NewReader(data)
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(b), maxUnpacked+1))
	switch {
	case len(text) > maxUnpacked:
		return "", fmt.Errorf("z: expected events of at most %d bytes when unpacked, found more", maxUnpacked)
	case err != nil:
		return "", errors.New("z: expected packed events, found what is damaged or cut short")
	case b.Len() > 0:
		return "", fmt.Errorf("z: expected the end after the packed events, found %d bytes more", b.Len())
	}
	return string(text), nil
}
