package apiusers

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// contains says that a description or an address holds a text; no character of
// it means anything but itself. An address that isn't folded is in the key, see
// input.SearchKey. Both databases have this function under another name.
func (s *Service) contains() string {
	at := "instr"
	if s.store.IsPostgres() {
		at = "strpos"
	}
	return at + "(description_key, ?) > 0 OR " + at + "(email, ?) > 0"
}

// telling is the part of a search to look up: what every generated address has
// would find them all. The whole of it has to hold afterwards.
func telling(search string) string {
	part, _, _ := strings.Cut(strings.TrimPrefix(search, "apiuser-"), "@")
	if utf8.RuneCountInString(part) < shortestSearch {
		return search
	}
	return part
}

// searchText is a search as PostgreSQL has what is searched, see its function
// api_user_search_text in the migration search_in_order: letters and digits of
// ASCII alone. Nothing in it means anything to LIKE.
func searchText(search string) string {
	var text strings.Builder
	for _, b := range []byte(search) {
		switch at := strings.IndexByte(searchSigns, b); {
		case b == 0 || b >= 0x80:
			fmt.Fprintf(&text, "P%03o", b)
		case b == '\\':
			text.WriteString("PP")
		case at >= 0:
			text.WriteByte("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at])
		default:
			text.WriteByte(b)
		}
	}
	return text.String()
}

// searchSigns are written as capitals, which no folded text has.
const searchSigns = " #-_./:@()&+'\"\n\\?!%*=$[];,"

// by names the index to read, to SQLite, which knows nothing of how many rows
// there are.
func (s *Service) by(index string) string {
	if s.store.IsPostgres() {
		return ""
	}
	return " INDEXED BY " + index
}
