package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent/migrate/migrations"
	"postern/internal/store"
	"postern/internal/testpg"
)

// server is the address of the PostgreSQL server that the tests share.
var server = sync.OnceValues(func() (string, error) { return testpg.Shared(context.Background()) })

// empty is the name of a migrated, empty database: cloning it is quicker than
// migrating anew. It is named by the migrations, so that a server that outlives
// a change of theirs makes another.
var empty = sync.OnceValues(func() (string, error) {
	base, err := server()
	if err != nil {
		return "", err
	}
	name := "postern_empty_" + digest(migrations.Postgres)
	return name, testpg.Template(context.Background(), base, name, func(ctx context.Context, url string) error {
		s, err := store.Open(ctx, url)
		if err != nil {
			return err
		}
		return s.Close()
	})
})

func digest(files fs.FS) string {
	hash := sha256.New()
	_ = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			content, _ := fs.ReadFile(files, path) // embedded: it is there
			hash.Write(content)
		}
		return err
	})
	return hex.EncodeToString(hash.Sum(nil))[:12]
}

// postgresClone returns the address of a database of the test's own.
func postgresClone(t testing.TB, template func() (string, error)) string {
	t.Helper()
	base, err := server()
	require.NoError(t, err)
	name, err := template()
	require.NoError(t, err)
	url, drop, err := testpg.Clone(context.Background(), base, name)
	require.NoError(t, err)
	t.Cleanup(drop)
	return url
}
