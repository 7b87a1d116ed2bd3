package settings

import (
	"fmt"
	"time"
)

// Limits is what one signed-in request may cost, and how many connections
// there may be. What nobody may ask for is fixed, and far smaller.
type Limits struct {
	Body        int64         `env:"BODY" default:"262144" help:"Bytes of a request's body."`
	Answer      int           `env:"ANSWER" default:"1048576" help:"Bytes of an answer."`
	Errors      int           `env:"ERRORS" default:"10" help:"Errors in an answer."`
	Execution   time.Duration `env:"EXECUTION" default:"10s" help:"Time to carry a document out."`
	Tokens      int           `env:"TOKENS" default:"1000" help:"Words and marks of a document."`
	Depth       int           `env:"DEPTH" default:"10" help:"Fields inside fields."`
	Aliases     int           `env:"ALIASES" default:"30" help:"Renamed fields, fragments expanded."`
	Spreads     int           `env:"SPREADS" default:"50" help:"Uses of named fragments."`
	RootFields  int           `env:"ROOT_FIELDS" default:"20" help:"Fields of Query or Mutation."`
	Cost        int           `env:"COST" default:"10000" help:"One a field; a list multiplies what is in it by its page size."`
	Connections int           `env:"CONNECTIONS" default:"10000" help:"Open connections; more wait to be accepted."`
}

func (l Limits) validate() error {
	for name, n := range map[string]int64{
		"body": l.Body, "answer": int64(l.Answer), "errors": int64(l.Errors), "execution": int64(l.Execution),
		"tokens": int64(l.Tokens), "depth": int64(l.Depth), "aliases": int64(l.Aliases), "spreads": int64(l.Spreads),
		"root-fields": int64(l.RootFields), "cost": int64(l.Cost), "connections": int64(l.Connections),
	} {
		if n < 1 {
			return fmt.Errorf("--limit-%s must be more than zero; leave it out for the default", name)
		}
	}
	return nil
}
