package apiusers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"postern/ent"
	"postern/ent/issuedaddress"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/sheet"
)

// ImportsADay is how many API users an account may import within a day, since
// the ledger of addresses is kept for ever.
const ImportsADay = 100_000

// ImportInput is a file of API users of another program.
type ImportInput struct {
	File     []byte // CSV or htpasswd
	DryRun   bool   // says what would happen, and writes nothing
	LeaveOut bool   // imports the good lines though others are bad
}

// Imported is what an import did, or would do.
type Imported struct {
	Kind     sheet.Kind      `json:"kind"`
	Lines    int             `json:"lines"`    // that have something on them
	Good     int             `json:"good"`     // those that can be imported
	Bad      int             `json:"bad"`      // the others
	Imported int             `json:"imported"` // 0 in a dry run, and while a line is bad that isn't to be left out
	Problems []ImportProblem `json:"problems"` // in the order of the lines; some lines have several
}

// ImportProblem says what is wrong with one line.
type ImportProblem struct {
	Line    int    `json:"line"`
	Column  string `json:"column,omitempty"` // as the first line of a CSV names it; none when it is the whole line
	Reason  string `json:"reason"`           // for programs; it stays as it is
	Message string `json:"message"`          // never holds a hash or a password
}

// Import makes an API user of each line of a file, in one transaction: all of
// the good ones or none; none either while a line is bad, unless bad ones are to
// be left out. What is wrong with a line is in the answer. Passes: the owner; the
// account is their own. Faults: SIGN_IN_REQUIRED, OWNER_ONLY, TOO_MANY_IMPORTS,
// BUSY, and those of sheet.Read.
func (s *Service) Import(ctx context.Context, in ImportInput) (*Imported, error) {
	if err := access.RequireOwner(ctx); err != nil {
		return nil, err
	}
	file, err := sheet.Read(in.File)
	if err != nil {
		return nil, err
	}
	a, err := s.ownAccount(ctx)
	if err != nil {
		return nil, err
	}
	done, rows, err := s.sorted(ctx, a, file)
	if err != nil || in.DryRun || done.Bad > 0 && !in.LeaveOut || len(rows) == 0 {
		return done, err
	}
	if err := s.hashPlain(ctx, rows); err != nil {
		return nil, err
	}
	err = s.store.InTx(ctx, func(tx *ent.Client) error { return s.insert(ctx, tx, rows, done.Bad) })
	if ent.IsConstraintError(err) {
		return nil, fault.New(fault.Conflict, "TAKEN_MEANWHILE",
			"Somebody took one of these addresses while they were imported. Nothing was changed. Check the file again.")
	}
	if err != nil {
		return nil, fmt.Errorf("import API users: %w", err)
	}
	done.Imported = len(rows)
	return done, nil
}

// sorted tells the good lines of a file from the problems.
func (s *Service) sorted(ctx context.Context, a *ent.Account, file *sheet.File) (*Imported, []*importRow, error) {
	read := &reading{account: a, now: s.now(), first: map[string]int{}}
	for _, line := range file.Lines {
		read.line(line)
	}
	rows, err := s.untaken(ctx, read)
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(read.problems, func(a, b ImportProblem) int { return a.Line - b.Line })
	return &Imported{
		Kind: file.Kind, Lines: len(file.Lines), Good: len(rows), Bad: len(file.Lines) - len(rows),
		Problems: append([]ImportProblem{}, read.problems...),
	}, rows, nil
}

// hashPlain hashes the passwords that the file has as they are, one after the
// other: they take one place of those that hash.
func (s *Service) hashPlain(ctx context.Context, rows []*importRow) (err error) {
	for _, row := range rows {
		if row.password == "" {
			continue
		}
		if row.hash, err = s.hasher.Hash(ctx, row.password); err != nil {
			return err
		}
	}
	return nil
}

// mayImport bounds what an account imports within a day. Fault: TOO_MANY_IMPORTS.
func (s *Service) mayImport(ctx context.Context, tx *ent.Client, n int) error {
	own := access.From(ctx).AccountID
	if err := s.takeTurns(ctx, tx, own); err != nil {
		return err
	}
	lately, err := tx.IssuedAddress.Query().Where(issuedaddress.AccountID(own),
		issuedaddress.IssuedAtGT(s.now().Add(-day)), issuedaddress.Not(drawn)).Count(ctx)
	if err != nil || lately+n <= ImportsADay {
		return err
	}
	f := fault.New(fault.RateLimited, "TOO_MANY_IMPORTS",
		fmt.Sprintf("An account can import %d API users within a day. Import the rest tomorrow.", ImportsADay))
	f.RetryAfter = time.Hour
	return f
}
