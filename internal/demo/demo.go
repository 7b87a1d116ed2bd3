// Package demo fills an empty database with an account that looks lived in,
// calls the server as that account's programs would, and signs whoever has the
// demo's link in as the owner. Only `postern demo` uses it.
package demo

import "time"

// Domain is what the addresses of the demo's API users end in.
const Domain = "cairn.example"

// Account is what Fill made: secrets that are random at each start.
type Account struct {
	Owner    Owner
	Programs []Program
	TryOut   Program // enabled, and nobody else calls with it
}

// Owner is the person whom the link signs in.
type Owner struct{ Name, Email, Password string }

// Program is an API user as the program behind it knows it.
type Program struct {
	Address  string
	Password string        // what the program sends, which may be outdated
	Every    time.Duration // between its calls, about; 0: it never calls
	Good     bool          // its calls are let in
}
