package apiusers

// contains says that a column holds a text, which may be in small or capital
// letters; no character of it means anything but itself.
func (s *Service) contains(column string) string {
	if s.store.IsPostgres() {
		return "strpos(lower(" + column + "), ?) > 0"
	}
	return "instr(lower(" + column + "), ?) > 0"
}
