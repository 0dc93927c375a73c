package shell

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// line is a small command line with a thing of each kind.
type line struct {
	Window struct {
		File  string `arg:"" optional:"" help:"File to open."`
		World string `help:"World: car or ant."`
		Out   string `type:"path" help:"Folder."`
	} `cmd:"" default:"withargs" help:"Open the window."`
	Score struct {
		File     string   `arg:"" help:"Rule set [.safetensors]: what's scored."`
		Rollouts int      `default:"100" help:"Episodes."`
		Patience string   `default:"auto" enum:"auto,on,off" help:"When to stop."`
		Body     []string `sep:";" help:"Bodies."`
		Out      string   `short:"o" required:"" help:"File to write. .TH is no macro here."`
		JSON     bool     `name:"json" help:"Print JSON."`
	} `cmd:"" help:"Score a rule set."`
	Topic struct {
		Topic string `arg:"" optional:"" help:"What to explain."`
	} `cmd:"" help:"Explain."`
	Secret struct{} `cmd:"" hidden:"" help:"Nobody's business."`
}

func modelled(t *testing.T) surface {
	t.Helper()
	var c line
	app, err := kong.New(&c, kong.Name("heb"), kong.Description("A terrarium: it learns."))
	if err != nil {
		t.Fatal(err)
	}
	return surfaceOf(app.Model)
}

// written is a folder with a text as a file, and some files to complete.
func written(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"script": text, "my rules.safetensors": "", "other.csv": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s here", name)
	}
	cmd := exec.Command(path, args...)
	home := t.TempDir()
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// completions are command lines, the last word begun, and what may stand there. A file is
// bash's own affair.
var completions = []struct {
	words []string
	want  []string
	file  bool
}{
	{words: []string{""}, want: []string{"score", "topic"}},
	{words: []string{"sc"}, want: []string{"score"}},
	{words: []string{"--w"}, want: []string{"--world"}},
	{words: []string{"--world", ""}, want: []string{"ant", "car"}},
	{words: []string{"score", "--p"}, want: []string{"--patience"}},
	{words: []string{"score", "--patience", "o"}, want: []string{"off", "on"}},
	{words: []string{"score", "--body", "i"}, want: []string{"intact"}},
	{words: []string{"score", "--rollouts", ""}},
	{words: []string{"score", "my"}, want: []string{"my rules.safetensors"}, file: true},
	{words: []string{"score", "-o", "ot"}, want: []string{"other.csv"}, file: true},
	{words: []string{"score", "--out", "ot"}, want: []string{"other.csv"}, file: true},
	{words: []string{"topic", "co"}, want: []string{"commands", "contributing"}},
}

func TestBashCompletes(t *testing.T) {
	dir := written(t, modelled(t).bash())
	for _, c := range append(completions, struct {
		words, want []string
		file        bool
	}{words: []string{"--world", "=", "c"}, want: []string{"car"}}) {
		var quoted []string
		for _, w := range append([]string{"heb"}, c.words...) {
			quoted = append(quoted, quote(w))
		}
		out := run(t, dir, "bash", "--norc", "-c", "source ./script; COMP_WORDS=("+strings.Join(quoted, " ")+
			`); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); compopt() { echo "files: $*"; }; _heb; printf '%s\n' "${COMPREPLY[@]}"`)
		found := strings.Fields(out)
		slices.Sort(found)
		want := c.want
		switch {
		case c.file:
			want = nil // none of its own, so that readline's are taken
		case want == nil:
			want = []string{"+o", "default", "files:"}
		}
		if !slices.Equal(found, want) {
			t.Errorf("%q: expected %q, found %q", c.words, want, found)
		}
	}
}

func TestFishCompletes(t *testing.T) {
	dir := written(t, modelled(t).fish())
	for _, c := range completions {
		out := run(t, dir, "fish", "--no-config", "-c", "source ./script; complete -C "+fishQuote("heb "+strings.Join(c.words, " ")))
		var found []string
		for text := range strings.Lines(out) {
			word, _, _ := strings.Cut(strings.TrimSuffix(text, "\n"), "\t")
			found = append(found, strings.ReplaceAll(word, `\ `, " "))
		}
		slices.Sort(found)
		want := c.want
		if len(c.words) == 1 && c.words[0] == "" {
			want = []string{"my rules.safetensors", "other.csv", "score", "script", "topic"}
		}
		if c.words[0] == "sc" {
			want = []string{"score", "script"}
		}
		if !slices.Equal(found, want) {
			t.Errorf("%q: expected %q, found %q", c.words, want, found)
		}
	}
}

// zsh completes in a terminal only, which the test gives it.
func TestZshCompletes(t *testing.T) {
	dir := written(t, modelled(t).zsh())
	for _, c := range completions {
		if c.words[0] == "sc" || len(c.want) == 0 {
			continue // also a file's name; nothing to see
		}
		out := run(t, dir, "zsh", "-f", "-c", `
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'unsetopt zle_bracketed_paste; autoload -Uz compinit && compinit -u -d ./dump; source ./script; bindkey "^I" list-choices; PS1="rea""dy> "'
zpty -r z line '*ready> *'
zpty -n -w z `+quote("heb "+strings.Join(c.words, " ")+"\t")+`
zpty -n -w z $'\x15echo en""ded\n'
zpty -r z line '*ended*'
print -r -- $line
zpty -d z`)
		for _, want := range c.want {
			if !strings.Contains(out, want) && !strings.Contains(strings.ReplaceAll(out, `\ `, " "), want) {
				t.Errorf("%q: expected %q, found %q", c.words, want, out)
			}
		}
	}
}

func TestManualPage(t *testing.T) {
	page := modelled(t).man("Heb 1.0")
	for _, want := range []string{".TH HEB 1 \"\" \"Heb 1.0\"", "heb \\- a terrarium\n", "\n.B heb score\n\\-\\-out=STRING [OPTION]… FILE\n",
		".SS heb score\nScore a rule set.\n", "\n.B \\-\\-patience=\"auto\"\nWhen to stop. One of auto, on, off.\n", ".B \\-o, \\-\\-out=STRING\n", "\n.I [TOPIC]\n", "\n.B HEBBARIUM_MUJOCO\n", "\n.B HEBBARIUM_KERNEL\n"} {
		if !strings.Contains(page, want) {
			t.Errorf("expected %q in the page, found\n%s", want, page)
		}
	}
	if strings.Contains(page, "secret") || strings.Count(page, `\-\-help`) != 1 {
		t.Errorf("expected nothing hidden, and the common flags once, found\n%s", page)
	}
	if roff(`.a\b-c`) != `\&.a\eb\-c` {
		t.Errorf("a text can begin a macro: %q", roff(`.a\b-c`))
	}
	if _, err := exec.LookPath("man"); err == nil {
		dir := written(t, page)
		if out := run(t, dir, "man", "--warnings", "-l", "script"); strings.Contains(out, "warning") || !strings.Contains(out, "what's scored") {
			t.Errorf("man reads:\n%s", out)
		}
	}
}
