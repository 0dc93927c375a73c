// Package placetest has servers to meet at, for tests.
package placetest

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"
)

// signed is a claim, signed with a key.
func signed(t testing.TB, key nkeys.KeyPair, c interface {
	Encode(nkeys.KeyPair) (string, error)
}) string {
	t.Helper()
	token, err := c.Encode(key)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func made(t testing.TB, of func() (nkeys.KeyPair, error)) (nkeys.KeyPair, string) {
	t.Helper()
	key, err := of()
	if err != nil {
		t.Fatal(err)
	}
	public, err := key.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	return key, public
}

// Secured is a server as organisations run one: an operator vouches for accounts, which
// vouch for users. It returns its address and the file of a user's credentials.
func Secured(t testing.TB) (addr, creds string) {
	t.Helper()
	operator, operatorID := made(t, nkeys.CreateOperator)
	_, systemID := made(t, nkeys.CreateAccount)
	account, accountID := made(t, nkeys.CreateAccount)
	user, userID := made(t, nkeys.CreateUser)

	oc := jwt.NewOperatorClaims(operatorID)
	oc.SystemAccount = systemID
	resolver := &server.MemAccResolver{}
	ac := jwt.NewAccountClaims(accountID)
	ac.Limits.JetStreamLimits = jwt.JetStreamLimits{MemoryStorage: -1, DiskStorage: -1, Streams: -1, Consumer: -1}
	for id, c := range map[string]*jwt.AccountClaims{accountID: ac, systemID: jwt.NewAccountClaims(systemID)} {
		if err := resolver.Store(id, signed(t, operator, c)); err != nil {
			t.Fatal(err)
		}
	}
	trusted, err := jwt.DecodeOperatorClaims(signed(t, operator, oc))
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoLog: true, NoSigs: true, JetStream: true, StoreDir: t.TempDir(),
		TrustedOperators: []*jwt.OperatorClaims{trusted}, SystemAccount: systemID, AccountResolver: resolver})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() {
		s.Shutdown()
		s.WaitForShutdown()
	})
	if !s.ReadyForConnections(20 * time.Second) {
		t.Fatal("not ready")
	}
	seed, err := user.Seed()
	if err != nil {
		t.Fatal(err)
	}
	data, err := jwt.FormatUserConfig(signed(t, account, jwt.NewUserClaims(userID)), seed)
	if err != nil {
		t.Fatal(err)
	}
	creds = filepath.Join(t.TempDir(), "me.creds")
	if err := os.WriteFile(creds, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return s.ClientURL(), creds
}
