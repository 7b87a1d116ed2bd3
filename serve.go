package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/net/netutil"

	"postern/frontend"
	"postern/graph"
	"postern/graph/model"
	"postern/internal/apiusers"
	"postern/internal/audit"
	"postern/internal/clock"
	"postern/internal/credential"
	"postern/internal/mail"
	"postern/internal/peer"
	"postern/internal/people"
	"postern/internal/revision"
	"postern/internal/session"
	"postern/internal/settings"
	"postern/internal/store"
	"postern/internal/team"
	"postern/internal/usage"
	"postern/internal/verify"
	"postern/internal/web"
)

type serve struct {
	settings.Server `embed:""`
}

// Run serves until ctx ends, then lets what is under way finish.
func (c *serve) Run(ctx context.Context) error {
	logTo(os.Stderr, c.LogFormat)
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s: can't listen there (%w); stop what uses it, or choose another", c.Addr, errors.Unwrap(err))
	}
	records, err := store.OpenWith(ctx, c.Database.Database, store.Options{
		MigrateOff: c.Migrate == "off",
		Pool:       store.Pool(c.Pool),
	})
	if err != nil {
		return err
	}
	defer records.Close()
	mailer, err := c.mailer()
	if err != nil {
		return err
	}
	defer mailer.Stop(mailDrain)
	handler, persons, err := c.wire(ctx, records, mailer)
	if err != nil {
		return err
	}
	if err := announce(ctx, persons, c.PublicURL); err != nil {
		return err
	}
	defer collectSeldom()()
	return serveHTTP(ctx, netutil.LimitListener(listener, c.Limits.Connections), handler, c.Drain)
}

// bounds is what a request may cost, as the operator set it.
func (c *serve) bounds() graph.Bounds {
	b, l := graph.DefaultBounds(), c.Limits
	b.Body, b.Answer, b.Errors, b.Execution = l.Body, l.Answer, l.Errors, l.Execution
	b.SignedIn.Tokens, b.SignedIn.Depth, b.SignedIn.Aliases = l.Tokens, l.Depth, l.Aliases
	b.SignedIn.Spreads, b.SignedIn.RootFields, b.SignedIn.Cost = l.Spreads, l.RootFields, l.Cost
	return b
}

// wire builds the house from its parts. It isn't ready any more once ctx ends.
func (c *serve) wire(ctx context.Context, records *store.Store, mailer *mail.Sender) (http.Handler, *people.Service, error) {
	hasher, err := newHasher()
	if err != nil {
		return nil, nil, err
	}
	history := audit.NewLog(clock.System)
	memory := verify.NewMemory(uint64(c.Verify.Memory) << 20)
	ledger := revision.Open(context.Background(), records, memory, c.Verify.Lease, clock.System)
	sessions := session.NewService(records, clock.System)
	persons := people.NewService(records, sessions, hasher, history, people.Post{Mail: mailer, PublicURL: c.PublicURL}, clock.System)
	app, err := fs.Sub(frontend.Dist, "dist")
	if err != nil {
		return nil, nil, err
	}
	proxies, err := c.Proxies()
	if err != nil {
		return nil, nil, err
	}
	peers := peer.NewFinder(proxies...)
	recorder := usage.NewRecorder(records, peers.Of, clock.System)
	recorder.Start()
	verifier := verify.New(records, hasher, memory, ledger.Lease(), clock.System)
	verifier.LetCallersKeep(c.Verify.MaxAge)
	verifier.Tell(recorder, peers.Of)
	programs := apiusers.NewService(records, ledger, hasher, history, clock.System, c.APIUserDomain)
	refusals, reader := audit.NewRefusals(records, clock.System), audit.NewReader(records)
	return web.New(web.Options{
		GraphQL: graph.NewServer(&graph.Resolver{
			People:       persons,
			Team:         team.NewService(records, ledger, persons, history, clock.System),
			APIUsers:     programs,
			Usage:        usage.NewService(records, recorder, clock.System),
			Verifier:     verifier,
			Nodes:        records,
			Refusals:     refusals,
			History:      reader,
			Installation: model.Installation{APIUserDomain: c.APIUserDomain, PublicURL: c.PublicURL, MailConfigured: mailer.Configured()},
		}, c.bounds()),
		Verifier: verifier, APIUsers: programs, Refusals: refusals, History: reader,
		Sessions: sessions, People: persons, Ready: records.Ping, Stopping: ctx.Done(), App: app,
		PublicURL: c.PublicURL, HTTPS: c.HTTPS(), AllowedOrigins: c.AllowedOrigins, Peers: peers,
	}), persons, nil
}

// announce prints the one line that a person at the terminal needs.
func announce(ctx context.Context, persons *people.Service, publicURL string) error {
	needed, err := persons.SetUpNeeded(ctx)
	if err != nil {
		return err
	}
	if !needed {
		fmt.Println("Postern listens on " + publicURL)
		return nil
	}
	token, err := persons.NewSetUpToken(ctx)
	if err != nil {
		return err
	}
	fmt.Println("Set up your account: " + publicURL + "/set-up#token=" + token)
	return nil
}

// serveHTTP bounds how long anybody may take. Once ctx ends it goes on for the
// drain, so that whoever looks at /readyz sends nothing more, and then lets
// what is under way finish.
func serveHTTP(ctx context.Context, listener net.Listener, handler http.Handler, drain time.Duration) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	slog.Info("stopping", "drain", drain)
	select {
	case err := <-failed:
		return err
	case <-time.After(drain):
	}
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	return server.Shutdown(finish)
}

// resetLink makes the link of `postern reset-password`.
func resetLink(ctx context.Context, database, publicURL, email string) (string, error) {
	records, err := store.OpenBeside(ctx, database)
	if err != nil {
		return "", err
	}
	defer records.Close()
	persons := people.NewService(records, session.NewService(records, clock.System),
		credential.NewHasher(credential.Limits{}), audit.NewLog(clock.System), people.NoPost(), clock.System)
	token, err := persons.NewResetToken(ctx, email)
	if err != nil {
		return "", err
	}
	return strings.TrimRight(publicURL, "/") + "/reset-password#token=" + token, nil
}

func logTo(w *os.File, format string) {
	if format == "json" {
		slog.SetDefault(slog.New(slog.NewJSONHandler(w, nil)))
		return
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(w, nil)))
}
