// Package id makes the record's identifiers: a prefix that names the kind and
// 26 characters that sort by the time they were made (UUIDv7, RFC 9562, in
// base32hex, which keeps the order of the bytes).
package id

import (
	"encoding/base32"
	"strings"

	"github.com/google/uuid"
)

// The prefixes, one a kind of object. They never change: clients keep ids.
const (
	Account  = "acc"
	User     = "usr"
	APIUser  = "api"
	Password = "pwd"
	Session  = "ses"
	Event    = "evt"
	Change   = "chg"
	Instance = "ins"
	Count    = "cnt"
	Spell    = "spl"
)

var encoding = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// New returns a fresh id with the given prefix. Ids made by one process sort
// in the order they were made.
func New(prefix string) string {
	u := uuid.Must(uuid.NewV7()) // fails only when the system has no randomness, which Go itself treats as fatal
	return prefix + "_" + encoding.EncodeToString(u[:])
}

// Prefix returns what stands before the underscore, or "" when there is none.
func Prefix(id string) string {
	prefix, _, found := strings.Cut(id, "_")
	if !found {
		return ""
	}
	return prefix
}
