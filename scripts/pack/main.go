// Command pack turns each folder of a release into an archive, and writes
// SHA256SUMS beside them: go run ./scripts/pack release 1767225600
//
// The same files packed at the same time, in seconds since 1970, give the same
// bytes on every machine, which tar and zip don't.
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "Use: pack FOLDER SECONDS")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(folder, seconds string) error {
	unix, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is not a time in seconds since 1970", seconds)
	}
	release, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	entries, err := fs.ReadDir(release.FS(), ".") // sorted by name
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		name, sum, err := pack(release, entry.Name(), time.Unix(unix, 0).UTC())
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sum, name)
	}
	if sums.Len() == 0 {
		return errors.New("there is no folder to pack in " + folder)
	}
	return release.WriteFile("SHA256SUMS", []byte(sums.String()), 0o644)
}

// pack writes the archive of a folder beside it: .zip for Windows, .tar.gz for
// the others.
func pack(release *os.Root, folder string, at time.Time) (name string, sum []byte, err error) {
	name = folder + ".tar.gz"
	if strings.Contains(folder, "-windows-") {
		name = folder + ".zip"
	}
	file, err := release.Create(name)
	if err != nil {
		return "", nil, err
	}
	hash := sha256.New()
	archive := newArchive(name, io.MultiWriter(file, hash), at)
	err = errors.Join(addAll(archive, release.FS(), folder), archive.close(), file.Close())
	return name, hash.Sum(nil), err
}

// addAll adds the files of a folder, in the order of their names.
func addAll(a archive, release fs.FS, folder string) error {
	entries, err := fs.ReadDir(release, folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		content, err := fs.ReadFile(release, path.Join(folder, entry.Name()))
		if err != nil {
			return err
		}
		if err := a.add(path.Join(folder, entry.Name()), mode(entry.Name()), content); err != nil {
			return err
		}
	}
	return nil
}

// mode is a file's, whatever the builder's umask.
func mode(name string) fs.FileMode {
	if strings.TrimSuffix(name, filepath.Ext(name)) == "postern" {
		return 0o755
	}
	return 0o644
}
