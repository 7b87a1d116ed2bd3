package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
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

// emptyName is the name of a migrated, empty database: cloning it is quicker than
// migrating anew. It is named by the migrations, so that a server that outlives
// a change of theirs makes another.
var emptyName = sync.OnceValues(func() (string, error) {
	base, err := server()
	if err != nil {
		return "", err
	}
	name := "postern_fresh_" + digest(migrations.Postgres)
	return name, testpg.Template(context.Background(), base, name, func(ctx context.Context, url string) error {
		s, err := store.Open(ctx, url)
		if err != nil {
			return err
		}
		return errors.Join(s.Close(), keep(ctx, url))
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

// clone returns the address of a fresh database, and what drops it.
func (p prepared) clone(t testing.TB) (url string, drop func()) {
	t.Helper()
	base, err := server()
	require.NoError(t, err)
	template, err := emptyName()
	require.NoError(t, err)
	if p.filled {
		r, err := filled()
		require.NoError(t, err)
		template = r.name
	}
	url, drop, err = testpg.Clone(context.Background(), base, template)
	require.NoError(t, err)
	return url, drop
}
