package rule_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	entcore "entgo.io/ent"
	"entgo.io/ent/privacy"
	"github.com/stretchr/testify/require"

	"postern/ent"
	"postern/ent/onetimetoken"
	"postern/ent/usagecount"
	"postern/ent/user"
	"postern/internal/fault"
	"postern/internal/testdb"
)

// fields of a row, as ent names them. "id" is there only where the record
// doesn't make one itself.
type fields map[string]any

// rowOf makes the row of a type that belongs to a person's account, and, where
// rows belong to somebody in it, to that person or their API user. nth tells
// rows apart where something must be unique.
func rowOf(typ string, owner *ent.User, apiUserID, nth string) fields {
	at := testdb.Start
	return map[string]fields{
		"Account":         {"number": int(nth[0]), "name": "Third", "created_at": at, "updated_at": at},
		"User":            {"account_id": owner.AccountID, "name": "Tess", "email": nth, "email_key": nth, "role": user.RoleStandard, "password_hash": "none", "created_at": at, "updated_at": at},
		"APIUser":         {"account_id": owner.AccountID, "email": nth, "description": "Weekly report", "created_at": at, "updated_at": at},
		"APIUserPassword": {"account_id": owner.AccountID, "api_user_id": apiUserID, "hash": "none", "created_at": at},
		"IssuedAddress":   {"id": nth, "account_id": owner.AccountID, "issued_at": at},
		"OfferedPassword": {"id": nth, "account_id": owner.AccountID, "offered_at": at},
		"AuditEvent":      {"account_id": owner.AccountID, "at": at, "action": "api_user.changed"},
		"Refusal":         {"account_id": owner.AccountID, "hour": at, "began_at": at, "action": nth, "reason": "OWNER_ONLY", "last_at": at},
		"Session":         {"token_hash": nth, "user_id": owner.ID, "created_at": at, "seen_at": at},
		"OneTimeToken":    {"id": nth, "purpose": onetimetoken.PurposeSetUp, "expires_at": at},
		"SignInAttempt":   {"id": nth, "since": at},
		"Installation":    {"id": nth},
		"Change":          {"revision": int(nth[0]), "addresses": nth, "at": at},
		"Instance":        {"id": nth, "applied": 0, "lease_ms": 2000, "seen_at": at},
		"LastUse":         {"id": nth, "account_id": owner.AccountID, "api_user_id": apiUserID, "last_at": at},
		"RefusalSpell":    {"account_id": owner.AccountID, "api_user_id": apiUserID, "reason": nth, "began_at": at, "last_at": at},
		"UsageCount":      {"account_id": owner.AccountID, "api_user_id": apiUserID, "span": usagecount.SpanHour, "starts_at": at, "outcome": nth},
	}[typ]
}

// changeOf is a change of a type's row; nothing where every field is for ever.
func changeOf(typ string) fields {
	return map[string]fields{
		"Account":         {"name": "Taken over"},
		"User":            {"name": "Taken over"},
		"APIUser":         {"enabled": false},
		"APIUserPassword": {"hash": "another"},
		"IssuedAddress":   {"used_at": testdb.Start},
		"Refusal":         {"count": 7},
		"Session":         {"seen_at": testdb.Start.Add(time.Hour)},
		"SignInAttempt":   {"count": 7},
		"Installation":    {"last_account_number": 7},
		"Instance":        {"applied": 7},
		"LastUse":         {"last_peer": "192.0.2.7"},
		"UsageCount":      {"calls": int64(7)},
		"RefusalSpell":    {"last_peer": "192.0.2.7"},
	}[typ]
}

// What follows reaches every type's builders by its name, so that each is
// tried in the same ways.

func client(c *ent.Client, typ string) reflect.Value {
	return reflect.ValueOf(c).Elem().FieldByName(typ)
}

// on calls a method, and returns its results.
func on(target reflect.Value, method string, args ...any) []reflect.Value {
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = reflect.ValueOf(a)
	}
	return target.MethodByName(method).Call(in)
}

// run carries a builder out; its last result is the error.
func run(builder reflect.Value, ctx context.Context) error {
	results := on(builder, "Exec", ctx)
	err, _ := results[len(results)-1].Interface().(error)
	return err
}

func create(ctx context.Context, c *ent.Client, typ string, row fields) (string, error) {
	builder := on(client(c, typ), "Create")[0]
	if err := set(builder, row); err != nil {
		return "", err
	}
	results := on(builder, "Save", ctx)
	if err, _ := results[1].Interface().(error); err != nil {
		return "", err
	}
	return results[0].Elem().FieldByName("ID").String(), nil
}

// changeOne and changeAll, deleteOne and deleteAll are what a caller could try.
func changeOne(ctx context.Context, c *ent.Client, typ, id string) error {
	return change(ctx, on(client(c, typ), "UpdateOneID", id)[0], typ)
}

func changeAll(ctx context.Context, c *ent.Client, typ, _ string) error {
	return change(ctx, on(client(c, typ), "Update")[0], typ)
}

func change(ctx context.Context, builder reflect.Value, typ string) error {
	if err := set(builder, changeOf(typ)); err != nil {
		return err
	}
	return run(builder, ctx)
}

func deleteOne(ctx context.Context, c *ent.Client, typ, id string) error {
	return run(on(client(c, typ), "DeleteOneID", id)[0], ctx)
}

func deleteAll(ctx context.Context, c *ent.Client, typ, _ string) error {
	return run(on(client(c, typ), "Delete")[0], ctx)
}

func set(builder reflect.Value, row fields) error {
	m := on(builder, "Mutation")[0].Interface().(entcore.Mutation)
	for name, value := range row {
		if name == "id" {
			m.(interface{ SetID(string) }).SetID(value.(string))
			continue
		}
		if err := m.SetField(name, value); err != nil {
			return err
		}
	}
	return nil
}

// visible are the ids of all rows of a type that the caller sees.
func visible(ctx context.Context, c *ent.Client, typ string) ([]string, error) {
	results := on(on(client(c, typ), "Query")[0], "IDs", ctx)
	err, _ := results[1].Interface().(error)
	return results[0].Interface().([]string), err
}

// get asks for one row by its id.
func get(ctx context.Context, c *ent.Client, typ, id string) error {
	err, _ := on(client(c, typ), "Get", ctx, id)[1].Interface().(error)
	return err
}

var errUndo = errors.New("undo")

// undone runs fn in a transaction that comes to nothing.
func undone(t *testing.T, ctx context.Context, h *testdb.House, fn func(*ent.Client) error) error {
	var result error
	err := h.Store.InTx(ctx, func(tx *ent.Client) error {
		result = fn(tx)
		return errUndo
	})
	require.ErrorIs(t, err, errUndo)
	return result
}

// outcome names how a statement ended: "done", a fault's reason, "denied" by
// the rules without a word for the caller, "not found", or the error itself.
func outcome(err error) string {
	switch {
	case err == nil:
		return "done"
	case fault.Reason(err) != "":
		return fault.Reason(err)
	case errors.Is(err, privacy.Deny):
		return "denied"
	case ent.IsNotFound(err):
		return "not found"
	case ent.IsConstraintError(err):
		return "in use"
	}
	return err.Error()
}
