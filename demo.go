package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/alecthomas/kong"
	"golang.org/x/net/netutil"

	"postern/internal/demo"
	"postern/internal/mail"
	"postern/internal/settings"
	"postern/internal/store"
)

type demonstrate struct {
	Addr string `help:"Address and port to listen on, of this machine alone; 127.0.0.1:8080 when left out, or a free port if that is taken." placeholder:"HOST:PORT"`
}

// Run shows a filled Postern until ctx ends, and leaves nothing behind.
func (c *demonstrate) Run(ctx context.Context) error {
	// A terminal that is closed must not leave the folder behind either.
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP)
	defer stop()
	logTo(os.Stderr, "text")
	listener, err := demo.Listen(c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	folder, err := os.MkdirTemp("", "postern-demo-")
	if err != nil {
		return fmt.Errorf("the demo needs a folder for temporary files: %w", err)
	}
	fmt.Fprintln(os.Stderr, "Filling a throw-away database in "+folder)
	return errors.Join(c.show(ctx, listener, folder), os.RemoveAll(folder))
}

// show fills a database in folder, and serves it while its programs call.
func (*demonstrate) show(ctx context.Context, listener net.Listener, folder string) error {
	s, err := demoServer(listener, folder)
	if err != nil {
		return err
	}
	records, err := store.Open(context.WithoutCancel(ctx), s.Database.Database)
	if err != nil {
		return err
	}
	defer records.Close()
	account, err := demo.Fill(ctx, records)
	if ctx.Err() != nil {
		return nil // stopped before it began
	}
	if err != nil {
		return err
	}
	handler, persons, err := s.wire(ctx, records, mail.None())
	if err != nil {
		return err
	}
	link := demo.NewLink(persons, account.Owner)
	introduce(link, s.PublicURL, account)
	serving, stopServing := context.WithCancel(context.WithoutCancel(ctx))
	go func() {
		demo.Call(ctx, s.PublicURL, account.Programs)
		stopServing() // the callers first, so that none of them meets a closed door
	}()
	return serveHTTP(serving, netutil.LimitListener(listener, s.Limits.Connections), link.Before(handler), 0)
}

// demoServer has the limits of any server here; a database, an address and
// proxies that are set for another are none of the demo's.
func demoServer(listener net.Listener, folder string) (*serve, error) {
	var here serve
	if err := kong.ApplyDefaults(&here); err != nil {
		return nil, err
	}
	return &serve{settings.Server{
		Database:      settings.Database{Database: "sqlite:" + filepath.Join(folder, "demo.db")},
		PublicURL:     "http://" + listener.Addr().String(),
		APIUserDomain: demo.Domain,
		Limits:        here.Limits,
		Verify:        here.Verify,
	}}, nil
}

// introduce prints the link, what it is, and what to try.
func introduce(link *demo.Link, url string, account *demo.Account) {
	fmt.Println(link.URL(url))
	fmt.Printf("Open it: you are %s, the owner. All of it is made up, and is thrown away when you press Ctrl-C.\n", account.Owner.Name)
	fmt.Printf("Try a key: curl -i -u %s:%s %s/verify\n", account.TryOut.Address, account.TryOut.Password, url)
}
