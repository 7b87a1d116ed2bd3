package settings

import (
	"fmt"
	"time"
)

// Verify is how /verify answers from memory.
type Verify struct {
	Memory uint          `default:"128" env:"MEMORY" help:"Megabytes for API users that were asked for; one takes about 600 bytes." placeholder:"MB"`
	MaxAge time.Duration `default:"0s" env:"MAX_AGE" help:"For how long callers of /verify may keep a yes, in whole seconds up to 1m. A key that is disabled gets in there for that much longer; 0s lets nobody keep it."`
	Lease  time.Duration `default:"2s" env:"LEASE" help:"With PostgreSQL: for how long memory is believed without hearing from the database. A change waits that long for an instance that has died."`
}

func (v Verify) validate() error {
	switch {
	case v.Memory < 1 || v.Memory > 1<<20:
		return fmt.Errorf("--verify-memory %d is not between 1 and 1048576 megabytes", v.Memory)
	case v.Lease < 100*time.Millisecond || v.Lease > time.Minute:
		return fmt.Errorf("--verify-lease %s is not between 100ms and 1m", v.Lease)
	case v.MaxAge < 0 || v.MaxAge > time.Minute || v.MaxAge%time.Second != 0:
		return fmt.Errorf("--verify-max-age %s is not whole seconds between 0s and 1m", v.MaxAge)
	}
	return nil
}
