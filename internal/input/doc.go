// Package input reads the short texts that people type into forms: names,
// descriptions, email addresses. It is pure: text in; cleaned text, or a fault
// that names the field, out.
package input
