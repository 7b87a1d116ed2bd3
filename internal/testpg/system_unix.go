//go:build unix

package testpg

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
)

func supported() error { return nil }

// unprivileged is who runs PostgreSQL, which refuses to run as root.
func unprivileged() (uid, gid int, err error) {
	if os.Geteuid() != 0 {
		return os.Geteuid(), os.Getegid(), nil
	}
	for _, name := range []string{"nobody", "postgres", "daemon"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		return uid, gid, errors.Join(err1, err2)
	}
	return 0, 0, errors.New("PostgreSQL doesn't run as root, and there is no user nobody: run this as another user")
}

// handOver gives files to whom PostgreSQL runs as.
func handOver(paths ...string) error {
	uid, gid, err := unprivileged()
	for _, path := range paths {
		err = errors.Join(err, os.Chown(path, uid, gid))
	}
	return err
}

// confine has a command run as that user, in a folder it can read, out of
// reach of the terminal's Ctrl-C, and of settings meant for other servers.
func confine(cmd *exec.Cmd, dir string) error {
	uid, gid, err := unprivileged()
	if err != nil {
		return err
	}
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return nil
}

// trusted says whether nobody but this user could have put a folder's files
// there.
func trusted(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	if !ok || !info.IsDir() || int(owner.Uid) != os.Geteuid() || info.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("%s is not a folder that only this user can write to: remove it", dir)
	}
	return nil
}

func freeze(pid int)    { _ = syscall.Kill(pid, syscall.SIGSTOP) }
func kill(pid int)      { _ = syscall.Kill(pid, syscall.SIGKILL) }
func interrupt(pid int) { _ = syscall.Kill(pid, syscall.SIGINT) }

// children of a process, as Linux knows them, else as pgrep finds them.
func children(pid int) []int {
	found, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		found, _ = exec.Command("pgrep", "-P", strconv.Itoa(pid)).Output()
	}
	var all []int
	for _, word := range strings.Fields(string(found)) {
		if child, err := strconv.Atoi(word); err == nil {
			all = append(all, child)
		}
	}
	return all
}
