// Package gateways runs the recipes of docs/gateways.md as they stand there:
// each in the real gateway, between a caller and an upstream that notes what
// arrives, with Postern beside it.
//
// nginx has to be installed; Caddy is built by `make gateways`.
package gateways
