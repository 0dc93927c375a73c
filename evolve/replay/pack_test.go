package replay

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// packed is a pack of a short life with its replay and rule set's file.
func packed(tb testing.TB) (*Pack, *Replay, string) {
	tb.Helper()
	e, g, path, rules := savedRules(tb, "ant")
	r := record(tb, e, g, rules, episode.Setup{Seed: 3, Init: episodetest.Init(tb), Patient: true, MaxSteps: 60}, "10:zero:0.2")
	p, err := PackWith(r, path, g)
	if err != nil {
		tb.Fatal(err)
	}
	return p, r, path
}

// A pack carries all that another machine needs to play the replay.
func TestPackPlaysElsewhere(t *testing.T) {
	p, r, rules := packed(t)
	path := filepath.Join(t.TempDir(), "life"+PackExtension)
	if err := p.Save(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(rules); err != nil {
		t.Fatal(err)
	}
	replay, g, err := OpenReplay(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encodedReplay(t, replay), encodedReplay(t, r)) {
		t.Error("the replay that was unpacked is another")
	}
	e, _ := episodetest.Random(t, "ant")
	if err := replay.Verify(context.Background(), e, g, nil); err != nil {
		t.Error(err)
	}
	a, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(a, b) || !IsPack(b) {
		t.Errorf("equal packs have different bytes, or are not known as packs (%v)", err)
	}
}

// A rule set that no file holds is packed as it would be saved.
func TestPackOfALooseRuleSet(t *testing.T) {
	p, r, _ := packed(t)
	again, err := PackWith(r, filepath.Join(t.TempDir(), "none"), p.Genome)
	if err != nil || !bytes.Equal(again.Rules, p.Rules) {
		t.Errorf("the rule set's file is another (%v)", err)
	}
}

// A rule set whose file has become another since it was read is packed as it was.
func TestPackOfAFileThatHasChanged(t *testing.T) {
	p, r, path := packed(t)
	_, other := episodetest.Random(t, "ant")
	other.Card.Title = "another"
	if err := brain.Save(path, other); err != nil {
		t.Fatal(err)
	}
	again, err := PackWith(r, path, p.Genome)
	if err != nil || !bytes.Equal(again.Rules, p.Rules) {
		t.Errorf("the rule set's file is another (%v)", err)
	}
}

func TestPackOfAnotherRuleSet(t *testing.T) {
	_, r, path := packed(t)
	_, g := episodetest.Random(t, "ant")
	g.Card.Title = "another"
	if err := brain.Save(path, g); err != nil {
		t.Fatal(err)
	}
	var other *Mismatch
	if _, err := PackWith(r, path, g); !errors.As(err, &other) || other.What != "rule set" {
		t.Errorf("%v, want that it is another rule set", err)
	}
}

// zipped is an archive of these parts, in order.
func zipped(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate})
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestBadPacksAreRefused(t *testing.T) {
	p, r, _ := packed(t)
	good, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	mime, replay, rules := packType+packVersion, string(encodedReplay(t, r)), string(p.Rules)
	edited := bytes.Clone(good)
	edited[len(edited)/2] ^= 0x40
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"empty", "archive", nil},
		{"truncated", "a part of one", good[:len(good)/2]},
		{"edited", "", edited},
		{"a replay", "archive", []byte(replay)},
		{"another archive", "first part", zipped(t, "word/document.xml", "x")},
		{"another kind", "expected \"application/x-hebbarium", zipped(t, packMime, "application/epub+zip")},
		{"from the future", "newer version", zipped(t, packMime, packType+"2")},
		{"without rules", "the parts", zipped(t, packMime, mime, packReplay, replay)},
		{"with something more", "the parts", zipped(t, packMime, mime, packReplay, replay, packRules, rules, "../../etc/passwd", "x")},
		{"twice", "the parts", zipped(t, packMime, mime, packReplay, replay, packReplay, replay)},
		{"damaged replay", "damaged, edited or cut short", zipped(t, packMime, mime, packReplay, strings.Replace(replay, `"seed": 3`, `"seed": 4`, 1), packRules, rules)},
		{"other rules", "another rule set", zipped(t, packMime, mime, packReplay, replay, packRules, rules+" ")},
		{"a bomb", "at most", zipped(t, packMime, mime, packReplay, strings.Repeat("0", MaxReplayFile+1), packRules, rules)},
	} {
		_, err := DecodePack(c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in the error", c.name, err, c.want)
		}
	}
}

func TestPackOfTenGigabytesIsNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge"+PackExtension)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(10 << 30); err != nil {
		t.Skip("no sparse files here:", err)
	}
	if _, _, err := OpenReplay(path); err == nil || !strings.Contains(err.Error(), "10737418240") {
		t.Errorf("%v, want the size refused", err)
	}
}

func FuzzLoadPack(f *testing.F) {
	p, r, _ := packed(f)
	good, err := p.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(zipped(f, packMime, packType+packVersion, packReplay, string(encodedReplay(f, r)), packRules, "x"))
	f.Add(zipped(f, packMime, packType+"2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := DecodePack(data)
		if err != nil {
			return
		}
		once, err := p.Encode()
		if err != nil {
			t.Fatalf("a pack that was read cannot be written again: %v", err)
		}
		if _, err := DecodePack(once); err != nil {
			t.Fatalf("a pack that was read is refused when written again: %v", err)
		}
	})
}
