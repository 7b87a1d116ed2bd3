package store

import "database/sql"

// Readers is the pool for reading, for tests to look at.
func (s *Store) Readers() *sql.DB { return s.pools[0] }

// Writer is the pool for writing, for tests to look at.
func (s *Store) Writer() *sql.DB { return s.pools[1] }
