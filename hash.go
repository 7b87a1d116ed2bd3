package main

import (
	"os"
	"os/exec"

	"postern/internal/credential"
)

// hash is the process that serve starts to have typed passwords hashed.
type hash struct{}

// Run derives keys until its input ends.
func (hash) Run() error { return credential.ServeApart(os.Stdin, os.Stdout) }

// newHasher has passwords hashed by processes of this same program.
func newHasher() (*credential.Hasher, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	hasher := credential.NewHasher(credential.Limits{})
	hasher.Apart(func() *exec.Cmd {
		command := exec.Command(program, "hash") // #nosec G204 -- itself
		command.Env, command.Stderr = append(os.Environ(), "GOMAXPROCS=1"), os.Stderr
		return command
	})
	return hasher, nil
}
