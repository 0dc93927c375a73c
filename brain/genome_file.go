package brain

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/nlpodyssey/safetensors"
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
// for a static network's biases.

// Encode is the content of a genome's file. The same genome always gives the
// same bytes. Numbers that are not finite are refused.
func Encode(g *Genome) ([]byte, error) {
	if err := g.Check(); err != nil {
		return nil, fmt.Errorf("encode genome: %w", err)
	}
	views := map[string]safetensors.TensorView{}
	for _, t := range g.tensors() {
		shape := make([]uint64, len(t.shape))
		for i, d := range t.shape {
			shape[i] = uint64(d)
		}
		v, err := safetensors.NewTensorView(safetensors.F32, shape, appendFloats(make([]byte, 0, 4*len(t.data)), t.data))
		if err != nil {
			return nil, fmt.Errorf("encode genome: %s: %w", t.name, err)
		}
		views[t.name] = v
	}
	meta, err := metadata(g)
	if err != nil {
		return nil, fmt.Errorf("encode genome: %w", err)
	}
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
// mislabelled or not finite is refused with what was expected, what was found
// and where.
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
	// file bounds the memory.
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
	tensors := header.Tensors()
	for _, t := range g.tensors() {
		info := tensors[t.name]
		if err := widen(t.data, info.DType, data[info.DataOffsets[0]:info.DataOffsets[1]]); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		if i := firstNotFinite(t.data); i >= 0 {
			return nil, t.notFinite(i)
		}
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
	return WriteFile(path, b)
}

// Load reads a genome file.
func Load(path string) (*Genome, error) {
	f, size, err := openGenome(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := make([]byte, size)
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, fmt.Errorf("genome %s: expected %d bytes: %w", path, size, err)
	}
	g, err := Decode(b)
	if err != nil {
		return nil, fmt.Errorf("genome %s: %w", path, err)
	}
	return g, nil
}

// LoadCard reads a genome file's card alone: the header, not the numbers, which
// it does not vouch for.
func LoadCard(path string) (Card, error) {
	f, size, err := openGenome(path)
	if err != nil {
		return Card{}, err
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
	header, _, err := split(b, size)
	if err != nil {
		return Card{}, fmt.Errorf("genome %s: %w", path, err)
	}
	g, err := header.genome()
	if err != nil {
		return Card{}, fmt.Errorf("genome %s: %w", path, err)
	}
	return g.Card, nil
}

// Fingerprint is the SHA-256 of a genome file in hexadecimal, by which replays
// and cards name it.
func Fingerprint(path string) (string, error) {
	f, _, err := openGenome(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, MaxGenomeFile)); err != nil {
		return "", fmt.Errorf("genome %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Fingerprint is the SHA-256 that the genome's file would have if it were saved
// now; the same as Fingerprint of its file if a program of this version wrote
// that file and the card has not changed since.
func (g *Genome) Fingerprint() (string, error) {
	b, err := Encode(g)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// openGenome opens a regular file within the limit of size.
func openGenome(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, fmt.Errorf("genome: %w", err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("expected a regular file, found %s", info.Mode().Type())
	}
	if err == nil && info.Size() > MaxGenomeFile {
		err = fmt.Errorf("expected at most %d bytes, found %d", MaxGenomeFile, info.Size())
	}
	if err != nil {
		f.Close()
		return nil, 0, fmt.Errorf("genome %s: %w", path, err)
	}
	return f, info.Size(), nil
}

// header is what the front of a genome file says.
type header struct{ safetensors.Metadata }

// split parses the header at the front of b, which may be cut off behind it, and
// checks it against the size of the whole file.
func split(b []byte, size int64) (header, []byte, error) {
	if size > MaxGenomeFile {
		return header{}, nil, fmt.Errorf("expected at most %d bytes, found %d", MaxGenomeFile, size)
	}
	if len(b) < 8 {
		return header{}, nil, fmt.Errorf("header: expected at least 8 bytes, found %d", len(b))
	}
	n := binary.LittleEndian.Uint64(b)
	if n > MaxGenomeHeader {
		return header{}, nil, fmt.Errorf("header: expected at most %d bytes, found a length of %d: no .safetensors file, or a damaged one", MaxGenomeHeader, n)
	}
	if n > uint64(len(b)-8) {
		return header{}, nil, fmt.Errorf("header: expected %d bytes, found %d: the file is cut off", n, len(b)-8)
	}
	var h header
	if err := json.Unmarshal(b[8:8+n], &h.Metadata); err != nil {
		return header{}, nil, fmt.Errorf("header: %w", err)
	}
	end, err := h.end()
	if err != nil {
		return header{}, nil, err
	}
	if found := uint64(size) - 8 - n; end != found {
		return header{}, nil, fmt.Errorf("numbers: expected %d bytes after the header, found %d", end, found)
	}
	return h, b[8+n:], nil
}

// end checks that the tensors lie end to end and that each has the bytes its
// shape asks for, and returns where the last one ends.
func (h header) end() (uint64, error) {
	tensors := h.Tensors()
	starts := make(map[uint64]string, len(tensors))
	for name, info := range tensors {
		from, to := info.DataOffsets[0], info.DataOffsets[1]
		want := info.DType.Size()
		for _, d := range info.Shape {
			if d == 0 || want > MaxGenomeFile/d {
				return 0, fmt.Errorf("%s: expected a shape that fits into %d bytes, found %s", name, MaxGenomeFile, dimensions(info.Shape))
			}
			want *= d
		}
		if to < from || to-from != want {
			return 0, fmt.Errorf("%s: expected %d bytes for %s %s, found the range %d..%d", name, want, info.DType, dimensions(info.Shape), from, to)
		}
		if other, taken := starts[from]; taken {
			return 0, fmt.Errorf("%s: expected a place of its own, found that of %s", name, other)
		}
		starts[from] = name
	}
	at := uint64(0)
	for range tensors {
		name, ok := starts[at]
		if !ok {
			return 0, fmt.Errorf("numbers: expected a tensor to begin at byte %d, found none: tensors overlap or leave a gap", at)
		}
		at = tensors[name].DataOffsets[1]
	}
	return at, nil
}

// widen converts the little-endian numbers of a tensor to float32.
func widen(dst []float32, t safetensors.DType, b []byte) error {
	switch t {
	case safetensors.F32:
		for i := range dst {
			dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
	case safetensors.BF16:
		for i := range dst {
			dst[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(b[2*i:])) << 16)
		}
	case safetensors.F16:
		for i := range dst {
			dst[i] = halfToFloat(binary.LittleEndian.Uint16(b[2*i:]))
		}
	default:
		return errors.New("expected F32, F16 or BF16, found " + t.String())
	}
	return nil
}

// halfToFloat widens an IEEE 754 binary16 number, exactly.
func halfToFloat(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, int(h>>10&31), uint32(h&1023)
	switch exponent {
	case 0:
		v := float32(fraction) / (1 << 24)
		return math.Float32frombits(math.Float32bits(v) | sign)
	case 31:
		return math.Float32frombits(sign | 0x7f800000 | fraction<<13)
	}
	return math.Float32frombits(sign | uint32(exponent+112)<<23 | fraction<<13)
}
