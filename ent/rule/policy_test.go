package rule_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/migrate"
	"postern/internal/access"
	"postern/internal/testdb"
)

// kind is a type of the record, and who may do what with its rows. Nobody may
// do anything, the owner of another account what the owner may, with their own
// rows, and the service itself everything but what is for ever.
type kind struct {
	typ   string
	reads reads
	lock  lock
}

// reads is what each sees: "own" (the rows of their account), "itself" (its own
// row), or how they are refused.
type reads struct{ owner, standard, apiUser string }

// lock is who may write.
type lock int

const (
	forOwner   lock = iota // the owner of the row's account
	forService             // the service itself alone
	forEver                // anybody may add to their own account; no row is ever changed
	opened                 // the service adds rows, the owner of one changes it
	forManager             // who manages users adds and changes it; nobody deletes it
)

var (
	openToPeople  = reads{owner: "own", standard: "own", apiUser: "PEOPLE_ONLY"}
	openToAll     = reads{owner: "own", standard: "own", apiUser: "own"}
	itselfToo     = reads{owner: "own", standard: "own", apiUser: "itself"}
	openToOwner   = reads{owner: "own", standard: "OWNER_ONLY", apiUser: "OWNER_ONLY"}
	openToNobody  = reads{owner: "denied", standard: "denied", apiUser: "denied"}
	serviceRecord = func(typ string) kind { return kind{typ, openToNobody, forService} }
)

// kinds is every table of the record.
var kinds = map[string]kind{
	"accounts":           {"Account", openToAll, opened},
	"users":              {"User", openToPeople, forManager},
	"api_users":          {"APIUser", itselfToo, forOwner},
	"api_user_passwords": {"APIUserPassword", openToOwner, forOwner},
	"issued_addresses":   {"IssuedAddress", openToOwner, forOwner},
	"offered_passwords":  {"OfferedPassword", openToOwner, forOwner},
	"audit_events":       {"AuditEvent", openToOwner, forEver},
	"refusals":           serviceRecord("Refusal"),
	"sessions":           serviceRecord("Session"),
	"one_time_tokens":    serviceRecord("OneTimeToken"),
	"sign_in_attempts":   serviceRecord("SignInAttempt"),
	"installations":      serviceRecord("Installation"),
	"changes":            serviceRecord("Change"),
	"instances":          serviceRecord("Instance"),
	"last_uses":          {"LastUse", openToPeople, forService},
	"usage_counts":       {"UsageCount", openToPeople, forService},
	"refusal_spells":     {"RefusalSpell", openToOwner, forService},
}

// TestEveryTableHasARow keeps a type from coming into the record without
// anybody saying who may touch it.
func TestEveryTableHasARow(t *testing.T) {
	var tables []string
	for _, table := range migrate.Tables {
		tables = append(tables, table.Name)
	}
	require.ElementsMatch(t, tables, slices.Collect(maps.Keys(kinds)))
}

// stage is a database with a row of every type in each of two accounts.
type stage struct {
	*testdb.House
	cast testdb.Cast
	rows map[string]string // type -> the id of the row in account Acme
}

func newStage(t *testing.T) stage {
	h, cast := testdb.NewFilledHouse(t)
	s := stage{House: h, cast: cast, rows: map[string]string{}}
	theirs, _, err := h.NewAPIUser(access.With(t.Context(), testdb.As(cast.OtherOwner)), "Theirs")
	require.NoError(t, err)
	sys := s.as(t, "service")
	require.NoError(t, h.Store.InTx(sys, func(tx *ent.Client) error {
		for _, k := range kinds {
			if _, err := create(sys, tx, k.typ, rowOf(k.typ, cast.OtherOwner, theirs.ID, "globex")); err != nil {
				return err
			}
			if s.rows[k.typ], err = create(sys, tx, k.typ, rowOf(k.typ, cast.Owner, cast.APIUser.ID, "acme")); err != nil {
				return err
			}
		}
		return nil
	}))
	s.rows["Account"] = cast.Owner.AccountID
	return s
}

// as is the context in which somebody calls.
func (s stage) as(t *testing.T, caller string) context.Context {
	switch caller {
	case "nobody":
		return t.Context()
	case "service":
		return access.System(t.Context(), "a test")
	case "api user":
		return access.With(t.Context(), testdb.AsAPIUser(s.cast.APIUser))
	case "manager":
		manager := testdb.As(s.cast.Standard)
		manager.ManagesUsers, manager.SeesUsage = true, true
		return access.With(t.Context(), manager)
	}
	return access.With(t.Context(), testdb.As(map[string]*ent.User{
		"owner": s.cast.Owner, "standard user": s.cast.Standard, "another owner": s.cast.OtherOwner,
	}[caller]))
}

// rowsOf are the ids of a table's rows that belong to an account.
func (s stage) rowsOf(t *testing.T, table, account string) map[string]string {
	rows := map[string]string{}
	for id, text := range s.Tables(t)[table] {
		if strings.Contains(text, "\naccount_id="+account+"\n") || id == account {
			rows[id] = text
		}
	}
	return rows
}
