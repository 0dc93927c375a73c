package link

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"hebbarium/evolve/episode"
)

// Parse reads a link: a whole address with its #, what stands behind that, or an address
// of the scheme hebbarium. The error says which key is at fault, what was expected and what
// was found.
func Parse(text string) (Link, error) {
	var l Link
	if len(text) > MaxText {
		return l, fmt.Errorf("expected at most %d characters, found %d", MaxText, len(text))
	}
	words, err := cut(text)
	if err != nil {
		return l, err
	}
	said := map[string]bool{}
	for _, word := range words {
		key, value, valued := strings.Cut(word, "=")
		if key, value, err = unescape(key, value); err != nil {
			return Link{}, err
		}
		switch {
		case !slices.Contains(keys(), key):
			return Link{}, fmt.Errorf("expected one of %s, found the key %.40q", strings.Join(keys(), ", "), key)
		case said[key]:
			return Link{}, fmt.Errorf("%s: expected it once, found it twice", key)
		}
		said[key] = true
		if err := l.take(key, value, valued); err != nil {
			return Link{}, err
		}
	}
	if said["events"] && said["z"] {
		return Link{}, errors.New("events: expected them as they are or packed (z), found both")
	}
	if l.Lives() && !said["seed"] {
		l.Seed = 1
	}
	if err := l.Check(); err != nil {
		return Link{}, err
	}
	return l, nil
}

// cut takes a text apart at its &.
func cut(text string) ([]string, error) {
	text = Fragment(text)
	if err := checkText("address", text); err != nil {
		return nil, err
	}
	text = strings.ReplaceAll(text, "&amp;", "&") // as copied out of a page's source
	if !strings.Contains(text, "=") && strings.Contains(strings.ToUpper(text), "%3D") {
		// Written with percent signs as a whole, by what took it for a value.
		if whole, err := url.PathUnescape(text); err == nil {
			text = whole
		}
	}
	var words []string
	for word := range strings.SplitSeq(text, "&") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	if len(words) > len(keys())+1 {
		return nil, fmt.Errorf("expected at most %d keys, found %d", len(keys()), len(words))
	}
	return words, nil
}

func unescape(key, value string) (string, string, error) {
	k, err := url.PathUnescape(key)
	if err != nil {
		return "", "", fmt.Errorf("expected a key, found %.40q", key)
	}
	if err := checkText("key", k); err != nil {
		return "", "", err
	}
	v, err := url.PathUnescape(value)
	if err != nil {
		return "", "", fmt.Errorf("%s: expected two hexadecimal digits after each %%, found %.40q", k, value)
	}
	return k, v, checkText(k, v)
}

// take reads the value of a key.
func (l *Link) take(key, value string, valued bool) error {
	var err error
	switch key {
	case "embed":
		l.Embed, err = on(key, value, valued)
	case "impatient":
		l.Impatient, err = on(key, value, valued)
	case "twin":
		l.Twin, err = on(key, value, valued)
	case "paused":
		l.Paused, err = on(key, value, valued)
	default:
		if value == "" {
			return fmt.Errorf("%s: expected a value after =, found none", key)
		}
		err = l.takeValue(key, value)
	}
	return err
}

func (l *Link) takeValue(key, value string) error {
	var err error
	switch key {
	case "lesson":
		l.Lesson = value
	case "world":
		l.World = value
	case "rules":
		l.Rules = rules(value)
	case "seed":
		if l.Seed, err = strconv.ParseUint(value, 10, 64); err != nil {
			return fmt.Errorf("seed: expected a whole number from 0 to %d, found %.40q", uint64(1<<64-1), value)
		}
	case "init":
		l.Init = value
	case "body":
		l.Body = value
	case "beside":
		l.Beside = value
	case "physics":
		l.Physics = strings.Split(value, ",")
	case "limit":
		l.Limit, err = number(key, value, 1, episode.MaxSteps)
	case "events":
		l.Events, err = split(value)
	case "z":
		var text string
		if text, err = unpack(value); err == nil {
			if err = checkText("z", text); err == nil {
				l.Events, err = split(text)
			}
		}
	case "at":
		l.At, err = number(key, value, 0, episode.MaxSteps)
	case "speed":
		l.Speed, err = speedOf(value)
	case "many":
		if l.Many, err = strconv.Atoi(value); err != nil || !slices.Contains(Crowds(), l.Many) {
			err = fmt.Errorf("many: expected 9, 16, 36 or 64 lives, found %.40q", value)
		}
	case "view":
		err = l.takeView(value)
	}
	return err
}

// takeView reads what is to be seen: a map, a talk, or both.
func (l *Link) takeView(value string) error {
	for word := range strings.SplitSeq(value, ",") {
		switch {
		case word == talk && !l.Talk:
			l.Talk = true
		case l.Map == "" && isMap(word):
			l.Map = word
		default:
			return fmt.Errorf("view: expected one of %s, or %s, or one of these and %[2]s, found %.40q", strings.Join(Maps(), ", "), talk, value)
		}
	}
	return nil
}

// rules reads NAME or NAME@FINGERPRINT.
func rules(value string) Rules {
	name, sum, _ := strings.Cut(value, sumSign)
	return Rules{Name: name, Sum: strings.ToLower(sum)}
}

// on reads a key that is there or not.
func on(key, value string, valued bool) (bool, error) {
	switch strings.ToLower(value) {
	case "1", "yes", "true", "on":
		return true, nil
	case "0", "no", "false", "off":
		return false, nil
	case "":
		if !valued {
			return true, nil
		}
	}
	return false, fmt.Errorf("%s: expected it alone, or yes or no, found %.40q", key, value)
}

func number(key, value string, least, most int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("%s: expected a whole number from %d to %d, found %.40q", key, least, most, value)
	}
	return n, nil
}

func speedOf(value string) (float64, error) {
	if value == "max" {
		return Unbounded, nil
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(value, "×"), 64)
	if err != nil || !(v >= Slowest && v <= Fastest) {
		return 0, fmt.Errorf("speed: expected %g to %g, or max, found %.40q", Slowest, float64(Fastest), value)
	}
	return v, nil
}
