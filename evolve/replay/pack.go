package replay

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hebbarium/brain"
	"hebbarium/brain/digest"
	"hebbarium/brain/file"
)

// A pack is a ZIP archive that holds one replay and the rule set that it was
// recorded with, so that it can be played on another machine:
//
//	mimetype           application/x-hebbarium-pack;version=1, stored first and uncompressed
//	episode.replay     the replay file
//	rules.safetensors  the rule set's file
//
// It holds nothing else. The replay names the rule set by its SHA-256, to which
// the pack's is held.
const (
	// PackExtension ends the names of packs.
	PackExtension = ".hebbarium"

	// MaxPack is the size in bytes beyond which a pack is refused unread, and
	// MaxPackedRules that of its rule set when unpacked.
	MaxPack        = 128 << 20
	MaxPackedRules = 64 << 20

	packType    = "application/x-hebbarium-pack;version="
	packVersion = "1"
	packMime    = "mimetype"
	packReplay  = "episode.replay"
	packRules   = "rules.safetensors"
)

// Pack is a replay with its rule set.
type Pack struct {
	Replay *Replay
	Genome *brain.Genome
	Rules  []byte // the rule set's file
}

// NewPack joins a replay and the content of its rule set's file.
func NewPack(r *Replay, rules []byte) (*Pack, error) {
	if len(rules) > MaxPackedRules {
		return nil, fmt.Errorf("pack: rule set: expected at most %d bytes, found %d", MaxPackedRules, len(rules))
	}
	if sum := digest.Hex(rules); sum != r.Rules.SHA256 {
		return nil, fmt.Errorf("pack: %w", &Mismatch{"rule set", r.Rules.Short(), RuleSet{"the file given", sum}.Short()})
	}
	g, err := brain.Decode(rules)
	if err != nil {
		return nil, fmt.Errorf("pack: rule set: %w", err)
	}
	return &Pack{Replay: r, Genome: g, Rules: rules}, nil
}

// PackWith joins a replay and the rule set in the file at path or, where there is
// none or it has become another, the rule set itself, which then must have the
// replay's fingerprint as it would be saved.
func PackWith(r *Replay, path string, g *brain.Genome) (*Pack, error) {
	rules, err := file.Read(path, MaxPackedRules)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		rules, err = brain.Encode(g)
	case err == nil && g != nil && digest.Hex(rules) != r.Rules.SHA256:
		if own, err := brain.Encode(g); err == nil && digest.Hex(own) == r.Rules.SHA256 {
			rules = own
		}
	}
	if err != nil {
		return nil, fmt.Errorf("pack: rule set: %w", err)
	}
	return NewPack(r, rules)
}

// OpenReplay reads a replay, or a pack, which has the rule set too; the genome
// is nil for a replay alone.
func OpenReplay(path string) (*Replay, *brain.Genome, error) {
	if strings.EqualFold(filepath.Ext(path), PackExtension) {
		p, err := LoadPack(path)
		if err != nil {
			return nil, nil, err
		}
		return p.Replay, p.Genome, nil
	}
	r, err := Load(path)
	return r, nil, err
}

// Encode is the content of the pack's file; equal packs have equal bytes.
func (p *Pack) Encode() ([]byte, error) {
	replay, err := p.Replay.Encode()
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct {
		name   string
		method uint16
		data   []byte
	}{{packMime, zip.Store, []byte(packType + packVersion)}, {packReplay, zip.Deflate, replay}, {packRules, zip.Deflate, p.Rules}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: part.method, Modified: time.Time{}})
		if err != nil {
			return nil, fmt.Errorf("pack: %w", err)
		}
		if _, err := w.Write(part.data); err != nil {
			return nil, fmt.Errorf("pack: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	if b.Len() > MaxPack {
		return nil, fmt.Errorf("pack: expected at most %d bytes, found %d", MaxPack, b.Len())
	}
	return b.Bytes(), nil
}

// Save writes the pack's file in one piece.
func (p *Pack) Save(path string) error {
	data, err := p.Encode()
	if err != nil {
		return fmt.Errorf("save %s: %w", path, err)
	}
	return file.Write(path, data)
}

// LoadPack reads a pack's file. One that is damaged, foreign, too long or of
// another version of the format is refused with the reason.
func LoadPack(path string) (*Pack, error) {
	data, err := file.Read(path, MaxPack)
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	p, err := DecodePack(data)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", path, err)
	}
	return p, nil
}

// IsPack tells whether a file's content begins as a pack.
func IsPack(head []byte) bool {
	return len(head) > 38 && bytes.Equal(head[:4], []byte("PK\x03\x04")) && bytes.Equal(head[30:38], []byte(packMime))
}

// DecodePack reads the content of a pack's file.
func DecodePack(data []byte) (*Pack, error) {
	if len(data) > MaxPack {
		return nil, fmt.Errorf("expected at most %d bytes, found %d", MaxPack, len(data))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if IsPack(data) {
			return nil, fmt.Errorf("expected a whole archive, found a damaged one or a part of one: %w", err)
		}
		return nil, fmt.Errorf("expected an archive of a replay and its rule set: %w", err)
	}
	if len(z.File) == 0 || z.File[0].Name != packMime {
		return nil, fmt.Errorf("expected %q as the first part, which says that this is a pack", packMime)
	}
	kind, err := unzip(z.File[0], 128)
	if err != nil {
		return nil, err
	}
	version, ok := bytes.CutPrefix(kind, []byte(packType))
	if !ok {
		return nil, fmt.Errorf("%s: expected %q, found %.40q", packMime, packType+packVersion, kind)
	}
	if string(version) != packVersion {
		return nil, fmt.Errorf("expected format version %s, found %.20q: the file may have been written by a newer version of the program", packVersion, version)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if want := []string{packMime, packReplay, packRules}; !slices.Equal(names, want) {
		return nil, fmt.Errorf("expected the parts %q, found %.200q", want, names)
	}
	replay, err := unzip(z.File[1], MaxReplayFile)
	if err != nil {
		return nil, err
	}
	r, err := Decode(replay)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", packReplay, err)
	}
	rules, err := unzip(z.File[2], MaxPackedRules)
	if err != nil {
		return nil, err
	}
	return NewPack(r, rules)
}

// unzip reads a part that is at most so long, whatever the archive says of it.
func unzip(f *zip.File, most int) ([]byte, error) {
	if f.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("%s: expected at most %d bytes, found %d", f.Name, most, f.UncompressedSize64)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return nil, fmt.Errorf("%s: the file is damaged or edited: %w", f.Name, err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	case len(data) > most:
		return nil, fmt.Errorf("%s: expected at most %d bytes, found more", f.Name, most)
	}
	return data, nil
}
