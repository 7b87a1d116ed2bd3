package web

import (
	"context"
	"net/http"
	"time"
)

// How long an answer may be waited for: a database that is there, and says
// nothing, would else hold everybody who asks. Then the answer is 503. What
// GraphQL carries out has its own bound (--limit-execution).
const (
	verifyTime = 5 * time.Second // to find out who is calling
	answerTime = 10 * time.Second
)

// within has next give up in time.
func within(most time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), most)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
