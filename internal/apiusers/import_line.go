package apiusers

import (
	"fmt"
	"strings"
	"time"

	"postern/ent"
	"postern/internal/credential"
	"postern/internal/fault"
	"postern/internal/input"
	"postern/internal/permission"
	"postern/internal/sheet"
)

// PlainPasswords is how many passwords a file may hold as they are: hashing them
// takes some four seconds of a processor.
const PlainPasswords = 200

// importRow is a line whose values are good.
type importRow struct {
	line           int
	address        string
	hash, password string // one of them
	description    string
	enabled        bool
	expiresAt      *time.Time
	bounds         stored
}

// reading is a file that is being read.
type reading struct {
	account  *ent.Account
	now      time.Time
	rows     []*importRow
	problems []ImportProblem
	first    map[string]int // by address, the line that has it
	plain    int            // lines with a password as it is
}

// line reads a line: into a row, or everything that is wrong with it.
func (r *reading) line(l sheet.Line) {
	if l.Bad != nil {
		r.refuse(l.Number, l.Bad)
		return
	}
	row, err := r.row(l)
	if earlier := r.first[row.address]; earlier > 0 {
		twice := fault.OnField(sheet.Address, "TWICE", fmt.Sprintf("Line %d has this address already.", earlier))
		err = fault.Merge(err, twice)
	} else if row.address != "" {
		r.first[row.address] = l.Number
	}
	if err != nil {
		r.refuse(l.Number, err)
		return
	}
	r.rows = append(r.rows, row)
}

func (r *reading) refuse(line int, err error) {
	for _, f := range fault.All(err) {
		r.problems = append(r.problems, ImportProblem{Line: line, Column: columnOf(f.Field), Reason: f.Reason, Message: f.Message})
	}
}

// columnOf is the column that a fault on a field is about.
func columnOf(field string) string {
	switch field {
	case "name":
		return sheet.Address
	case "passwordHash":
		return sheet.PasswordHash
	case "expiresAt":
		return sheet.ExpiresAt
	case "allowedNetworks":
		return sheet.AllowedNetworks
	}
	return field
}

// row reads a line's values. Faults: those of credential on name, passwordHash
// and password; of the other columns those of their rules.
func (r *reading) row(l sheet.Line) (*importRow, error) {
	c := l.Cells
	row := &importRow{line: l.Number, address: c[sheet.Address], hash: c[sheet.PasswordHash], password: c[sheet.Password]}
	var long *fault.Fault
	if row.description, long = input.Text("description", c[sheet.Description], 0, 200); row.description == "" {
		row.description = string([]rune(row.address)[:min(len([]rune(row.address)), 200)])
	}
	var unclear, never, unbounded error
	row.enabled, unclear = readTick(c[sheet.Enabled])
	row.expiresAt, never = readTime(c[sheet.ExpiresAt])
	if never == nil {
		row.expiresAt = expiryOf(r.account, row.expiresAt, r.now)
		never = checkExpiry(r.account, row.expiresAt, r.now)
	}
	row.bounds, unbounded = r.bounds(c[sheet.AllowedNetworks], c[sheet.Permissions])
	return row, fault.Merge(credential.CheckName(row.address), r.secret(row), fault.Join(long), unclear, never, unbounded)
}

// secret judges the hash, or the password. Faults: those of credential; on
// password ONE_OF_TWO, TOO_MANY_PASSWORDS, LOOKS_GENERATED.
func (r *reading) secret(row *importRow) error {
	refuse := func(reason, message string) error { return fault.OnField(sheet.Password, reason, message) }
	if row.password == "" {
		return credential.CheckImported(row.hash)
	}
	r.plain++
	switch {
	case row.hash != "":
		return refuse("ONE_OF_TWO", "This line has a password and a hash of one. Leave one of them empty.")
	case r.plain > PlainPasswords:
		return refuse("TOO_MANY_PASSWORDS", fmt.Sprintf("A file can hold %d passwords as they are. Put the others in another file, or hash them.", PlainPasswords))
	case credential.IsGenerated(row.password):
		return refuse("LOOKS_GENERATED", "This looks like a generated password. Only the server makes those.")
	}
	return credential.CheckAPIUserPassword(row.password, credential.APIUserContext{Address: row.address, AccountName: r.account.Name})
}

// bounds reads lists, with spaces, commas or semicolons between. Faults: those
// of Bounds.check; on permissions NO_SUCH_PERMISSION.
func (r *reading) bounds(networks, permissions string) (stored, error) {
	bounds, err := Bounds{AllowedNetworks: listed(networks), Permissions: listed(permissions)}.check()
	if err != nil {
		return bounds, err
	}
	if missing := permission.Missing(permission.Stored(r.account.Permissions), permission.Stored(*bounds.permissions)); len(missing) > 0 {
		return bounds, noSuchPermission(missing[0])
	}
	return bounds, nil
}

func listed(cell string) []string {
	return append([]string{}, strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(" ,;", c) })...)
}
