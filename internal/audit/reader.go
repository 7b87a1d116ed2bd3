package audit

import (
	"context"
	"time"

	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/store"
)

// exportTogether is how many lines of an export are in memory at a time.
const exportTogether = 1000

// Reader reads the history of whole accounts.
type Reader struct{ store *store.Store }

// NewReader returns a reader of the histories in a store.
func NewReader(s *store.Store) *Reader { return &Reader{store: s} }

// History is what happened in an account, the newest first: entries, what was
// refused, and spells of refused calls. Passes: the account's owner, who alone
// sees from where, and whom the owner lets see it; others get none. Faults: PAGE_SIZE, BAD_CURSOR.
func (r *Reader) History(ctx context.Context, account string, f Filter, p Page) (*Lines, error) {
	viewer := access.From(ctx)
	if viewer.AccountID != account || mayRead(ctx) != nil {
		return &Lines{}, nil
	}
	return part{account: account, filter: f}.page(ctx, r.store.Read(), p)
}

// Export gives the history of the caller's account to line, the newest first;
// page is called after some of them. What is recorded meanwhile is left out.
// Passes: as for History. Faults: SIGN_IN_REQUIRED, OWNER_ONLY.
func (r *Reader) Export(ctx context.Context, f Filter, line func(*Line) error, page func() error) error {
	if err := mayRead(ctx); err != nil {
		return err
	}
	wanted := part{account: access.From(ctx).AccountID, filter: f, limit: exportTogether}
	for {
		lines, err := wanted.read(ctx, r.store.Read())
		if err != nil {
			return err
		}
		for _, l := range lines {
			if err := line(l); err != nil {
				return err
			}
		}
		if err := page(); err != nil || len(lines) < exportTogether {
			return err
		}
		last := lines[len(lines)-1]
		wanted.behind = &place{last.At, last.ID}
	}
}

// mayRead lets the owner pass, and whom the owner lets see it. Faults:
// SIGN_IN_REQUIRED, OWNER_ONLY.
func mayRead(ctx context.Context) error {
	if access.SeesUsageOf(ctx, access.From(ctx).AccountID) {
		return nil
	}
	return access.RequireOwner(ctx)
}

// FilterOf reads a filter as addresses have it, times as RFC 3339. Fault:
// INVALID_FILTER.
func FilterOf(actor, object string, wanted []string, from, to string) (Filter, error) {
	var f Filter
	for text, into := range map[*string]**string{&actor: &f.ActorID, &object: &f.ObjectID} {
		if *text != "" {
			*into = text
		}
	}
	for _, k := range wanted {
		kind := Kind(k)
		if _, known := kinds[kind]; !known && kind != OfRefusals {
			return f, fault.New(fault.Invalid, "INVALID_FILTER", "There is no such kind. Use SIGN_INS, PEOPLE, API_USERS, ACCOUNT or REFUSALS.")
		}
		f.Kinds = append(f.Kinds, kind)
	}
	for text, into := range map[*string]**time.Time{&from: &f.From, &to: &f.To} {
		if *text == "" {
			continue
		}
		at, err := time.Parse(time.RFC3339Nano, *text)
		if err != nil {
			return f, fault.New(fault.Invalid, "INVALID_FILTER", "This is no time. Write it as in 2026-01-31T12:00:00Z.")
		}
		*into = &at
	}
	return f, nil
}
