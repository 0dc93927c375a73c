package main

import (
	"archive/tar"
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"io"
	"os"
	"path"
	"time"
)

// file is one of an archive.
type file struct {
	name string // slashes, relative to the archive's folder
	data []byte
	runs bool // it is a program
}

func (f file) mode() os.FileMode {
	if f.runs {
		return 0o755
	}
	return 0o644
}

// writeTar writes files below a folder as .tar.gz. The same files give the same bytes.
func writeTar(to, folder string, files []file, at time.Time) error {
	return create(to, func(w io.Writer) error {
		z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			return err
		}
		t := tar.NewWriter(z)
		for _, f := range files {
			head := &tar.Header{Name: path.Join(folder, f.name), Mode: int64(f.mode()), Size: int64(len(f.data)), ModTime: at, Format: tar.FormatPAX}
			if err := t.WriteHeader(head); err != nil {
				return err
			}
			if _, err := t.Write(f.data); err != nil {
				return err
			}
		}
		if err := t.Close(); err != nil {
			return err
		}
		return z.Close()
	})
}

// writeZip writes files below a folder as .zip, likewise.
func writeZip(to, folder string, files []file, at time.Time) error {
	return create(to, func(w io.Writer) error {
		z := zip.NewWriter(w)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
		for _, f := range files {
			head := &zip.FileHeader{Name: path.Join(folder, f.name), Method: zip.Deflate, Modified: at}
			head.SetMode(f.mode())
			entry, err := z.CreateHeader(head)
			if err != nil {
				return err
			}
			if _, err := entry.Write(f.data); err != nil {
				return err
			}
		}
		return z.Close()
	})
}

// create writes a file, or leaves none.
func create(to string, content func(io.Writer) error) error {
	draft := to + ".part"
	f, err := os.Create(draft)
	if err != nil {
		return err
	}
	err = content(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(draft, to)
	}
	if err != nil {
		os.Remove(draft)
	}
	return err
}
