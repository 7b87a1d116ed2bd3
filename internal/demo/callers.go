package demo

import (
	"context"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// Call has every program call the server at url, now and then, until ctx ends.
// It returns when the last call has been answered.
func Call(ctx context.Context, url string, programs []Program) {
	transport := &http.Transport{MaxIdleConnsPerHost: 8}
	defer transport.CloseIdleConnections() // or the server would wait for them when it drains
	client := &http.Client{Transport: transport, Timeout: 10 * time.Second}
	var running sync.WaitGroup
	for i, p := range programs {
		if p.Every == 0 {
			continue
		}
		path := "/verify"
		if i%4 == 0 {
			path = "/v2/account-info"
		}
		running.Go(func() { p.callNowAndThen(ctx, client, url+path) })
	}
	running.Wait()
}

// callNowAndThen waits between half of Every and one and a half of it before
// each call: programs don't call in step.
func (p Program) callNowAndThen(ctx context.Context, client *http.Client, url string) {
	for {
		wait := p.Every/2 + rand.N(p.Every) // #nosec G404 -- when a demo calls is no secret
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		// A call that has begun is waited for: broken off, it would look like a fault in the server's log.
		if err := p.call(context.WithoutCancel(ctx), client, url); err != nil {
			slog.WarnContext(ctx, "a program of the demo got no answer", "error", err)
		}
	}
}

func (p Program) call(ctx context.Context, client *http.Client, url string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	r.SetBasicAuth(p.Address, p.Password)
	answer, err := client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body) // read to its end, the connection can be used again
	return err
}
