package experiment

import (
	"bytes"
	"encoding/csv"
	"path"
	"slices"
	"strings"
)

// readLog gives the commands of the campaigns in a log, as 'hebbarium publish' keeps it,
// by the name of their training curve; ok is false where it is another file.
func readLog(data []byte) (commands map[string]string, ok bool) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, false
	}
	command, curve := slices.Index(rows[0], "command"), slices.Index(rows[0], "curve")
	if command < 0 || curve < 0 {
		return nil, false
	}
	commands = map[string]string{}
	for _, r := range rows[1:] {
		if r[curve] != "" {
			commands[strings.TrimSuffix(path.Base(r[curve]), ".csv")] = r[command]
		}
	}
	return commands, true
}

// told takes over what a campaign's command tells of its curve.
func (c *Curve) told(command string) {
	c.Command = command
	f := flags(command)
	if w := f.last("world"); w != "" {
		c.World = w
	}
	if r := f.last("rule"); r != "" {
		c.Rule = r
	}
}

// Has tells whether the campaign's command has a flag, by its name.
func (c *Curve) Has(flag string) bool {
	return slices.ContainsFunc(flags(c.Command), func(f [2]string) bool { return f[0] == flag })
}

// Flag is the value of a flag of the campaign's command, "" where it has none.
func (c *Curve) Flag(name string) string { return flags(c.Command).last(name) }
