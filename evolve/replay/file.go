package replay

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/brain/file"
)

// A replay file is text:
//
//	hebbarium replay 1
//	sha256 (of everything after this line, in hexadecimal)
//	{ the replay in JSON }
//
// The number on the first line is the version of the format.
const (
	// ReplayExtension ends the names of replay files.
	ReplayExtension = ".replay"

	// MaxReplayFile is the size in bytes beyond which a file is refused unread;
	// it holds some ten million steps.
	MaxReplayFile = 64 << 20

	replayMagic   = "hebbarium replay "
	replayVersion = 1
	replaySum     = "sha256 "
)

// Encode is the content of the replay's file.
func (r *Replay) Encode() ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	body, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	body = append(body, '\n')
	sum := sha256.Sum256(body)
	head := fmt.Sprintf("%s%d\n%s%x\n", replayMagic, replayVersion, replaySum, sum)
	if n := len(head) + len(body); n > MaxReplayFile {
		return nil, fmt.Errorf("replay: expected a file of at most %d bytes, found %d", MaxReplayFile, n)
	}
	return append([]byte(head), body...), nil
}

// Save writes the replay's file in one piece: at every moment path holds either
// the old file or the whole new one.
func (r *Replay) Save(path string) error {
	data, err := r.Encode()
	if err != nil {
		return fmt.Errorf("save %s: %w", path, err)
	}
	return file.Write(path, data)
}

// Load reads a replay file. One that is damaged, foreign, too long or of
// another version of the format is refused with the reason.
func Load(path string) (*Replay, error) {
	data, err := file.Read(path, MaxReplayFile)
	if err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	r, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("replay %s: %w", path, err)
	}
	return r, nil
}

// IsReplay tells whether a file's content begins as a replay.
func IsReplay(head []byte) bool { return bytes.HasPrefix(head, []byte(replayMagic)) }

// Decode reads the content of a replay file.
func Decode(data []byte) (*Replay, error) {
	if len(data) > MaxReplayFile {
		return nil, fmt.Errorf("expected at most %d bytes, found more", MaxReplayFile)
	}
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	version, ok := strings.CutPrefix(string(first[:min(len(first), 64)]), replayMagic)
	if !ok {
		return nil, fmt.Errorf("expected a replay, whose first line is %q, found %s", replayMagic+strconv.Itoa(replayVersion), file.Found(first[:min(len(first), 24)], 24))
	}
	switch n, err := strconv.Atoi(version); {
	case err != nil || n < 1:
		return nil, fmt.Errorf("expected a format version after %q, found %s", replayMagic, file.Found([]byte(version), 24))
	case n > replayVersion:
		return nil, fmt.Errorf("expected format version %d, found %d: the file was written by a newer version of the program", replayVersion, n)
	}
	second, body, ok := bytes.Cut(rest, []byte("\n"))
	if !ok {
		return nil, errors.New("expected a checksum and the replay after the first line, found the end of the file: it is cut short")
	}
	want, ok := strings.CutPrefix(string(second[:min(len(second), 128)]), replaySum)
	if !ok {
		return nil, fmt.Errorf("line 2: expected %q and a checksum, found %s", replaySum, file.Found(second[:min(len(second), 24)], 24))
	}
	if sum := sha256.Sum256(body); hex.EncodeToString(sum[:]) != want {
		return nil, fmt.Errorf("the file is damaged, edited or cut short: its checksum is %s…, expected %.8s…", hex.EncodeToString(sum[:4]), want)
	}
	return decodeReplayBody(body)
}

// decodeReplayBody reads the JSON of a replay and checks all that it says.
func decodeReplayBody(body []byte) (*Replay, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	r := &Replay{}
	if err := d.Decode(r); err != nil {
		if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			return nil, fmt.Errorf("content: expected nothing beside what a life is made of, found the unknown field %.80s: the file may have been written by a newer version of the program", field)
		}
		return nil, fmt.Errorf("content: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("content: expected the end of the file after the replay, found more at byte %d", d.InputOffset())
	}
	if _, err := brain.ParseInit(r.Init); err != nil {
		return nil, err
	}
	if err := r.Check(); err != nil {
		return nil, err
	}
	return r, nil
}
