// Package campaignfile reads campaigns of evolution that are written down: TOML whose keys
// are the flags of `hebbarium evolve`, so that what a flag may be and what it means is
// said in one place.
//
//	world = "ant"
//	population = 500
//	body = ["intact", "right"]
//
// What is a flag beside the file goes before it.
package campaignfile

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"

	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/saves"
)

const (
	maxFile   = 1 << 20 // bytes
	extension = ".toml"
	shipped   = "shipped:" // begins the names of campaigns that ship with the program
	start     = "start"    // the key of rule sets to begin at, whose paths are seen from the file
)

// File is a campaign as it is written down.
type File struct {
	Name   string // for errors
	values map[string]any
	line   bool // from a command line, where separators part the values of a list
}

// Read reads the campaign in a file, or the one that ships with the program as
// shipped:NAME.
func Read(path string) (File, error) {
	if name, ok := strings.CutPrefix(path, shipped); ok {
		data, err := file.ReadFS(saves.Campaigns, "campaigns/"+name+extension, maxFile)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
			return File{}, fmt.Errorf("campaign: expected one of %s, found %q", strings.Join(Shipped(), ", "), path)
		}
		if err != nil {
			return File{}, fmt.Errorf("campaign %s: %w", path, err)
		}
		return parse(path, data)
	}
	data, err := file.Read(path, maxFile)
	if err != nil {
		return File{}, fmt.Errorf("campaign: %w", err)
	}
	f, err := parse(path, data)
	if err == nil {
		f.seenFrom(filepath.Dir(path))
	}
	return f, err
}

// Shipped are the names of the campaigns that ship with the program.
func Shipped() []string {
	names, err := fs.Glob(saves.Campaigns, "campaigns/*"+extension)
	if err != nil {
		return nil // the pattern is a good one
	}
	for i, name := range names {
		names[i] = shipped + strings.TrimSuffix(filepath.Base(name), extension)
	}
	return names
}

// OfCard is the campaign that a rule set's card tells of: its file or, on the cards of
// older programs, its command line.
func OfCard(name string, card brain.Card) (File, error) {
	if card.Campaign != "" {
		return parse("card of "+name, []byte(card.Campaign))
	}
	words, ok := strings.CutPrefix(card.Command, "hebbarium evolve ")
	if !ok {
		return File{}, fmt.Errorf("%s: expected a card that tells of its campaign, found none", name)
	}
	f := File{Name: "card of " + name, values: map[string]any{}, line: true}
	fields := strings.Fields(words)
	for i := 0; i < len(fields); i++ {
		key, ok := strings.CutPrefix(fields[i], "--")
		if !ok {
			return f, fmt.Errorf("%s: expected a flag in its command, found %q", f.Name, fields[i])
		}
		if i+1 == len(fields) || strings.HasPrefix(fields[i+1], "--") {
			f.values[key] = true
			continue
		}
		i++
		switch had := f.values[key].(type) {
		case nil:
			f.values[key] = fields[i]
		case []any:
			f.values[key] = append(had, fields[i])
		default:
			f.values[key] = []any{had, fields[i]}
		}
	}
	return f, nil
}

// parse reads TOML.
func parse(name string, data []byte) (File, error) {
	f := File{Name: name, values: map[string]any{}}
	data, err := file.Text(data)
	if err != nil {
		return f, fmt.Errorf("campaign %s: %w", name, err)
	}
	if _, err := toml.Decode(string(data), &f.values); err != nil {
		return f, fmt.Errorf("campaign %s: %w", name, err)
	}
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		if !plain(f.values[key], true) {
			return f, fmt.Errorf("campaign %s: %s: expected text, a number, true or false, or a list of them", name, key)
		}
	}
	return f, nil
}

// plain tells whether a value is one that a flag can have.
func plain(value any, list bool) bool {
	switch v := value.(type) {
	case string, int64, float64, bool:
		return true
	case []any:
		return list && !slices.ContainsFunc(v, func(one any) bool { return !plain(one, false) })
	}
	return false
}

// seenFrom makes the paths of rule sets those that they are from the file's folder, where
// there are such files.
func (f File) seenFrom(folder string) {
	from := func(value any) any {
		path, ok := value.(string)
		if !ok || filepath.IsAbs(path) {
			return value
		}
		if there := filepath.Join(folder, path); exists(there) {
			return there
		}
		return value
	}
	switch v := f.values[start].(type) {
	case string:
		f.values[start] = from(v)
	case []any:
		for i := range v {
			v[i] = from(v[i])
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Set says what a key is, whatever the file says.
func (f File) Set(key string, value any) { f.values[key] = value }

// Whole is the whole number that a key has, 0 for none.
func (f File) Whole(key string) int {
	n, _ := strconv.Atoi(fmt.Sprint(f.values[key]))
	return n
}

// Check refuses keys that are no flags, or flags that are none of a campaign's.
func (f File) Check(flags []*kong.Flag, not ...string) error {
	var known []string
	for _, flag := range flags {
		if !slices.Contains(not, flag.Name) {
			known = append(known, flag.Name)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(f.values)) {
		if !slices.Contains(known, key) {
			return fmt.Errorf("campaign %s: expected a setting such as %s, found %q", f.Name, nearest(key, known), key)
		}
	}
	return nil
}

// Resolve gives kong the value of a flag that the command line does not have.
func (f File) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	switch v := f.values[flag.Name].(type) {
	case nil:
		return nil, nil
	case int64, float64:
		return text(v), nil
	case []any:
		if flag.Target.Type().Elem().Kind() != reflect.String {
			return v, nil
		}
		texts := make([]any, len(v))
		for i, one := range v {
			texts[i] = text(one)
		}
		return texts, nil
	case string:
		if flag.IsSlice() && !f.line {
			return []any{v}, nil // whatever separates several on the command line
		}
		return v, nil
	default:
		return v, nil
	}
}

// text is a number as the command line has it; what else there is stays.
func text(value any) any {
	switch v := value.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return value
}

// Validate has nothing to say: Check has.
func (File) Validate(*kong.Application) error { return nil }

var _ kong.Resolver = File{}

// nearest is the known word that is spelt most like another.
func nearest(word string, known []string) string {
	best, least := "", 1<<30
	for _, k := range known {
		if d := edits(word, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// edits is how many letters have to be put in, left out or changed to make a into b
// (Levenshtein, 1966).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}
