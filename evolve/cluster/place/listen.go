package place

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"hebbarium/brain/file"
)

// Server is a NATS server within this process.
type Server struct {
	Place  Place
	server *server.Server
	store  string
}

// MaxPayload is the most bytes of a message.
const MaxPayload = 1 << 20

const (
	keyFile  = "server.pem" // certificate and key, in the campaign's folder
	maxKey   = 64 << 10
	memory   = 1 << 30          // that streams may take; a generation takes some megabytes
	lifetime = 10 * 365 * 24    // hours, of a certificate
	ready    = 20 * time.Second // for a server to listen, on a busy machine
)

// Listen starts a server at an address, HOST:PORT, whose streams live in memory, and
// writes the join file into dir; an empty host is 127.0.0.1, and port 0 any free one.
// What dir holds of an earlier server is used again, so that its workers find this one. On
// other addresses than those of this machine alone everything is encrypted.
func Listen(addr, dir string) (*Server, error) {
	host, port, err := splitAddress(addr)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, JoinFile)
	place, err := Read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		place = Place{Run: NewRun()}
	case err != nil:
		return nil, err
	case port == 0: // the port that its workers know, where it is free
		port = portOf(place)
		if l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port))); err != nil {
			port = 0
		} else {
			l.Close()
		}
	}
	if place.Token == "" {
		place.Token = Secret(32)
	}
	store, err := os.MkdirTemp("", "hebbarium-nats-") // it holds names alone: the streams are in memory
	if err != nil {
		return nil, err
	}
	o := &server.Options{
		ServerName: "hebbarium", Host: host, Port: port, NoLog: true, NoSigs: true, DontListen: false, JetStream: true, StoreDir: store,
		JetStreamMaxMemory: memory, Authorization: place.Token, MaxPayload: MaxPayload, MaxControlLine: 4096, MaxConn: 16384,
		AuthTimeout: 20, TLSTimeout: 20, // for a busy machine
		DisableJetStreamBanner: true,
	}
	if port == 0 {
		o.Port = server.RANDOM_PORT
	}
	place.Fingerprint, place.Over = "", false
	scheme := "nats"
	if !loopback(host) {
		cert, print, err := certificate(dir)
		if err != nil {
			os.RemoveAll(store)
			return nil, err
		}
		o.TLSConfig = &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS13}
		o.TLS, o.TLSHandshakeFirst = true, true
		place.Fingerprint, scheme = print, "tls"
	}
	s, err := server.NewServer(o)
	if err != nil {
		os.RemoveAll(store)
		return nil, fmt.Errorf("--listen %s: %w", addr, err)
	}
	out := &Server{server: s, store: store}
	s.Start()
	if !s.ReadyForConnections(ready) {
		out.Close()
		return nil, fmt.Errorf("--listen %s: expected an address that is free to listen at, found none", addr)
	}
	place.URLs = addresses(scheme, host, s.Addr().(*net.TCPAddr).Port)
	if err := place.Write(path); err != nil {
		out.Close()
		return nil, err
	}
	out.Place = place
	return out, nil
}

// Close ends it.
func (s *Server) Close() {
	s.server.Shutdown()
	s.server.WaitForShutdown()
	os.RemoveAll(s.store)
}

func splitAddress(addr string) (host string, port int, err error) {
	host, text, err := net.SplitHostPort(addr)
	if err == nil {
		port, err = strconv.Atoi(text)
	}
	if err != nil || port < 0 || port > 65535 {
		return "", 0, fmt.Errorf("--listen: expected HOST:PORT, such as 0.0.0.0:4222, or :4222 for this machine alone, found %q", addr)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return host, port, nil
}

// portOf is the port of a place that an embedded server had, 0 where it has none.
func portOf(p Place) int {
	u, err := url.Parse(p.URLs[0])
	if err != nil {
		return 0
	}
	port, _ := strconv.Atoi(u.Port())
	return port
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// addresses are those by which others reach a server: where it listens everywhere, the
// machine's name and each of its addresses.
func addresses(scheme, host string, port int) []string {
	at := func(h string) string { return scheme + "://" + net.JoinHostPort(h, strconv.Itoa(port)) }
	ip := net.ParseIP(host)
	if ip == nil || !ip.IsUnspecified() {
		return []string{at(host)}
	}
	var out []string
	if name, err := os.Hostname(); err == nil && name != "" {
		out = append(out, at(name))
	}
	nets, _ := net.InterfaceAddrs()
	for _, n := range nets {
		if n, ok := n.(*net.IPNet); ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() && len(out) < 60 {
			out = append(out, at(n.IP.String()))
		}
	}
	return append(out, at("127.0.0.1"))
}

// certificate is the server's own, made when it first starts, and its fingerprint.
func certificate(dir string) (tls.Certificate, string, error) {
	path := filepath.Join(dir, keyFile)
	data, err := file.Read(path, maxKey)
	if errors.Is(err, fs.ErrNotExist) {
		if data, err = makeCertificate(); err == nil {
			err = writeSecret(path, data)
		}
	}
	if err != nil {
		return tls.Certificate{}, "", fmt.Errorf("certificate: %w", err)
	}
	cert, err := tls.X509KeyPair(data, data)
	if err != nil {
		return cert, "", fmt.Errorf("certificate %s: %w", path, err)
	}
	return cert, fingerprint(cert.Certificate[0]), nil
}

func fingerprint(certificate []byte) string {
	sum := sha256.Sum256(certificate)
	return hex.EncodeToString(sum[:])
}

func makeCertificate() ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	now := time.Now()
	c := &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: "hebbarium"}, NotBefore: now.Add(-24 * time.Hour), NotAfter: now.Add(lifetime * time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		return nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})...), nil
}
