package command

import (
	"fmt"
	"os"
	"path/filepath"

	"hebbarium/brain"
)

// Import reads a checkpoint of the original code, or an array or a tensor like it.
type Import struct {
	File   string `arg:"" help:"Coefficients that the original code saved (.dat), or all weights of a static network; NumPy arrays (.npy, .npz) and tensors alike."`
	CNN    string `name:"cnn" type:"path" help:"Its convolutions, or all co-evolved initial weights (.dat); the car's coefficients need one of them, co-evolved ones the weights."`
	Rule   string `help:"Rule of the coefficients, or static, where the file's name does not say it."`
	Output string `short:"o" required:"" type:"path" help:"Rule set to write (.safetensors)."`
	JSON   bool   `name:"json" help:"Print one JSON object."`
}

// Run does it.
func (c *Import) Run() error {
	if filepath.Ext(c.Output) != ".safetensors" {
		return usage(fmt.Errorf("-o: expected a name that ends in .safetensors, found %q", filepath.Base(c.Output)))
	}
	if c.Rule != "" {
		if _, err := brain.ParseRule(c.Rule); err != nil {
			return usage(fmt.Errorf("--rule: %w", err))
		}
	}
	g, err := brain.Import(c.File, c.CNN, c.Rule)
	if err != nil {
		return err
	}
	if err := g.Check(); err != nil {
		return fmt.Errorf("import %s: %w", c.File, err)
	}
	if err := brain.Save(c.Output, g); err != nil {
		return err
	}
	sum, err := g.Fingerprint() // of the bytes that were written
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(os.Stdout, struct {
			File     string `json:"file"`
			SHA256   string `json:"sha256"`
			World    string `json:"world"`
			Rule     string `json:"rule"`
			Synapses int    `json:"synapses"`
		}{c.Output, sum, g.Arch.Name, g.Rule.String(), g.Arch.Synapses()})
	}
	say("%s: %s, %s, %d synapses, sha256 %s\n", c.Output, g.Arch.Name, g.Rule, g.Arch.Synapses(), sum)
	return nil
}
