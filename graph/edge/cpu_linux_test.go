package edge

import (
	"syscall"
	"time"
	"unsafe"
)

// cpu is the processor time that a process has used, all threads together, to
// the nanosecond. Linux gives every process a clock, named after its id (see
// clock_getcpuclockid(3)); /proc/<pid>/stat counts in steps of 10 ms only.
func cpu(pid int) (time.Duration, bool) {
	const ofAllThreads, ofProcess = 2, 0
	clock := uintptr(^pid<<3 | ofAllThreads | ofProcess)
	var used syscall.Timespec
	_, _, failed := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clock, uintptr(unsafe.Pointer(&used)), 0)
	return time.Duration(used.Nano()), failed == 0
}
