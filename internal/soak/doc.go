// Package soak holds the tests that kill: the real binary under load, its
// database, and the way between them. A few rounds are part of every test run;
// POSTERN_SOAK=1, as in `make soak`, runs them all.
//
// What a kill can't show is whether a commit is on disk when the power goes:
// that `PRAGMA synchronous` reads back as 2 is tested beside the store.
package soak
