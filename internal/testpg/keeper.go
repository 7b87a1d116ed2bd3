package testpg

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
)

// script of the shell between this process and PostgreSQL. It starts a server
// for every port that it reads, and says its process id and its end. When its
// input ends, by stop or because this process is gone, it ends the server and
// removes its folder.
//
// SIGQUIT is PostgreSQL's immediate shutdown. It goes to the whole process
// group, so the shell itself has to ignore it; SIGCONT lets a stopped one see it.
const script = `
dir=$1; shift
trap '' QUIT
while read -r port; do
	{ "$@" -p "$port" >>"$dir/log" 2>&1 & echo $!; wait $!; echo ended; } &
done
kill -QUIT 0
kill -CONT 0
wait
cd /
rm -rf "$dir"
`

// keeper runs the script: a process can do nothing at its own SIGKILL, but the
// other end of its pipe sees it.
type keeper struct {
	cmd   *exec.Cmd
	input io.WriteCloser
	says  *bufio.Scanner
	pid   int           // of the postmaster that was started last
	ended chan struct{} // closed when that one has ended
}

func keep(dir string, command []string) (*keeper, error) {
	k := &keeper{
		cmd:   exec.Command("sh", append([]string{"-c", script, "postern-testpg", dir}, command...)...),
		ended: make(chan struct{}),
	}
	close(k.ended)
	if err := confine(k.cmd, dir); err != nil {
		return nil, err
	}
	var err error
	if k.input, err = k.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	output, err := k.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	k.says = bufio.NewScanner(output)
	return k, k.cmd.Start()
}

// start runs PostgreSQL; whether it comes up is seen by connecting.
func (k *keeper) start(port int) error {
	if _, err := fmt.Fprintln(k.input, port); err != nil {
		return err
	}
	if !k.says.Scan() {
		return errors.New("the shell that starts PostgreSQL has ended")
	}
	pid, err := strconv.Atoi(k.says.Text())
	if err != nil {
		return err
	}
	k.pid, k.ended = pid, make(chan struct{})
	go func() {
		k.says.Scan() // "ended", or the end of the shell
		close(k.ended)
	}()
	return nil
}

func (k *keeper) running() bool {
	select {
	case <-k.ended:
		return false
	default:
		return true
	}
}

// kill stops the postmaster first, so that it starts no more children.
func (k *keeper) kill() {
	if !k.running() {
		return
	}
	freeze(k.pid)
	for _, pid := range append(children(k.pid), k.pid) {
		kill(pid)
	}
	<-k.ended
}

func (k *keeper) shutdown() {
	if k.running() {
		interrupt(k.pid) // PostgreSQL's fast shutdown
		<-k.ended
	}
}

func (k *keeper) stop() {
	_ = k.input.Close()
	<-k.ended
	_ = k.cmd.Wait()
}
