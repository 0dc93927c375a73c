package place

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
)

// Dial connects to a place, or through s where that is the embedded server of this
// process. A connection that is lost is sought again for ever.
func Dial(p Place, name string, s *Server, told func(lost error)) (*nats.Conn, error) {
	options := []nats.Option{
		nats.Name(name), nats.MaxReconnects(-1), nats.ReconnectWait(500 * time.Millisecond), nats.ReconnectJitter(500*time.Millisecond, 2*time.Second),
		nats.Timeout(20 * time.Second), nats.PingInterval(10 * time.Second), nats.MaxPingsOutstanding(3), nats.IgnoreAuthErrorAbort(),
		nats.ReconnectBufSize(-1), // what cannot be sent is sent again by those who know whether it still matters
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) { told(orLost(err)) }),
		nats.ReconnectHandler(func(*nats.Conn) { told(nil) }),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}),
	}
	if p.Token != "" {
		options = append(options, nats.Token(p.Token))
	}
	if p.Creds != "" {
		options = append(options, nats.UserCredentials(p.Creds))
	}
	urls := strings.Join(p.URLs, ",")
	if s != nil {
		urls = "nats://127.0.0.1" // of the process itself, by no wire that needs a cipher
		options = append(options, nats.InProcessServer(s.server))
	} else if p.Fingerprint != "" {
		options = append(options, nats.Secure(pinned(p.Fingerprint)), nats.TLSHandshakeFirst())
	}
	nc, err := nats.Connect(urls, options...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", hidden(p.URLs), err)
	}
	return nc, nil
}

func orLost(err error) error {
	if err == nil {
		return errors.New("closed by the server")
	}
	return err
}

// pinned trusts the one certificate whose fingerprint is known, whatever it says of itself.
func pinned(want string) *tls.Config {
	return &tls.Config{
		MinVersion:         tls.VersionTLS13,
		InsecureSkipVerify: true, // VerifyConnection does it
		VerifyConnection: func(state tls.ConnectionState) error {
			if len(state.PeerCertificates) == 0 {
				return errors.New("expected a certificate, found none")
			}
			if found := fingerprint(state.PeerCertificates[0].Raw); found != want {
				return &pinError{want, found}
			}
			return nil
		},
	}
}

// pinError is a server that is not the one of the join file.
type pinError struct{ want, found string }

func (e *pinError) Error() string {
	return fmt.Sprintf("expected the certificate of the join file, %.16s…, found another, %.16s…", e.want, e.found)
}

// hidden are addresses without the secrets that they may hold.
func hidden(urls []string) string {
	out := make([]string, len(urls))
	for i, text := range urls {
		if u, err := url.Parse(text); err == nil {
			text = u.Redacted()
			if u.User != nil {
				if _, ok := u.User.Password(); !ok { // a token
					u.User = url.User("xxxxx")
					text = u.String()
				}
			}
		}
		out[i] = text
	}
	return strings.Join(out, ", ")
}

// IsOther tells whether a connection failed because the server is not the one of the join
// file.
func IsOther(err error) bool {
	var p *pinError
	return errors.As(err, &p)
}
