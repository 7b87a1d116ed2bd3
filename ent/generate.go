// Package ent is the record: its shape and who may touch it. Everything but
// schema, rule, template, entc.go and this file is generated.
package ent

//go:generate go run -mod=mod entc.go
