package audit_test

import (
	"context"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"postern/ent/refusal"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/fault"
	"postern/internal/store"
	"postern/internal/testdb"
)

func TestRefusalsAtOnceAreAllCountedInOneRow(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	beside, err := store.OpenBeside(t.Context(), h.URL)
	require.NoError(t, err)
	defer beside.Close()
	there := audit.NewRefusals(beside, h.Clock.Now)
	ctx := access.With(t.Context(), testdb.As(cast.Standard))
	var all []func()
	for i := range 40 {
		counter := []*audit.Refusals{h.Refusals, there}[i%2]
		all = append(all, func() { counter.Refused(ctx, "createApiUser", fault.OwnerOnly()) })
	}
	testdb.Together(all...)
	row, err := h.Store.Read().Refusal.Query().Where(refusal.ActorID(cast.Standard.ID)).Only(access.System(t.Context(), "a test"))
	require.NoError(t, err)
	require.Equal(t, 40, row.Count)
}

// silent is a database that takes what it is asked and never answers.
type silent struct{ dialect.Driver }

// Tx waits as long as it may.
func (silent) Tx(ctx context.Context) (dialect.Tx, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestARefusalIsAnsweredThoughTheDatabaseIsSilent(t *testing.T) {
	t.Parallel()
	s, err := store.OpenWith(t.Context(), testdb.URL(t), store.Options{
		Driver: func(d dialect.Driver) dialect.Driver { return silent{d} },
	})
	require.NoError(t, err)
	defer s.Close()
	begun := time.Now()
	audit.NewRefusals(s, clock.System).Refused(t.Context(), "createApiUser", fault.OwnerOnly())
	require.Less(t, time.Since(begun), 10*time.Second)
}
