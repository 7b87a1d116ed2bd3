package testpg

import "syscall"

// roomy is how much memory must be free for a server to live in it.
const roomy = 4 << 30

// folder is where a server's data goes: into memory where there is plenty,
// since copying a template's files takes a tenth of the time there. What must be
// durable goes to the disk.
func folder(o Options) string {
	const memory = "/dev/shm"
	var fs syscall.Statfs_t
	if o.Durable || syscall.Statfs(memory, &fs) != nil || fs.Bavail*uint64(fs.Bsize) < roomy { // #nosec G115 -- sizes
		return ""
	}
	return memory
}
