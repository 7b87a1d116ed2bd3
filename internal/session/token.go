// Package session keeps people signed in: it starts, finds, renews and ends
// sessions, and stores only the hashes of their tokens.
package session

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// NewToken returns 256 random bits as text, for a cookie or a link.
func NewToken() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the process instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// Hash is what is stored of a token. 256 random bits can't be guessed, so a
// plain SHA-256 will do (OWASP Session Management Cheat Sheet).
func Hash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Carrier hands a session's token to the browser and takes it back. The web
// layer puts one into the context; without one, tokens go nowhere.
type Carrier interface {
	Hand(token string)
	TakeBack()
}

type carrierKey struct{}

// WithCarrier returns a context in which c carries tokens.
func WithCarrier(ctx context.Context, c Carrier) context.Context {
	return context.WithValue(ctx, carrierKey{}, c)
}

func carrier(ctx context.Context) Carrier {
	if c, ok := ctx.Value(carrierKey{}).(Carrier); ok {
		return c
	}
	return nowhere{}
}

type nowhere struct{}

func (nowhere) Hand(string) {}
func (nowhere) TakeBack()   {}
