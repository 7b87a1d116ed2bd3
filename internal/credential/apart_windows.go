package credential

import (
	"os"
	"os/signal"
	"syscall"
)

// giveWay ignores Ctrl-C: the process ends when its pipe does.
func giveWay() error {
	signal.Ignore(os.Interrupt)
	const belowNormal = 0x4000 // BELOW_NORMAL_PRIORITY_CLASS
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetPriorityClass")
	self, err := syscall.GetCurrentProcess()
	if err != nil {
		return err
	}
	if ok, _, err := set.Call(uintptr(self), belowNormal); ok == 0 {
		return err
	}
	return nil
}
