// Package place says where a crew meets: the join file, the embedded server, and how a
// process gets there.
package place

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"hebbarium/brain/file"
)

// JoinFile is the name of the file in a campaign's folder that lets workers join.
const JoinFile = "join.json"

// Place is where a crew meets: what a join file holds. Whoever can read it can join, so
// that only its owner may.
type Place struct {
	URLs        []string `json:"urls"`
	Run         string   `json:"run"`                   // names the crew's streams; 16 hexadecimal digits
	Token       string   `json:"token,omitempty"`       // of the embedded server; 64 hexadecimal digits
	Fingerprint string   `json:"fingerprint,omitempty"` // SHA-256 of its certificate; "" where it has none, or another server has one that the system trusts
	Over        bool     `json:"over,omitempty"`        // there is nothing more to live
	Creds       string   `json:"-"`                     // file of the credentials for somebody's own server, which each side has for itself
}

const maxJoin = 64 << 10 // bytes

var (
	digits16 = regexp.MustCompile(`^[0-9a-f]{16}$`)
	digits64 = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// Read reads a join file.
func Read(path string) (Place, error) {
	data, err := file.Read(path, maxJoin)
	if err != nil {
		return Place{}, fmt.Errorf("join file: %w", err)
	}
	p, err := decode(data)
	if err != nil {
		return p, fmt.Errorf("join file %s: %w", path, err)
	}
	return p, nil
}

func decode(data []byte) (Place, error) {
	var p Place
	if err := json.Unmarshal(data, &p); err != nil {
		return p, err
	}
	return p, p.check()
}

// Same tells whether two places have the same server.
func (p Place) Same(q Place) bool {
	return slices.Equal(p.URLs, q.URLs) && p.Run == q.Run && p.Token == q.Token && p.Fingerprint == q.Fingerprint
}

func (p Place) check() error {
	if len(p.URLs) == 0 || len(p.URLs) > 64 {
		return fmt.Errorf("urls: expected 1 to 64, found %d", len(p.URLs))
	}
	for _, u := range p.URLs {
		parsed, err := url.Parse(u)
		if err != nil || parsed.Host == "" || (parsed.Scheme != "nats" && parsed.Scheme != "tls") {
			return fmt.Errorf("urls: expected addresses such as nats://127.0.0.1:4222 or tls://cluster:4222, found %.60q", u)
		}
	}
	switch {
	case !digits16.MatchString(p.Run):
		return fmt.Errorf("run: expected 16 hexadecimal digits, found %.60q", p.Run)
	case p.Token != "" && !digits64.MatchString(p.Token):
		return errors.New("token: expected 64 hexadecimal digits, found something else")
	case p.Fingerprint != "" && !digits64.MatchString(p.Fingerprint):
		return fmt.Errorf("fingerprint: expected 64 hexadecimal digits, found %.80q", p.Fingerprint)
	}
	return nil
}

// Write replaces a join file, which only its owner may read.
func (p Place) Write(path string) error {
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return writeSecret(path, append(data, '\n'))
}

// writeSecret replaces a file in one piece, readable by its owner alone from the first
// moment on.
func writeSecret(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp") // mode 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// Secret is so many random bytes in hexadecimal digits.
func Secret(bytes int) string {
	b := make([]byte, bytes)
	_, _ = rand.Read(b) // which never fails
	return hex.EncodeToString(b)
}

// NewRun is the name of a new crew.
func NewRun() string { return Secret(8) }
