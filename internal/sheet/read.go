package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"postern/internal/fault"
)

// The most that a file may hold: some 400 bytes for each of 10,000 lines.
const (
	MostBytes = 4 << 20
	MostLines = 10_000 // with something on them, but for the first line of a CSV
	mostOnOne = 8 << 10
)

// Kind is what wrote a file.
type Kind string

// The kinds, as clients read them.
const (
	CSV      Kind = "CSV"
	Htpasswd Kind = "HTPASSWD"
)

// The columns of a CSV. An htpasswd has the first two.
const (
	Address         = "address"
	PasswordHash    = "password_hash"
	Password        = "password"
	Description     = "description"
	Enabled         = "enabled"
	ExpiresAt       = "expires_at"
	Permissions     = "permissions"
	AllowedNetworks = "allowed_networks"
)

var columns = []string{Address, Description, PasswordHash, Password, Enabled, ExpiresAt, Permissions, AllowedNetworks}

// File is what was read.
type File struct {
	Kind  Kind
	Lines []Line
}

// Line is one line that has something on it.
type Line struct {
	Number int               // in the file, from 1 on
	Cells  map[string]string // by column, without spaces around; none where it could not be read
	Bad    error             // a fault: why it could not be read
}

// Read reads a file and finds out its kind. Where a line can't be read the
// others are; a line break inside quotes ends a line, too, since nothing that is
// imported has one. Faults: EMPTY_FILE, NOT_TEXT, TOO_LARGE, TOO_MANY_LINES,
// UNKNOWN_KIND; of a CSV's first line UNKNOWN_COLUMN, COLUMN_TWICE,
// MISSING_COLUMN.
func Read(file []byte) (*File, error) {
	file = bytes.TrimPrefix(file, []byte("\xef\xbb\xbf")) // as Excel begins UTF-8
	switch {
	case len(file) > MostBytes:
		return nil, TooLarge()
	case !utf8.Valid(file) || bytes.IndexByte(file, 0) >= 0:
		return nil, bad("NOT_TEXT", "This file is not text in UTF-8. Save it as CSV in UTF-8 and choose it again.")
	}
	all, err := split(string(file))
	if err != nil {
		return nil, err
	}
	first := max(slices.IndexFunc(all, func(l physical) bool { return !l.comment() }), 0)
	header, err := readHeader(all[first].text)
	if err != nil {
		return nil, err
	}
	f, read, lines := &File{Kind: CSV}, header.read, all[first+1:]
	if header == nil {
		lines = slices.DeleteFunc(all, physical.comment)
		f.Kind, read = Htpasswd, readHtpasswd
	}
	if len(lines) > MostLines {
		return nil, bad("TOO_MANY_LINES", fmt.Sprintf("This file has %d lines. Split it into files of %d at most.", len(lines), MostLines))
	}
	for _, l := range lines {
		cells, err := l.cells(read)
		f.Lines = append(f.Lines, Line{Number: l.number, Cells: cells, Bad: err})
	}
	return f, nil
}

// TooLarge is the answer to a file of more than MostBytes.
func TooLarge() error {
	return bad("TOO_LARGE", fmt.Sprintf("This file has more than %d MB. Split it.", MostBytes>>20))
}

type physical struct {
	number int
	text   string
}

// comment is true of what htpasswd skips.
func (l physical) comment() bool { return strings.HasPrefix(l.text, "#") }

// split leaves out empty lines.
func split(text string) ([]physical, error) {
	var lines []physical
	number := 0
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		number++
		if strings.Trim(line, " \t,;") != "" {
			lines = append(lines, physical{number, line})
		}
	}
	if len(lines) == 0 {
		return nil, bad("EMPTY_FILE", "There is nothing in this file.")
	}
	return lines, nil
}

func (l physical) cells(read func(string) (map[string]string, error)) (map[string]string, error) {
	if len(l.text) > mostOnOne {
		return nil, bad("LINE_TOO_LONG", fmt.Sprintf("This line has more than %d bytes.", mostOnOne))
	}
	return read(l.text)
}

func readHtpasswd(line string) (map[string]string, error) {
	name, hash, found := strings.Cut(line, ":")
	if !found {
		return nil, bad("NO_COLON", "This line has no colon. Write NAME:HASH.")
	}
	return map[string]string{Address: strings.TrimSpace(name), PasswordHash: strings.TrimSpace(hash)}, nil
}

func bad(reason, message string) error { return fault.New(fault.Invalid, reason, message) }
