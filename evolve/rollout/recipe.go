package rollout

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// ReadRecipe reads the head of a recipe that came from elsewhere: JSON of at most so many
// bytes up to a line feed, and what it is, for the error. What follows it is returned.
func ReadRecipe(data []byte, most int, what string, into any) (rest []byte, err error) {
	head, _, ok := bytes.Cut(data[:min(len(data), most)], []byte("\n"))
	if !ok {
		return nil, fmt.Errorf("recipe: expected %s and a line feed, found none", what)
	}
	known := json.NewDecoder(bytes.NewReader(head))
	known.DisallowUnknownFields() // what is passed over would be lived otherwise
	if err := known.Decode(into); err != nil {
		return nil, fmt.Errorf("recipe: %w", err)
	}
	return data[len(head)+1:], nil
}
