//go:build unix

package command_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/replay"
)

// A name is bytes: one that is no UTF-8, as an old archive leaves it, is found and
// written by the same bytes, and is no sequence for the terminal in what is said of it.
func TestNameThatIsNoUTF8(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "r\xe9seau.safetensors")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Skip(err) // some file systems take UTF-8 alone
	}
	run(t, 0, "import", checkpoint(t, brain.AntArchitecture().Synapses()), "--rule", "A", "-o", name)
	out, _ := run(t, 0, "inspect", name)
	contains(t, out, `r\xe9seau`, "matches the numbers")
	run(t, 0, "evolve", "--world", "ant", "--rule", "A", "--start", name, "--population", "2", "--generations", "1", "--steps", "10",
		"--centre-runs", "1", "--out", filepath.Join(dir, "\xe9"))
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("expected the rule set and the campaign, found %v, %v", entries, err)
	}
}

// TestPipesAreRefused gives a named pipe to every command that reads a file: none
// may wait for someone to write to it.
func TestPipesAreRefused(t *testing.T) {
	dir := t.TempDir()
	path, _ := rules(t, "ant", 1)
	pipe := func(name string) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(p, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	set, life, pack, old := pipe("p.safetensors"), pipe("p.replay"), pipe("p.hebbarium"), pipe("p.dat")
	evolved := filepath.Dir(pipe(filepath.Join("c", campaign.CheckpointFile)))
	for _, args := range [][]string{
		{"inspect", set}, {"inspect", life}, {"inspect", pack}, {"evaluate", set}, {"replay", life, "--headless"}, {"replay", pack, "--headless"},
		{"import", old, "-o", filepath.Join(dir, "x.safetensors")}, {"evolve", "--resume", evolved}, {"publish", set, "-o", filepath.Join(dir, "y.safetensors"), "--title", "t"},
		{"evolve", "--world", "ant", "--start", set, "--out", filepath.Join(dir, "d")},
		// What is written replaces nothing but files.
		{"import", checkpoint(t, brain.AntArchitecture().Synapses()), "-o", set},
	} {
		ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
		cmd := exec.CommandContext(ctx, program, args...)
		out, _ := cmd.CombinedOutput()
		late := ctx.Err() != nil
		stop()
		if late {
			t.Errorf("%v: expected an answer, found it waiting", args)
		} else if code := cmd.ProcessState.ExitCode(); code != 1 {
			t.Errorf("%v: expected exit status 1, found %d\n%s", args, code, out)
		}
		contains(t, string(out), "regular file", "a named pipe", dir)
	}
	link := filepath.Join(dir, "null.safetensors")
	if err := os.Symlink(os.DevNull, link); err != nil {
		t.Fatal(err)
	}
	_, diag := run(t, 1, "publish", path, "-o", link, "--title", "t", "--rollouts", "2", "--workers", "1")
	contains(t, diag, "a device", link)
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode()&os.ModeDevice == 0 {
		t.Fatal("expected the device to stay one")
	}
}

// TestWrittenFilesKeepWhatTheyReplace and have the longest names that there are.
func TestWrittenFilesKeepWhatTheyReplace(t *testing.T) {
	out := filepath.Join(t.TempDir(), strings.Repeat("i", 243)+".safetensors")
	from := checkpoint(t, brain.AntArchitecture().Synapses())
	run(t, 0, "import", from, "-o", out)
	if err := os.Chmod(out, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, 0, "import", from, "-o", out)
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("expected 0600, found %v, %v", info.Mode(), err)
	}
}

// TestFlippedBitsAreRefused damages one bit in what each command writes.
func TestFlippedBitsAreRefused(t *testing.T) {
	dir := t.TempDir()
	imported, published, evolved := filepath.Join(dir, "i.safetensors"), filepath.Join(dir, "p.safetensors"), filepath.Join(dir, "c")
	run(t, 0, "import", checkpoint(t, brain.AntArchitecture().Synapses()), "-o", imported)
	set, g := rules(t, "ant", 1)
	g.Card.NoDigest = true
	if err := brain.Save(set, g); err != nil {
		t.Fatal(err)
	}
	out, _ := run(t, 0, "inspect", set)
	contains(t, out, "digest       none")
	run(t, 0, "publish", set, "-o", published, "--title", "t", "--rollouts", "2", "--workers", "1")
	run(t, 0, "evolve", "--world", "ant", "--population", "4", "--generations", "1", "--steps", "10", "--centre-every", "1", "--centre-runs", "1", "--out", evolved)
	for _, path := range []string{imported, published, filepath.Join(evolved, campaign.BestFile), filepath.Join(evolved, campaign.CentreFile)} {
		out, _ := run(t, 0, "inspect", path)
		contains(t, out, "digest       matches")
		out, _ = run(t, 0, "inspect", path, "--json")
		if v := object(t, out, "digest"); v["digest"] != "matches" {
			t.Errorf("%s: expected a digest that matches, found %v", path, v["digest"])
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)-1234] ^= 1
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"inspect", path}, {"evaluate", path, "--rollouts", "1"}} {
			_, diag := run(t, 1, args...)
			contains(t, diag, path, "digest", "damaged")
		}
	}
}

// escaped is a rule set whose texts speak to the terminal and forge lines.
func escaped(t *testing.T) string {
	t.Helper()
	path, g := rules(t, "ant", 1)
	const evil = "\x1b[2J\x1b]0;x\a\nscore        9999.9\r\u009b31m\u202e"
	g.Card.Title, g.Card.Note, g.Card.Command, g.Card.Machine, g.Card.Program, g.Card.Date = evil, evil, evil, evil, evil, evil
	g.Card.License, g.Card.Parent, g.Card.Generations = evil, evil, 1
	g.Arch.Name = "w" + evil
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	return path
}

// unspeakable fails where a text could speak to a terminal.
func unspeakable(t *testing.T, what, text string) {
	t.Helper()
	for _, bad := range []string{"\x1b", "\a", "\r", "\u009b", "\u202e", "\nscore        9999.9"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s: expected no %q, found\n%q", what, bad, text)
		}
	}
}

func TestTextOfFilesIsSafeToShow(t *testing.T) {
	path := escaped(t)
	out, _ := run(t, 0, "inspect", path)
	unspeakable(t, "inspect", out)
	contains(t, out, `title        \x1b[2J\x1b]0;x\a\nscore        9999.9\r\u009b31m\u202e`)
	out, _ = run(t, 0, "inspect", path, "--json")
	unspeakable(t, "inspect --json", out)
	var v struct {
		Card struct{ Title string }
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil || !strings.Contains(v.Card.Title, "\u009b31m\u202e") {
		t.Errorf("expected the title itself in the JSON, found %q, %v", v.Card.Title, err)
	}
	for _, args := range [][]string{{"evaluate", path, "--rollouts", "1"}, {"publish", path, "-o", path, "--title", "t"}, {"evolve", "--world", "car", "--start", path, "--out", path + "-c"}} {
		cmd := exec.Command(program, args...)
		out, _ := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() == 0 {
			t.Errorf("%v: expected a world that is none to be refused", args)
		}
		unspeakable(t, args[0], string(out))
	}
	// A header that is refused is shown no more than one that is taken.
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := binary.LittleEndian.Uint64(b)
	for from, to := range map[string]string{`"l1.A"`: `"\u001b[2JA"`, `"F32"`: `"\u001b[2J"`, `"sizes":"28`: `"sizes":"\u001b[2J\n28`, `"rule":"`: `"rule":"\u001b\n`, `"hebbarium":"`: `"hebbarium":"\u001b\n`} {
		h := bytes.Replace(b[8:8+n], []byte(from), []byte(to), 1)
		bad := filepath.Join(t.TempDir(), "bad.safetensors")
		if err := os.WriteFile(bad, append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(h))), h...), b[8+n:]...), 0o600); err != nil {
			t.Fatal(err)
		}
		_, diag := run(t, 1, "inspect", bad)
		unspeakable(t, "inspect of "+to, diag)
		contains(t, diag, bad)
		if strings.Count(diag, "\n") != 1 {
			t.Errorf("%s: expected one line, found %q", to, diag)
		}
	}
}

func TestInspectKnowsPacks(t *testing.T) {
	path, g := rules(t, "ant", 1)
	life := recording(t, path, g, func(*replay.Replay) {})
	pack := filepath.Join(t.TempDir(), "r.hebbarium")
	run(t, 0, "replay", life, "--pack", "--rules", path, "-o", pack)
	other := filepath.Join(t.TempDir(), "r.bin") // what it is called does not matter
	b, err := os.ReadFile(pack)
	if err == nil {
		err = os.WriteFile(other, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pack, other} {
		out, _ := run(t, 0, "inspect", path)
		contains(t, out, "a replay with its rule set", "60:zero:0.33", "120 steps", "rule         ABCD_lr", "l1.A")
	}
	out, _ := run(t, 0, "inspect", pack, "--json")
	if v := object(t, out, "kind", "replay", "rule_set"); v["kind"] != "pack" {
		t.Errorf("expected a pack, found %v", v["kind"])
	}
	if err := os.WriteFile(pack, b[:len(b)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	_, diag := run(t, 1, "inspect", pack)
	contains(t, diag, pack, "damaged")
}
