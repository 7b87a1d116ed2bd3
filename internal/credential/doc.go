// Package credential makes, stores, compares and judges addresses and
// passwords. It is pure: no database, no GraphQL, no HTTP; the services
// (apiusers, people, verify) call it and keep what it returns.
//
// Two sorts of password exist. A generated one (NewPassword) holds 160 random
// bits in a shape that nothing else has; a typed one is any other text. The
// shape of what a caller presents, and nothing else, chooses the work of a
// check: see Hasher.Verify.
//
// Passwords are hashed and compared byte for byte as they were sent. Nothing is
// trimmed, case-folded, normalised or cut off.
package credential
