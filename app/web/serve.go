package main

import (
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// serve serves the folder until the process is ended.
func serve(folder, at string, told io.Writer) error {
	if _, err := os.Stat(filepath.Join(folder, front)); err != nil {
		return fmt.Errorf("expected the page in %s, which make web makes: %w", folder, err)
	}
	listener, err := net.Listen("tcp", at)
	if err != nil {
		host, _, split := net.SplitHostPort(at)
		if split != nil {
			return err
		}
		if listener, err = net.Listen("tcp", net.JoinHostPort(host, "0")); err != nil {
			return err
		}
	}
	fmt.Fprintf(told, "Hebbarium is on http://%s/ (Ctrl+C ends it)\n", listener.Addr())
	return http.Serve(listener, handler(folder))
}

// handler serves a folder's files. For a file it sends the compressed one that lies beside
// it, to whoever takes that.
func handler(folder string) http.Handler {
	plain := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Vary", "Accept-Encoding")
		name := path.Clean("/" + r.URL.Path)
		for _, form := range []struct{ extension, encoding string }{{".br", "br"}, {".gz", "gzip"}} {
			file := filepath.Join(folder, filepath.FromSlash(name)+form.extension)
			if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() || !takes(r, form.encoding) {
				continue
			}
			w.Header().Set("Content-Encoding", form.encoding)
			w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
			http.ServeFile(w, r, file)
			return
		}
		plain.ServeHTTP(w, r)
	})
}

// takes tells whether whoever asks takes an encoding.
func takes(r *http.Request, encoding string) bool {
	for each := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		if name, _, _ := strings.Cut(each, ";"); strings.TrimSpace(name) == encoding {
			return true
		}
	}
	return false
}
