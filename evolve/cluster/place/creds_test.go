package place

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hebbarium/evolve/cluster/place/placetest"
)

// TestCredentials meets a server that asks for them.
func TestCredentials(t *testing.T) {
	addr, creds := placetest.Secured(t)
	p := Place{URLs: []string{addr}, Run: NewRun()}
	if _, err := Dial(p, "test", nil, func(error) {}); err == nil || !strings.Contains(strings.ToLower(err.Error()), "authorization") {
		t.Errorf("without credentials: expected to be refused, found %v", err)
	}
	p.Creds = creds
	nc, err := Dial(p, "test", nil, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	nc.Close()
	// They are each side's own, and in no join file.
	path := filepath.Join(t.TempDir(), JoinFile)
	if err := p.Write(path); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || strings.Contains(string(data), "creds") {
		t.Errorf("the join file tells of credentials: %s, %v", data, err)
	}
	p.Creds = filepath.Join(t.TempDir(), "none.creds")
	if _, err := Dial(p, "test", nil, func(error) {}); err == nil {
		t.Error("expected credentials that are not there to be missed")
	}
}
