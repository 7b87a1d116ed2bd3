//go:build linux

package main

import (
	"context"
	"net/http"

	"github.com/jackc/pgx/v5/pgxpool"
)

// serveBare is what Postern is measured against: Basic parsed, 204, and with a
// database one look-up of the address by its index.
func serveBare(listen, database string) error {
	if database == "" {
		return http.ListenAndServe(listen, http.HandlerFunc(bare)) // #nosec G114 -- as bare as can be
	}
	pool, err := pgxpool.New(context.Background(), database)
	if err != nil {
		return err
	}
	return http.ListenAndServe(listen, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // #nosec G114
		address, _, _ := r.BasicAuth()
		var id string
		var enabled bool
		err := pool.QueryRow(r.Context(), `SELECT id, enabled FROM api_users WHERE email = $1`, address).Scan(&id, &enabled)
		if err != nil || !enabled {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}))
}

func bare(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
