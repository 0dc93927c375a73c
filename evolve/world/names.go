package world

import (
	"fmt"
	"strings"
)

// InputName says for a person to read what input i of so many of a world's network stands
// for: what the ant senses, in the words of its Senses, and of the car which filter's
// feature it is, and where. It is "" where the world has other inputs.
func InputName(world string, inputs, i int) string {
	switch {
	case i < 0 || i >= inputs:
	case world == "ant" && inputs == antInputs:
		for _, g := range (*Ant)(nil).Senses().Groups {
			if len(g.Inputs) == 1 && g.Inputs[0] == i {
				return readable(g.Name)
			}
		}
	case world == "car" && inputs == carFilters*carPlaces*carPlaces: // [filter][x][y], as the picture lies
		at := i % (carPlaces * carPlaces)
		return fmt.Sprintf("filter %d at %d,%d", i/(carPlaces*carPlaces)+1, at/carPlaces, at%carPlaces)
	}
	return ""
}

// InputNames are the names of all inputs, nil where they have none.
func InputNames(world string, inputs int) []string {
	if InputName(world, inputs, 0) == "" {
		return nil
	}
	names := make([]string, inputs)
	for i := range names {
		names[i] = InputName(world, inputs, i)
	}
	return names
}

// The car's features are those of 8 filters at 9×9 places of the picture.
const carFilters, carPlaces = 8, 9

// OutputNames says likewise what each output of a world's network drives; nil for what is no
// world.
func OutputNames(world string) []string {
	var of []string
	switch world {
	case "ant":
		of = AntActuators()
	case "car":
		of = (*Car)(nil).Actuators()
	}
	names := make([]string, 0, len(of))
	for _, name := range of {
		names = append(names, readable(name))
	}
	return names
}

// readable writes a name of the events as words: "hip1-angle" as "hip 1 angle".
func readable(name string) string {
	var b strings.Builder
	for i, r := range name {
		if r >= '0' && r <= '9' && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	words := strings.ReplaceAll(b.String(), "-", " ")
	switch {
	case strings.HasPrefix(words, "foot"):
		return words + " down"
	case words == "forward" || words == "sideways" || words == "upward":
		return words + " speed"
	}
	return words
}
