package apiusers

import (
	"context"
	"slices"

	"postern/ent"
	"postern/ent/apiuser"
	"postern/ent/issuedaddress"
	"postern/internal/access"
	"postern/internal/audit"
	"postern/internal/permission"
)

// together is how many rows go into one statement: SQLite takes 32,766 values.
const together = 1000

// untaken are the rows whose addresses nobody has or had; the others are
// refused. It says "here" only of those that the account still has.
func (s *Service) untaken(ctx context.Context, read *reading) ([]*importRow, error) {
	all := access.System(ctx, "finding which addresses are taken, whoever has them")
	why := map[string]ImportProblem{}
	for some := range slices.Chunk(read.rows, together) {
		addresses := make([]string, len(some))
		for i, row := range some {
			addresses[i] = row.address
		}
		taken, err := s.store.Read().IssuedAddress.Query().Where(issuedaddress.IDIn(addresses...)).IDs(all)
		if err != nil {
			return nil, err
		}
		if len(taken) == 0 {
			continue
		}
		for _, address := range taken {
			why[address] = ImportProblem{Column: "address", Reason: "ADDRESS_TAKEN",
				Message: "This address is or was in use, here or in another account. None is ever given twice; choose another."}
		}
		here, err := s.store.Read().APIUser.Query().Where(apiuser.EmailIn(taken...)).Select(apiuser.FieldEmail).Strings(ctx)
		if err != nil {
			return nil, err
		}
		for _, address := range here {
			why[address] = ImportProblem{Column: "address", Reason: "ALREADY_HERE",
				Message: "This account has an API user with this address. It stays as it is."}
		}
	}
	return slices.DeleteFunc(slices.Clone(read.rows), func(row *importRow) bool {
		problem, taken := why[row.address]
		if taken {
			problem.Line = row.line
			read.problems = append(read.problems, problem)
		}
		return taken
	}), nil
}

// insert writes everything of an import, within tx.
func (s *Service) insert(ctx context.Context, tx *ent.Client, rows []*importRow, leftOut int) error {
	viewer := access.From(ctx)
	if err := s.mayImport(ctx, tx, len(rows)); err != nil {
		return err
	}
	var wanted []string // somebody may have taken a permission out of the account meanwhile
	for _, row := range rows {
		wanted = append(wanted, permission.Stored(*row.bounds.permissions)...)
	}
	slices.Sort(wanted)
	if err := (stored{permissions: new(permission.Text(slices.Compact(wanted)))}).grantable(ctx, s.store, tx, viewer.AccountID); err != nil {
		return err
	}
	// Recording comes after all else, since whoever records is waited for.
	entries := make([]audit.Entry, 0, len(rows)+1)
	for some := range slices.Chunk(rows, together) {
		begun, err := s.insertSome(ctx, tx, some)
		if err != nil {
			return err
		}
		entries = append(entries, begun...)
	}
	return s.log.Record(ctx, tx, append(entries, audit.Entry{
		AccountID: viewer.AccountID, ObjectID: viewer.AccountID, Action: audit.APIUsersImported,
		Changes: audit.Changes{"imported": {nil, len(rows)}, "leftOut": {nil, leftOut}},
	})...)
}

// insertSome writes the ledger, the API users and their passwords, and returns
// how the history of each begins.
func (s *Service) insertSome(ctx context.Context, tx *ent.Client, rows []*importRow) ([]audit.Entry, error) {
	viewer, now := access.From(ctx), s.now()
	issued, made := make([]*ent.IssuedAddressCreate, len(rows)), make([]*ent.APIUserCreate, len(rows))
	for i, row := range rows {
		issued[i] = tx.IssuedAddress.Create().SetID(row.address).SetAccountID(viewer.AccountID).SetIssuedAt(now).SetUsedAt(now)
		made[i] = row.bounds.create(tx.APIUser.Create()).SetAccountID(viewer.AccountID).SetEmail(row.address).SetImported(true).
			SetDescription(row.description).SetEnabled(row.enabled).SetNillableExpiresAt(row.expiresAt).
			SetCreatedAt(now).SetCreatedByID(viewer.UserID).SetUpdatedAt(now).SetUpdatedByID(viewer.UserID)
	}
	if err := tx.IssuedAddress.CreateBulk(issued...).Exec(ctx); err != nil {
		return nil, err
	}
	users, err := tx.APIUser.CreateBulk(made...).Save(ctx)
	if err != nil {
		return nil, err
	}
	passwords, entries := make([]*ent.APIUserPasswordCreate, len(rows)), make([]audit.Entry, len(rows))
	for i, u := range users {
		passwords[i] = tx.APIUserPassword.Create().SetAccountID(u.AccountID).SetAPIUserID(u.ID).SetHash(rows[i].hash).SetCreatedAt(now)
		entries[i] = audit.Entry{AccountID: u.AccountID, ObjectID: u.ID, Action: audit.APIUserImported, Changes: beginnings(u)}
	}
	if err := tx.APIUserPassword.CreateBulk(passwords...).Exec(ctx); err != nil {
		return nil, err
	}
	return entries, nil
}
