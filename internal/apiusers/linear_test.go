package apiusers_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"postern/internal/apiusers"
)

// seen is an API user as a caller sees it.
type seen struct {
	version     int
	description string
	enabled     bool
}

// asked is one call: a change, or a look when it changes nothing.
type asked struct {
	version     int // what the change was based on; 0: whatever it is
	description string
	enabled     *bool
}

// answered is what a look showed, or why a change was refused.
type answered struct {
	seen    seen
	refused string
}

// oneAPIUser is how an API user would behave if every call happened at one
// moment between its beginning and its end.
var oneAPIUser = porcupine.Model{
	Init: func() any { return seen{1, "Nightly import", true} },
	Step: func(state, input, output any) (bool, any) {
		is, call, answer := state.(seen), input.(asked), output.(answered)
		if call.description == "" && call.enabled == nil {
			return answer.seen == is, is
		}
		stale := call.version != 0 && call.version != is.version
		if next := call.on(is); next != is && stale {
			return answer.refused == "STALE_VERSION", is
		} else if next != is {
			next.version++
			is = next
		}
		return answer.refused == "", is
	},
	DescribeOperation: func(input, output any) string { return fmt.Sprintf("%+v: %+v", input, output) },
}

// on is what a change makes of an API user, but for its version.
func (a asked) on(is seen) seen {
	if a.description != "" {
		is.description = a.description
	}
	if a.enabled != nil {
		is.enabled = *a.enabled
	}
	return is
}

// carryOut asks one of the instances.
func (r *race) carryOut(s *apiusers.Service, call asked) answered {
	if call.description == "" && call.enabled == nil {
		list, err := s.List(r.owner, apiusers.Page{})
		if err != nil {
			return answered{refused: err.Error()}
		}
		u := list.Edges[0].Node
		return answered{seen: seen{u.Version, u.Description, u.Enabled}}
	}
	in := apiusers.UpdateInput{Enabled: call.enabled}
	if call.description != "" {
		in.Description = &call.description
	}
	if call.version != 0 {
		in.Version = &call.version
	}
	return answered{refused: reason(r.saving(s, in)())}
}

// What callers of two instances see is what they could have seen of one API
// user, asked by one caller after the other.
func TestChangesAndLooksAtOnceHaveAnOrderThatExplainsThem(t *testing.T) {
	t.Parallel()
	r := newRace(t)
	begun := time.Now()
	var mu sync.Mutex
	var history []porcupine.Operation
	var all sync.WaitGroup
	for client := range 4 {
		s := []*apiusers.Service{r.here, r.there}[client%2]
		all.Go(func() {
			version := 0
			for i := range 20 {
				call := []asked{
					{},
					{description: fmt.Sprint("client ", client, ", ", i), version: version},
					{enabled: ptr(client%2 == 0)},
				}[i%3]
				from := time.Since(begun)
				answer := r.carryOut(s, call)
				mu.Lock()
				history = append(history, porcupine.Operation{
					ClientId: client, Input: call, Call: int64(from), Output: answer, Return: int64(time.Since(begun)),
				})
				mu.Unlock()
				version = answer.seen.version
			}
		})
	}
	all.Wait()
	require.Equal(t, porcupine.Ok, porcupine.CheckOperationsTimeout(oneAPIUser, history, 20*time.Second), "%+v", history)
}
