package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"strings"
	"time"
)

// archive takes files, all of one time and of nobody.
type archive interface {
	add(name string, mode fs.FileMode, content []byte) error
	close() error
}

func newArchive(name string, w io.Writer, at time.Time) archive {
	if strings.HasSuffix(name, ".zip") {
		return &zipped{zip.NewWriter(w), at}
	}
	compressed := gzip.NewWriter(w)
	return &tarred{tar.NewWriter(compressed), compressed, at}
}

type tarred struct {
	tar  *tar.Writer
	gzip *gzip.Writer
	at   time.Time
}

func (t *tarred) add(name string, mode fs.FileMode, content []byte) error {
	err := t.tar.WriteHeader(&tar.Header{
		Name: name, Mode: int64(mode), Size: int64(len(content)), ModTime: t.at, Format: tar.FormatUSTAR,
	})
	if err != nil {
		return err
	}
	_, err = t.tar.Write(content)
	return err
}

func (t *tarred) close() error { return errors.Join(t.tar.Close(), t.gzip.Close()) }

type zipped struct {
	zip *zip.Writer
	at  time.Time
}

func (z *zipped) add(name string, mode fs.FileMode, content []byte) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: z.at}
	header.SetMode(mode)
	w, err := z.zip.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

func (z *zipped) close() error { return z.zip.Close() }
