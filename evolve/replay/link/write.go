package link

import (
	"strconv"
	"strings"
)

// String is the link without what it is opened by: what stands behind the # of an address.
// It is the same for equal links, and Parse reads it back.
func (l Link) String() string {
	var words []string
	say := func(key, value string) {
		if value != "" {
			words = append(words, key+"="+escape(value))
		}
	}
	flag := func(key string, on bool) {
		if on {
			words = append(words, key)
		}
	}
	flag("embed", l.Embed)
	say("lesson", l.Lesson)
	say("world", l.World)
	rules := l.Rules.Name
	if l.Rules.Sum != "" {
		rules += sumSign + l.Rules.Sum
	}
	say("rules", rules)
	if l.Lives() {
		say("seed", strconv.FormatUint(l.Seed, 10))
	}
	say("init", l.Init)
	say("body", l.Body)
	say("physics", strings.Join(l.Physics, ","))
	say("limit", whole(l.Limit))
	flag("impatient", l.Impatient)
	flag("twin", l.Twin)
	say("beside", l.Beside)
	l.sayEvents(say)
	say("at", whole(l.At))
	say("speed", speed(l.Speed))
	flag("paused", l.Paused)
	say("many", whole(l.Many))
	view := l.Map
	if l.Talk {
		view = strings.TrimSuffix(talk+","+l.Map, ",")
	}
	say("view", view)
	return strings.Join(words, "&")
}

// sayEvents writes the events as they are or, where they are many, packed.
func (l *Link) sayEvents(say func(key, value string)) {
	text := join(l.Events)
	if plain := escape(text); len(plain) > long {
		if packed := pack(text); len(packed) < len(plain) {
			say("z", packed)
			return
		}
	}
	say("events", text)
}

// whole is a number, "" for 0.
func whole(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// speed is how a speed is written, "" for none.
func speed(v float64) string {
	switch v {
	case 0:
		return ""
	case Unbounded:
		return "max"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// plain are the characters, beside letters and digits, that stand as they are behind the #
// of an address and are not taken for its end by what finds addresses in a text. A plus is
// not one of them: forms read it as a space.
const plain = "-._~:,;=/@"

// escape writes a value with percent signs where it must be.
func escape(value string) string {
	var b strings.Builder
	for _, c := range []byte(value) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9',
			strings.IndexByte(plain, c) >= 0:
			b.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}
