package graph_test

import (
	"cmp"
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
	managerOnly   outcome = "FORBIDDEN MANAGER_ONLY"
	notProved     outcome = "INVALID WRONG_PASSWORD"
)

// outcomes are what each caller gets; a manager what another standard user gets,
// where nothing is said.
type outcomes struct{ nobody, standard, manager, otherOwner, owner, apiUser outcome }

// everybody gets the same: a public mutation, which asks for something other
// than who is calling.
func everybody(o outcome) outcomes { return outcomes{o, o, o, o, o, o} }

// owners lets the owner pass. The owner of another account gets what other
// says: done in their own account where none is named.
func owners(other outcome) outcomes {
	return outcomes{nobody: signInFirst, standard: ownerOnly, otherOwner: other, owner: done, apiUser: ownerOnly}
}

// managers lets the owner and managers pass; other is as for owners.
func managers(other outcome) outcomes {
	return outcomes{nobody: signInFirst, standard: managerOnly, manager: done, otherOwner: other, owner: done, apiUser: managerOnly}
}

// persons lets every person pass, each for themself, and no program. manager is
// what the one who has no password gets.
func persons(manager outcome) outcomes {
	return outcomes{nobody: signInFirst, standard: done, manager: manager, otherOwner: done, owner: done, apiUser: peopleOnly}
}

// TestOwnerRule calls every mutation as everyone, through GraphQL and through
// the service, and wants the same answer from both doors. Nobody who is
// refused writes anything but the count of refusals.
func TestOwnerRule(t *testing.T) {
	for _, name := range fieldNames(schema.Mutation) {
		row, there := mutations[name]
		require.True(t, there, "%s has no row in the table of the owner rule", name)
		require.NotNil(t, schema.Mutation.Fields.ForName(name).Directives.ForName(row.door), "the door of %s", name)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.asEveryone(t)
		})
	}
}

// asEveryone calls a mutation as each caller, through both doors. Who is refused
// changes nothing, so that the next finds all as it was, in the same world; but
// for the counts of what anybody may try.
func (m mutation) asEveryone(t *testing.T) {
	refused := m.begin(t)
	for caller, want := range m.want.byCaller() {
		for door, call := range map[string]func(*testing.T, attempt, string) outcome{
			"GraphQL": m.throughGraphQL, "the service": m.throughService,
		} {
			t.Run(caller+" through "+door, func(t *testing.T) {
				a := refused
				if want.told() == done || m.door == "public" {
					a = m.begin(t)
				}
				a.person(t, caller) // a manager is hired when somebody first asks for one
				if door == "GraphQL" {
					a.cookieOf(t, caller)
				}
				before := a.Tables(t)
				require.Equal(t, want.told(), call(t, a, caller))
				want.wantWritten(t, before.Until(a.Tables(t)))
			})
		}
	}
}

// attempt is a world in which a mutation is about to be called.
type attempt struct {
	*world
	variables map[string]any
}

func (m mutation) begin(t *testing.T) attempt {
	w := newWorld(t)
	return attempt{w, m.variables(t, w)}
}

// TestOwnerRuleHasNoRowTooMany keeps the table true to the schema.
func TestOwnerRuleHasNoRowTooMany(t *testing.T) {
	for name := range mutations {
		require.Contains(t, fieldNames(schema.Mutation), name)
	}
}

func (o outcomes) byCaller() map[string]outcome {
	return map[string]outcome{
		"nobody": o.nobody, "standard": o.standard, "manager": cmp.Or(o.manager, o.standard), "other-owner": o.otherOwner,
		"owner": o.owner, "api-user": o.apiUser,
	}
}

func (m mutation) throughGraphQL(t *testing.T, a attempt, caller string) outcome {
	return outcomeOfAnswer(t, a.send(t, request{As: caller, Query: m.document, Variables: a.variables}))
}

func (m mutation) throughService(t *testing.T, a attempt, caller string) outcome {
	return outcomeOf(m.call(access.With(t.Context(), a.viewer(t, caller)), a.world, a.variables))
}

// viewer is who the web layer would say is calling.
func (w *world) viewer(t *testing.T, caller string) access.Viewer {
	if u := w.person(t, caller); u != nil {
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
