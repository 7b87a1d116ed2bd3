package settings

import (
	"fmt"
	"time"
)

// Pool is the connections to PostgreSQL; SQLite needs no such settings.
type Pool struct {
	Connections int           `default:"20" env:"CONNECTIONS" help:"How many connections at most, together."`
	Lifetime    time.Duration `default:"30m" env:"LIFETIME" help:"After how long a connection is replaced."`
	Idle        time.Duration `default:"5m" env:"IDLE" help:"After how long an unused connection is closed."`
}

func (p Pool) validate() error {
	switch {
	case p.Connections < 2 || p.Connections > 1000:
		return fmt.Errorf("--database-connections %d is not between 2 and 1000", p.Connections)
	case p.Lifetime < time.Minute:
		return fmt.Errorf("--database-lifetime %s is under a minute", p.Lifetime)
	case p.Idle < time.Second:
		return fmt.Errorf("--database-idle %s is under a second", p.Idle)
	}
	return nil
}
