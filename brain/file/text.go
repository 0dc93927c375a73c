package file

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Text checks that the content of a file is text in UTF-8 and returns it without
// the byte order mark, which some editors begin it with.
func Text(data []byte) ([]byte, error) {
	const todo = "; save it as UTF-8"
	for _, mark := range []struct{ bytes, encoding string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(data, []byte(mark.bytes)) {
			return nil, errors.New("expected text in UTF-8, found " + mark.encoding + todo)
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	line := func(at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return nil, fmt.Errorf("expected text in UTF-8, found a zero byte on line %d, as in UTF-16"+todo, line(at))
	}
	for at := 0; at < len(data); {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			return nil, fmt.Errorf("expected text in UTF-8, found the byte %#02x on line %d, as in Latin-1 or a Windows code page"+todo, data[at], line(at))
		}
		at += n
	}
	return data, nil
}
