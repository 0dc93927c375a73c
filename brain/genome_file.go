package brain

import (
	"encoding/binary"
	"fmt"
	"io"

	"github.com/nlpodyssey/safetensors"

	sum "hebbarium/brain/digest"
	"hebbarium/brain/file"
)

// Limits on genome files, checked before anything is read or allocated.
const (
	MaxGenomeFile   = 256 << 20 // bytes
	MaxGenomeHeader = 1 << 20   // bytes
)

// A genome file is a .safetensors file: 8 bytes with the header's length, a
// header in JSON that names, types and places the tensors and holds the card as
// text, and the numbers, little-endian. Its tensors are l1.A, l1.B, … l3.D, of
// shape [pre, post]; conv1 (6,3,3,3) and conv2 (8,6,5,5); l1.w … where the rule
// is static; l1.w0 … for co-evolved initial weights; and l1.b …, of shape [post],
// for a static network's biases. Where synapses share rules, the tensor rules, of shape
// [rule, coefficient], has each rule once, and l1.rule …, whole numbers of shape [pre,
// post], which of them a synapse follows. The card's entry "digest" is the SHA-256 of the
// tensors, and "card_digest" that of the card. A rule that was written as a formula stands in
// the entry "rule", and names its tensors: see filed.

// Encode is the content of a genome's file. The same genome always gives the
// same bytes. Numbers that are not finite are refused.
func Encode(g *Genome) ([]byte, error) {
	if err := g.Check(); err != nil {
		return nil, fmt.Errorf("encode genome: %w", err)
	}
	if err := g.checkInit(g.Weights != nil); err != nil {
		return nil, fmt.Errorf("encode genome: card: %w", err)
	}
	views, raw := map[string]safetensors.TensorView{}, map[string][]byte{}
	for _, t := range g.stored() {
		shape := make([]uint64, len(t.shape))
		for i, d := range t.shape {
			shape[i] = uint64(d)
		}
		raw[t.name] = t.raw
		v, err := safetensors.NewTensorView(t.kind, shape, t.raw)
		if err != nil {
			return nil, fmt.Errorf("encode genome: %s: %w", t.name, err)
		}
		views[t.name] = v
	}
	meta, err := metadata(g)
	if err != nil {
		return nil, fmt.Errorf("encode genome: %w", err)
	}
	g.Card.seal(meta, raw)
	b, err := safetensors.Serialize(views, meta)
	if err != nil {
		return nil, fmt.Errorf("encode genome: %w", err)
	}
	if n := binary.LittleEndian.Uint64(b); n > MaxGenomeHeader {
		return nil, fmt.Errorf("encode genome: expected a card that fits into a header of %d bytes, found %d", MaxGenomeHeader, n)
	}
	return b, nil
}

// Decode reads the content of a genome file. What is broken, truncated,
// mislabelled or not finite, and numbers or a card that are not those of the digests, are
// refused with what was expected, what was found and where. A file without a
// digest is taken, and its card says so.
func Decode(b []byte) (*Genome, error) {
	header, data, err := split(b, int64(len(b)))
	if err != nil {
		return nil, err
	}
	g, err := header.genome()
	if err != nil {
		return nil, err
	}
	// The tensors fit the file and the genome fits the tensors, so the size of the
	// file bounds the memory, by a few times where rules are shared.
	g.Theta = make([]float32, ThetaLen(g.Arch, g.Rule))
	if g.Arch.Conv {
		g.Conv = make([]float32, ConvLen)
	}
	if header.coevolved() {
		g.Weights = make([]float32, g.Arch.Synapses())
	}
	if g.Arch.Bias {
		g.Bias = make([]float32, g.Arch.BiasLen())
	}
	if header.shared() {
		if err := header.readShared(g, data); err != nil {
			return nil, err
		}
	}
	tensors := header.Tensors()
	for _, t := range filedAll(g.tensors()) {
		if t.own && header.shared() {
			continue
		}
		info := tensors[t.name]
		if err := widen(t.data, info.DType, data[info.DataOffsets[0]:info.DataOffsets[1]]); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		if i := firstNotFinite(t.data); i >= 0 {
			return nil, t.notFinite(i)
		}
	}
	TieShared(g.Theta, g.Arch, g.Rule)
	if err := header.checkDigest(data); err != nil {
		return nil, err
	}
	return g, nil
}

// Save writes a genome file in one piece: at every moment path holds either the
// old file or the whole new one.
func Save(path string, g *Genome) error {
	b, err := Encode(g)
	if err != nil {
		return fmt.Errorf("save %s: %w", path, err)
	}
	return file.Write(path, b)
}

// Load reads a genome file.
func Load(path string) (*Genome, error) {
	g, _, err := LoadWithFingerprint(path)
	return g, err
}

// LoadWithFingerprint is Load and Fingerprint of the very same bytes, whatever
// becomes of the file in the meantime.
func LoadWithFingerprint(path string) (*Genome, string, error) {
	b, err := file.Read(path, MaxGenomeFile)
	if err != nil {
		return nil, "", fmt.Errorf("genome: %w", err)
	}
	g, err := Decode(b)
	if err != nil {
		return nil, "", fmt.Errorf("genome %s: %w", path, err)
	}
	return g, fingerprint(b), nil
}

// LoadCard reads a genome file's card alone: the header, not the numbers, which
// it does not vouch for.
func LoadCard(path string) (Card, error) {
	f, size, err := file.Open(path, MaxGenomeFile)
	if err != nil {
		return Card{}, fmt.Errorf("genome: %w", err)
	}
	defer f.Close()
	b := make([]byte, min(size, 8))
	if _, err := io.ReadFull(f, b); err != nil {
		return Card{}, fmt.Errorf("genome %s: %w", path, err)
	}
	if len(b) == 8 {
		n := min(binary.LittleEndian.Uint64(b), MaxGenomeHeader, uint64(size-8))
		b = append(b, make([]byte, n)...)
		if _, err := io.ReadFull(f, b[8:]); err != nil {
			return Card{}, fmt.Errorf("genome %s: %w", path, err)
		}
	}
	card, err := cardOf(b, size)
	if err != nil {
		return Card{}, fmt.Errorf("genome %s: %w", path, err)
	}
	return card, nil
}

// DecodeCard is LoadCard of the content of a genome file.
func DecodeCard(b []byte) (Card, error) { return cardOf(b, int64(len(b))) }

// cardOf reads the card of a file of a size that begins with b.
func cardOf(b []byte, size int64) (Card, error) {
	header, _, err := split(b, size)
	if err != nil {
		return Card{}, err
	}
	g, err := header.genome()
	if err != nil {
		return Card{}, err
	}
	return g.Card, nil
}

// Fingerprint is the SHA-256 of a genome file in hexadecimal, by which replays
// and cards name it.
func Fingerprint(path string) (string, error) {
	b, err := file.Read(path, MaxGenomeFile)
	if err != nil {
		return "", fmt.Errorf("genome: %w", err)
	}
	return fingerprint(b), nil
}

// Fingerprint is the SHA-256 that the genome's file would have if it were saved
// now; the same as Fingerprint of its file if a program of this version wrote
// that file and the card has not changed since.
func (g *Genome) Fingerprint() (string, error) {
	b, err := Encode(g)
	if err != nil {
		return "", err
	}
	return fingerprint(b), nil
}

func fingerprint(b []byte) string {
	return sum.Hex(b)
}
