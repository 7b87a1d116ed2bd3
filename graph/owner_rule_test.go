package graph_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/testdb"
)

// outcome is code and reason of a refusal, or "done".
type outcome string

const (
	done          outcome = "done"
	nothingToDo   outcome = "done, and nothing written"
	signInFirst   outcome = "UNAUTHENTICATED SIGN_IN_REQUIRED"
	ownerOnly     outcome = "FORBIDDEN OWNER_ONLY"
	noSuchObject  outcome = "NOT_FOUND NO_SUCH_OBJECT"
	notIssued     outcome = "INVALID NOT_ISSUED"
	setUpDone     outcome = "CONFLICT SET_UP_DONE"
	wrongPassword outcome = "UNAUTHENTICATED WRONG_EMAIL_OR_PASSWORD"
	wrongToken    outcome = "FORBIDDEN WRONG_TOKEN"
)

// outcomes are what each caller gets.
type outcomes struct{ nobody, standard, otherOwner, owner, apiUser outcome }

// everybody gets the same: a public mutation, which asks for something other
// than who is calling.
func everybody(o outcome) outcomes { return outcomes{o, o, o, o, o} }

// owners lets the owner pass. The owner of another account gets what other
// says: done in their own account where none is named.
func owners(other outcome) outcomes {
	return outcomes{signInFirst, ownerOnly, other, done, ownerOnly}
}

// TestOwnerRule calls every mutation as everyone, through GraphQL and through
// the service, and wants the same answer from both doors. Nobody who is
// refused writes anything but the count of refusals.
func TestOwnerRule(t *testing.T) {
	for _, name := range fieldNames(schema.Mutation) {
		row, there := mutations[name]
		require.True(t, there, "%s has no row in the table of the owner rule", name)
		require.NotNil(t, schema.Mutation.Fields.ForName(name).Directives.ForName(row.door), "the door of %s", name)
		for caller, want := range row.want.byCaller() {
			t.Run(name+" by "+caller, func(t *testing.T) {
				t.Parallel()
				t.Run("through GraphQL", func(t *testing.T) { row.throughGraphQL(t, caller, want) })
				t.Run("through the service", func(t *testing.T) { row.throughService(t, caller, want) })
			})
		}
	}
}

// TestOwnerRuleHasNoRowTooMany keeps the table true to the schema.
func TestOwnerRuleHasNoRowTooMany(t *testing.T) {
	for name := range mutations {
		require.Contains(t, fieldNames(schema.Mutation), name)
	}
}

func (o outcomes) byCaller() map[string]outcome {
	return map[string]outcome{
		"nobody": o.nobody, "standard": o.standard, "other-owner": o.otherOwner,
		"owner": o.owner, "api-user": o.apiUser,
	}
}

func (m mutation) throughGraphQL(t *testing.T, caller string, want outcome) {
	w := newWorld(t)
	variables := m.variables(t, w)
	w.cookieOf(t, caller)
	before := w.Tables(t)
	got := w.send(t, request{As: caller, Query: m.document, Variables: variables})
	require.Equal(t, want.told(), outcomeOfAnswer(t, got), string(got.body))
	want.wantWritten(t, before.Until(w.Tables(t)))
}

func (m mutation) throughService(t *testing.T, caller string, want outcome) {
	w := newWorld(t)
	variables := m.variables(t, w)
	before := w.Tables(t)
	err := m.call(access.With(t.Context(), w.viewer(caller)), w, variables)
	require.Equal(t, want.told(), outcomeOf(err), "%v", err)
	want.wantWritten(t, before.Until(w.Tables(t)))
}

// viewer is who the web layer would say is calling.
func (w *world) viewer(caller string) access.Viewer {
	if u := w.person(caller); u != nil {
		return testdb.As(u)
	}
	if caller == "api-user" {
		return testdb.AsAPIUser(w.cast.APIUser)
	}
	return access.Viewer{Peer: "192.0.2.3"}
}

// told is what the caller sees of an outcome.
func (o outcome) told() outcome {
	if o == nothingToDo {
		return done
	}
	return o
}

// wantWritten wants a refusal to leave nothing but the counts of it.
func (o outcome) wantWritten(t *testing.T, written map[string]string) {
	if o == done {
		require.NotEmpty(t, written)
		return
	}
	delete(written, "refusals")
	delete(written, "sign_in_attempts")
	require.Empty(t, written, "nothing may be written")
}

func outcomeOf(err error) outcome {
	if err == nil {
		return done
	}
	faults := fault.All(err)
	if len(faults) != 1 {
		return outcome(err.Error())
	}
	return outcome(string(faults[0].Kind) + " " + faults[0].Reason)
}

func outcomeOfAnswer(t *testing.T, got answer) outcome {
	var body struct {
		Errors []struct {
			Extensions struct{ Code, Reason string }
		}
	}
	require.NoError(t, json.Unmarshal(got.body, &body))
	switch len(body.Errors) {
	case 0:
		return done
	case 1:
		return outcome(body.Errors[0].Extensions.Code + " " + body.Errors[0].Extensions.Reason)
	}
	return outcome(got.body)
}

// mutation is a row of the table: who passes, and how to call it with an input
// that is good for the owner of account Acme.
type mutation struct {
	door      string // its directive in the schema
	want      outcomes
	document  string
	variables func(*testing.T, *world) map[string]any
	call      func(context.Context, *world, map[string]any) error
}
