package replay

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// reseal gives an edited replay the checksum that fits, to reach what stands
// behind it.
func reseal(head string, body []byte) []byte {
	return fmt.Appendf(nil, "%s\nsha256 %x\n%s", head, sha256.Sum256(body), body)
}

func TestBadReplayIsRefused(t *testing.T) {
	e, g, _, rules := savedRules(t, "ant")
	r := record(t, e, g, rules, episode.Setup{Seed: 3, Init: episodetest.Init(t), Patient: true, MaxSteps: 60}, "10:zero:0.2", "20:hold:hip1=1,5")
	good := encodedReplay(t, r)
	parts := bytes.SplitN(good, []byte("\n"), 3)
	edit := func(from, to string) []byte {
		if !bytes.Contains(parts[2], []byte(from)) {
			t.Fatalf("the replay does not hold %q", from)
		}
		return reseal("hebbarium replay 1", bytes.Replace(parts[2], []byte(from), []byte(to), 1))
	}
	if _, err := Decode(edit(`"seed": 3`, `"seed": 4`)); err != nil {
		t.Fatalf("an edit with a fitting checksum must reach the content: %v", err)
	}
	for name, test := range map[string]struct {
		data   []byte
		reason string
	}{
		"empty":           {nil, `"hebbarium replay 1", found nothing`},
		"foreign":         {[]byte("PK\x03\x04\x00 something else"), "expected a replay"},
		"first line only": {good[:len(parts[0])+1], "cut short"},
		"truncated":       {good[:len(good)-100], "damaged, edited or cut short"},
		"no body":         {good[:len(parts[0])+len(parts[1])+2], "damaged, edited or cut short"},
		"edited":          {bytes.Replace(good, []byte(`"seed": 3`), []byte(`"seed": 4`), 1), "damaged, edited or cut short"},
		"longer":          {append(bytes.Clone(good), '\n'), "damaged, edited or cut short"},
		"no checksum":     {bytes.Replace(good, []byte("sha256 "), []byte("sha255 "), 1), "checksum"},
		"future":          {reseal("hebbarium replay 2", parts[2]), "expected format version 1, found 2"},
		"no version":      {reseal("hebbarium replay x", parts[2]), "format version"},
		"unknown event":   {edit("10:zero:0.2", "10:explode:0.2"), `found "explode"`},
		"bad gravity":     {edit("10:zero:0.2", "10:world:gravity=NaN"), "gravity: expected a number"},
		"bad road":        {edit("10:zero:0.2", "10:world:track=wider"), "usual, darker, narrower"},
		"bad patch":       {edit("10:zero:0.2", "10:sense:patch=1,2,3"), "X,Y,WIDTH,HEIGHT"},
		"bad argument":    {edit("10:zero:0.2", "10:zero:7"), "10:zero:7"},
		"out of order":    {edit("10:zero:0.2", "30:zero:0.2"), "ascending"},
		"beyond the end":  {edit("20:hold", "61:hold"), "up to 60"},
		"unknown field":   {edit(`"seed"`, `"sead"`), `unknown field "sead": the file may have been written by a newer version`},
		"no world":        {edit(`"world": "ant"`, `"world": "boat"`), `found "boat"`},
		"status":          {edit(`"time up"`, `"asleep"`), "asleep"},
		"init":            {edit("uniform:0.1", "dice:6"), "dice:6"},
		"steps":           {edit(`"steps": 60`, `"steps": 61`), "found 61"},
		"more steps":      {edit(`"steps": 60`, `"steps": 6000000000000`), "steps"},
		"fingerprint":     {edit(rules.SHA256, "0123"), "SHA-256"},
		"hash":            {edit(`"50 `, `"51 `), "step 50, found step 51"},
		"hash digits":     {edit(`"50 `, `"50 g`), "hexadecimal"},
		"second value":    {reseal("hebbarium replay 1", append(bytes.Clone(parts[2]), "{}"...)), "found more"},
		"not JSON":        {reseal("hebbarium replay 1", []byte("\x00\x01")), "content"},
	} {
		if _, err := Decode(test.data); err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%s: expected an error about %q, found %v", name, test.reason, err)
		}
	}
}

func TestReplayOfTenGigabytesIsNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.replay")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("hebbarium replay 1\n"); err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(10 << 30); err != nil {
		t.Skip("this file system has no sparse files of 10 GB")
	}
	f.Close()
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), "expected at most 67108864 bytes, found 10737418240") {
		t.Errorf("found %v", err)
	}
	if _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "regular file") {
		t.Errorf("a folder: %v", err)
	}
}
