//go:build !linux

package testpg

// folder is where a server's data goes: the system's folder for temporary files.
func folder(Options) string { return "" }
