package shell

import (
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"hebbarium/app/command/manual"
	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment/paper"
)

// surface is the command line as a shell sees it.
type surface struct {
	program, summary string
	open             command // what no command means
	commands         []command
}

// command is one of the program's commands.
type command struct {
	name, help string
	flags      []flag
	args       []value
}

// flag is an option.
type flag struct {
	value
	short  rune
	plain  bool   // it takes no value
	common bool   // every command has it
	form   string // as --help writes it
}

// value is what is written at a place of the command line: one of some words, the name
// of a file or a folder, or a text of which nothing is known.
type value struct {
	name, help string
	words      []string
	files      bool
	needed     bool
	many       bool // it may be repeated
}

// surfaceOf reads a command line's model. Its default command is what no command means.
func surfaceOf(model *kong.Application) surface {
	s := surface{program: model.Name, summary: model.Help}
	known := known()
	shared := flagsOf(model.Flags, known)
	for i := range shared {
		shared[i].common = true
	}
	for _, node := range model.Children {
		if node.Hidden {
			continue
		}
		c := command{name: node.Name, help: node.Help, flags: append(flagsOf(node.Flags, known), shared...)}
		for _, p := range node.Positional {
			c.args = append(c.args, valueOf(p, known))
		}
		if node == model.DefaultCmd {
			s.open = c
		} else {
			s.commands = append(s.commands, c)
		}
	}
	return s
}

func flagsOf(all []*kong.Flag, known map[string][]string) []flag {
	var flags []flag
	for _, f := range all {
		if f.Hidden {
			continue
		}
		form := "--" + f.Name
		if !f.IsBool() {
			form += "=" + f.FormatPlaceHolder()
		}
		flags = append(flags, flag{value: valueOf(f.Value, known), short: f.Short, plain: f.IsBool(), form: form})
	}
	return flags
}

// known are the words that flags of a name take, whatever command they are of; without
// any, they take neither words nor files.
func known() map[string][]string {
	var rules []string
	for _, r := range brain.Rules() {
		rules = append(rules, r.String())
	}
	return map[string][]string{
		"world": episode.Worlds(), "body": {"intact", "right", "left"}, "physics": {"builtin", "mujoco", "box2d"}, "rule": rules,
		"name": append(slices.Clone(paper.Names()), "all"), "lesson": nil, "topic": manual.Names(),
		"init": nil, "theta": nil, "event": nil, "title": nil, "note": nil, "machine": nil,
	}
}

// valueOf finds a value's words: those that it may only be, those of all
// values of its name. Any other text can be the name of a file.
func valueOf(v *kong.Value, known map[string][]string) value {
	out := value{name: v.Name, help: v.Help, needed: v.Required, many: v.IsCumulative()}
	names, named := known[v.Name]
	switch {
	case v.Enum != "":
		out.words = v.EnumSlice()
	case named:
		out.words = names
	default:
		kind := v.Target.Kind()
		out.files = kind == reflect.String || kind == reflect.Slice && v.Target.Type().Elem().Kind() == reflect.String
	}
	return out
}

// brief is the first thing that a help says, in at most so many characters.
func (v value) brief() string { return brief(v.help) }

func brief(help string) string {
	const most = 72
	help, _, _ = strings.Cut(help, ". ")
	help, _, _ = strings.Cut(strings.TrimSuffix(help, "."), "; ")
	if r := []rune(help); len(r) > most {
		cut := string(r[:most])
		return cut[:strings.LastIndexByte(cut, ' ')] + " …"
	}
	return help
}
