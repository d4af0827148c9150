package browser

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Port is tried first: a browser keeps saved games by the address that served
// the table, so that it should be the same the next time.
const Port = 20142

// Listen takes a port of this machine, which no other machine reaches: port,
// or any that is free if that is taken.
func Listen(port int) (net.Listener, error) {
	const host = "127.0.0.1"
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil && port != 0 {
		return Listen(0)
	}
	return l, err
}

// Serve serves a site until the context is done.
func Serve(ctx context.Context, l net.Listener, s *Site) error {
	srv := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	stop := context.AfterFunc(ctx, func() { _ = srv.Close() })
	defer stop()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
