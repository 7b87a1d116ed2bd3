package sheet

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// header is the first line of a CSV: which column is where, and what is between
// cells.
type header struct {
	columns []string
	comma   rune
}

// readHeader reads the first line of a file; nil is an htpasswd's.
func readHeader(line string) (*header, error) {
	h := &header{comma: ','}
	for _, other := range []rune{';', '\t'} { // as spreadsheets write in some countries, and copy
		if strings.ContainsRune(line, other) && !strings.ContainsRune(line, ',') {
			h.comma = other
		}
	}
	cells, err := h.split(line)
	for _, cell := range cells {
		h.columns = append(h.columns, columnOf(cell))
	}
	if err == nil && slices.Contains(h.columns, Address) {
		return h, h.check()
	}
	if name, _, found := strings.Cut(line, ":"); found && !strings.ContainsAny(name, ",;\t") {
		return nil, nil
	}
	return nil, bad("UNKNOWN_KIND", "The first line must name the columns, for example address,password_hash. In an htpasswd file each line is NAME:HASH.")
}

// columnOf is a column by whatever name people and spreadsheets write it.
func columnOf(cell string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(cell)))
}

// check wants known columns, each once, and one for passwords.
func (h *header) check() error {
	for i, column := range h.columns {
		switch {
		case !slices.Contains(columns, column):
			return bad("UNKNOWN_COLUMN", fmt.Sprintf("The first line names a column %.40q, which can't be imported. These can: %s.", column, strings.Join(columns, ", ")))
		case slices.Contains(h.columns[:i], column):
			return bad("COLUMN_TWICE", fmt.Sprintf("The first line names the column %s twice.", column))
		}
	}
	if !slices.Contains(h.columns, PasswordHash) && !slices.Contains(h.columns, Password) {
		return bad("MISSING_COLUMN", "The first line names no column password_hash, nor password. One of them is needed.")
	}
	return nil
}

// read reads a line by the header. Faults: BAD_QUOTES, WRONG_CELLS.
func (h *header) read(line string) (map[string]string, error) {
	texts, err := h.split(line)
	if err != nil {
		return nil, bad("BAD_QUOTES", "The quotes of this line don't match. Put a cell that holds one into quotes, and write the quote twice.")
	}
	if len(texts) != len(h.columns) {
		return nil, bad("WRONG_CELLS", fmt.Sprintf(
			"This line has %d cells, and the first line %d. Put quotes around a cell that holds a comma, as argon2 hashes do.", len(texts), len(h.columns)))
	}
	cells := make(map[string]string, len(texts))
	for i, text := range texts {
		if h.columns[i] != Password { // is taken exactly as it is
			text = strings.TrimSpace(text)
		}
		cells[h.columns[i]] = text
	}
	return cells, nil
}

func (h *header) split(line string) ([]string, error) {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma = h.comma
	return r.Read()
}
