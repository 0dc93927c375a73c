package clipboard

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strconv"
)

// magicCookie is the one way to prove to an X server who one is that is in use.
const magicCookie = "MIT-MAGIC-COOKIE-1"

// cookie is what the user's authority file holds for a display, empty where it
// holds nothing: many servers ask for nothing.
func cookie(number int) (name string, key []byte) {
	path := os.Getenv("XAUTHORITY")
	if path == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", nil
		}
		path = filepath.Join(home, ".Xauthority")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", nil
	}
	here, _ := os.Hostname()
	if key = findCookie(b, here, number); key == nil {
		return "", nil
	}
	return magicCookie, key
}

// findCookie searches an authority file: entries of a family and four strings,
// which are address, display number, name and key, with lengths before them, all
// big endian. The entry of this host is taken before any other of the number.
func findCookie(b []byte, host string, number int) (key []byte) {
	const local, wild = 256, 65535
	for len(b) >= 2 {
		family := binary.BigEndian.Uint16(b)
		b = b[2:]
		var fields [4]string
		for i := range fields {
			if len(b) < 2 {
				return key
			}
			n := int(binary.BigEndian.Uint16(b))
			if len(b) < 2+n {
				return key
			}
			fields[i], b = string(b[2:2+n]), b[2+n:]
		}
		if fields[2] != magicCookie || fields[1] != "" && fields[1] != strconv.Itoa(number) {
			continue
		}
		if family == wild || family == local && fields[0] == host {
			return []byte(fields[3])
		}
		if key == nil {
			key = []byte(fields[3])
		}
	}
	return key
}
