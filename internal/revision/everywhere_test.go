package revision_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/internal/access"
	"postern/internal/apiusers"
	"postern/internal/store"
	"postern/internal/testdb"
)

// three instances over one database, whose changes needn't wait for a lease.
func three(t *testing.T) ([]*instance, *testdb.House, testdb.Cast) {
	t.Helper()
	onlyPostgres(t)
	h, cast := testdb.NewFilledHouse(t)
	var all []*instance
	for range 3 {
		i, _ := another(t, h, store.Options{})
		all = append(all, i)
	}
	settled()
	return all, h, cast
}

func TestWhatOneInstanceAcknowledgesIsSoOnAll(t *testing.T) {
	t.Parallel()
	all, _, cast := three(t)
	id, address, password := cast.APIUser.ID, cast.APIUser.Email, cast.APIUserPassword
	everywhere := func(reason, password string) {
		t.Helper()
		for _, i := range all {
			for range 2 { // the second from memory
				require.Equal(t, reason, i.says(address, password))
			}
		}
	}
	var took []time.Duration
	for _, i := range all {
		i.ledger.Waits(func(d time.Duration) { took = append(took, d) })
	}
	change := func(by int, in apiusers.UpdateInput) {
		in.ID = id
		all[by%3].update(t, cast, in)
	}
	everywhere("", password)
	for n := range min(cycles(), 500) / 3 {
		change(n, apiusers.UpdateInput{Enabled: ptr(false)})
		everywhere(refused, password)
		change(n+1, apiusers.UpdateInput{Enabled: ptr(true)})
		everywhere("", password)
	}
	slices.Sort(took)
	t.Logf("%d changes; what waiting for three instances adds: p50 %s, p99 %s", len(took), took[len(took)/2], took[len(took)*99/100])
	require.Less(t, took[len(took)/2], testdb.Lease, "a lease was waited for though everybody was there")
	for n, typed := range []string{"plover-quartz-71", "plover-quartz-72"} {
		change(n, apiusers.UpdateInput{Password: ptr(typed)})
		everywhere(refused, password)
		everywhere("", typed)
		password = typed
	}
	change(0, apiusers.UpdateInput{Enabled: ptr(false)})
	require.NoError(t, all[1].apiUsers.Delete(access.With(t.Context(), testdb.As(cast.Owner)), id, nil))
	everywhere(refused, password)
}

func TestWithoutTheWaitAnotherInstanceAnswersFromBefore(t *testing.T) {
	t.Parallel()
	all, _, cast := three(t)
	all[0].ledger.Hasty()
	require.Eventually(t, func() bool {
		require.Empty(t, all[1].says(cast.APIUser.Email, cast.APIUserPassword))
		all[0].update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
		late := all[1].says(cast.APIUser.Email, cast.APIUserPassword) == ""
		all[0].update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(true)})
		time.Sleep(20 * time.Millisecond)
		return late
	}, 20*time.Second, time.Millisecond, "the tests here would not notice a missing wait")
}

func TestDisabledAlreadyWaitsAsWell(t *testing.T) {
	t.Parallel()
	all, h, cast := three(t)
	all[0].ledger.Hasty()
	// One that never applies anything.
	h.Exec(t, `INSERT INTO instances (id, applied, lease_ms, seen_at) VALUES ('ins_killed', 0, 400, now())`)
	all[0].update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
	begun := time.Now()
	all[1].update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
	require.GreaterOrEqual(t, time.Since(begun), 400*time.Millisecond)
}

func TestAKilledInstanceIsWaitedForALeaseAndSweptLater(t *testing.T) {
	t.Parallel()
	all, h, cast := three(t)
	h.Exec(t, `INSERT INTO instances (id, applied, lease_ms, seen_at) VALUES ('ins_killed', 0, 400, now() + interval '1 year')`)
	begun := time.Now()
	all[0].update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(false)})
	require.GreaterOrEqual(t, time.Since(begun), 400*time.Millisecond, "its lease, which is the longest")
	require.Less(t, time.Since(begun), 3*time.Second)
	db := testdb.Beside(t, h.URL)
	require.Eventually(t, func() bool {
		var left int
		err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM instances WHERE id = 'ins_killed'`).Scan(&left)
		return err == nil && left == 0
	}, 20*time.Second, 20*time.Millisecond)
	begun = time.Now()
	all[0].update(t, cast, apiusers.UpdateInput{ID: cast.APIUser.ID, Enabled: ptr(true)})
	require.Less(t, time.Since(begun), 400*time.Millisecond)
}

func TestManyThatOneInstanceDisablesAreRefusedByAll(t *testing.T) {
	t.Parallel()
	all, h, cast := three(t)
	owner := access.With(t.Context(), testdb.As(cast.Owner))
	var ids, addresses, passwords []string
	for range 20 {
		u, password, err := h.NewAPIUser(owner, "Import")
		require.NoError(t, err)
		ids, addresses, passwords = append(ids, u.ID), append(addresses, u.Email), append(passwords, password)
	}
	everywhere := func(reason string) {
		t.Helper()
		for n, address := range addresses {
			for _, i := range all {
				require.Equal(t, reason, i.says(address, passwords[n]))
			}
		}
	}
	for by := range 3 {
		everywhere("")
		_, err := all[by].apiUsers.SetEnabled(owner, ids, false)
		require.NoError(t, err)
		everywhere(refused)
		_, err = all[(by+1)%3].apiUsers.SetEnabled(owner, ids, true)
		require.NoError(t, err)
	}
}

// An account below, disabled by one instance, is dead with what is below it on
// all of them, whoever's keys they are; another account's are as they were.
func TestADisabledAccountsKeysAreRefusedByAll(t *testing.T) {
	t.Parallel()
	all, h, cast := three(t)
	child := h.NewChild(t, cast.Owner.AccountID, "Works")
	grandchild := h.NewChild(t, child.AccountID, "Depot")
	keys := map[string][2]string{}
	for name, owner := range map[string]*ent.User{"child": child, "grandchild": grandchild, "top": cast.Owner} {
		u, password, err := h.NewAPIUser(access.With(t.Context(), testdb.As(owner)), "Import")
		require.NoError(t, err)
		keys[name] = [2]string{u.Email, password}
	}
	says := func(name, reason string) {
		t.Helper()
		for _, i := range all {
			require.Equal(t, reason, i.says(keys[name][0], keys[name][1]), name)
		}
	}
	top := access.With(t.Context(), testdb.As(cast.Owner))
	for by := range 6 {
		says("child", "")
		says("grandchild", "")
		_, err := all[by%3].team.SetEnabled(top, child.AccountID, false)
		require.NoError(t, err)
		says("child", refused)
		says("grandchild", refused)
		says("top", "")
		_, err = all[(by+1)%3].team.SetEnabled(top, child.AccountID, true)
		require.NoError(t, err)
	}
}
