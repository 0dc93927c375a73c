package file

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// NamesOnce refuses JSON in which an object names something twice: readers differ
// in which of the two they take. It says where the object lies; anything else that
// may be wrong with the text is left to whoever reads it.
func NamesOnce(data []byte) error {
	type place struct {
		names map[string]bool // of an object so far, nil for an array
		name  string          // that a value is due for
		due   bool
	}
	var stack []place
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	ended := func() { // a value
		if n := len(stack); n > 0 {
			stack[n-1].due = false
		}
	}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) || err != nil {
			return nil
		}
		switch token {
		case json.Delim('{'):
			stack = append(stack, place{names: map[string]bool{}})
			continue
		case json.Delim('['):
			stack = append(stack, place{})
			continue
		case json.Delim('}'), json.Delim(']'):
			stack = stack[:len(stack)-1]
			ended()
			continue
		}
		name, isText := token.(string)
		if n := len(stack); n > 0 && stack[n-1].names != nil && !stack[n-1].due && isText {
			top := &stack[n-1]
			if top.names[name] {
				within := ""
				for _, p := range stack[:n-1] {
					if p.name != "" {
						within += fmt.Sprintf("%.100q: ", p.name)
					}
				}
				return fmt.Errorf("%sexpected each name once, found %.100q twice", within, name)
			}
			top.names[name], top.name, top.due = true, name, true
			continue
		}
		ended()
	}
}
