package people_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/people"
	"postern/internal/testdb"
)

// What the operator and scripts do, which GraphQL doesn't offer, is as whole:
// one call to the database after the other fails.
func TestNothingIsHalfDoneOutsideGraphQLEither(t *testing.T) {
	for name, c := range map[string]struct {
		do     func(t *testing.T, h *testdb.House, cast testdb.Cast) error
		writes map[string]string
	}{
		"a set-up address": {func(t *testing.T, h *testdb.House, _ testdb.Cast) error {
			_, err := h.People.NewSetUpToken(t.Context())
			return err
		}, map[string]string{"one_time_tokens": "1 new"}},
		"a reset link": {func(t *testing.T, h *testdb.House, _ testdb.Cast) error {
			_, err := h.People.NewResetToken(t.Context(), "ada@example.com")
			return err
		}, map[string]string{"one_time_tokens": "1 new", "audit_events": "1 new", "installations": "1 changed"}},
		"another account": {func(t *testing.T, h *testdb.House, _ testdb.Cast) error {
			in := setUpInput("")
			in.Email = "eve@example.com"
			_, err := h.People.OpenAccount(t.Context(), in)
			return err
		}, map[string]string{"accounts": "1 new", "users": "1 new", "installations": "1 changed", "audit_events": "1 new"}},
		"a standard user": {func(t *testing.T, h *testdb.House, cast testdb.Cast) error {
			_, err := h.People.AddStandardUser(signedIn(t, cast.Owner), people.AddUserInput{
				Name: "Una", Email: "una@example.com", Password: testdb.Password,
			})
			return err
		}, map[string]string{"users": "1 new", "audit_events": "1 new", "installations": "1 changed"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, cast, broken := testdb.NewBrokenHouse(t)
			for call, failed := 0, "not yet"; failed != ""; call++ {
				before := h.Tables(t)
				broken.Break(call, errors.New("nobody has thought of this"))
				err := c.do(t, h, cast)
				failed = broken.Mend()
				written := before.Until(h.Tables(t))
				switch {
				case failed == "":
					require.NoError(t, err)
					require.Equal(t, c.writes, written)
				case len(written) > 0: // the commit, or what came after it
					require.Equal(t, c.writes, written)
					require.Equal(t, "OUTCOME_UNKNOWN", reason(err), "call %d, %s", call, failed)
					h, cast, broken = testdb.NewBrokenHouse(t)
				default:
					require.Error(t, err, "call %d, %s", call, failed)
				}
			}
		})
	}
}
