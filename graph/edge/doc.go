// Package edge holds no code, only tests: they send to the real binary what a
// careless or hostile caller would, and measure what that costs it.
package edge
