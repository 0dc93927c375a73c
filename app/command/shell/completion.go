package shell

import (
	"fmt"

	"github.com/alecthomas/kong"
)

// Completion prints what lets a shell complete the program's command line.
type Completion struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help says where each shell looks for it.
func (c *Completion) Help() string {
	return "The .deb brings it along. Else keep it where the shell looks for such files:\n\n" +
		"hebbarium completion bash > ~/.local/share/bash-completion/completions/hebbarium\n\n" +
		"hebbarium completion fish > ~/.config/fish/completions/hebbarium.fish\n\n" +
		"hebbarium completion zsh > a file _hebbarium in a folder of $fpath"
}

// Run does it.
func (c *Completion) Run(app *kong.Kong) error {
	s := surfaceOf(app.Model)
	_, err := fmt.Fprint(app.Stdout, map[string]func() string{"bash": s.bash, "zsh": s.zsh, "fish": s.fish}[c.Shell]())
	return err
}
