//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"entente/game/classroom"
	"entente/game/classroom/session"
	"entente/game/classroom/store"
	"entente/game/fault"
	"entente/game/scenario"
	"entente/game/words"

	"github.com/spf13/cobra"
)

// classScenario fits a class hour.
const classScenario = "pact-2015"

// serving is what entente serve was asked for.
type serving struct {
	addr, file, scenario, imports, undecided string
	tables, plan, reply                      int
	deal                                     bool
	hosts                                    []string
}

// serveCommand serves a class until it is interrupted.
func serveCommand(w *words.Words) *cobra.Command {
	var how serving
	cmd := &cobra.Command{Args: arguments(0, 0)}
	text := func(key string) string { return w.Text("ui.cli.serve." + key) }
	f := cmd.Flags()
	f.StringVar(&how.addr, "addr", "127.0.0.1:8080", text("addr"))
	f.StringVar(&how.file, "file", "class.entente", text("file"))
	f.StringVar(&how.scenario, "scenario", classScenario, text("scenario"))
	f.StringVar(&how.imports, "import", "", text("import"))
	f.IntVar(&how.tables, "tables", 1, text("tables"))
	f.IntVar(&how.plan, "plan", 180, text("plan"))
	f.IntVar(&how.reply, "reply", 60, text("reply"))
	f.StringVar(&how.undecided, "undecided", "draft", text("undecided"))
	f.BoolVar(&how.deal, "deal", false, text("deal"))
	f.StringArrayVar(&how.hosts, "host", nil, text("host"))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return serveClass(w, cmd, how) }
	return cmd
}

func serveClass(w *words.Words, cmd *cobra.Command, how serving) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	l, err := net.Listen("tcp", how.addr)
	if err != nil {
		return misuse{fault.ClassAddress.New(how.addr, err)}
	}
	defer l.Close()
	st, c, err := how.class()
	if err != nil {
		return err
	}
	defer st.Close()
	reach := addresses(l.Addr().(*net.TCPAddr))
	s, err := classroom.New(c, st, classroom.Options{Words: w, Hosts: how.hosts, Reach: reach, Local: l.Addr().(*net.TCPAddr).IP.IsLoopback()})
	if err != nil {
		return err
	}
	how.greet(w, cmd, s, c, l.Addr().(*net.TCPAddr), reach)
	go s.Run(ctx)
	srv := &http.Server{
		Handler: s, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 20 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 16 << 10, BaseContext: func(net.Listener) context.Context { return ctx },
	}
	defer context.AfterFunc(ctx, func() { _ = srv.Close() })()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// class carries on the class of the file, or begins one.
func (how *serving) class() (*store.Store, *session.Class, error) {
	_, err := os.Stat(how.file)
	switch {
	case how.imports != "":
		in, err := os.Open(how.imports)
		if err != nil {
			return nil, nil, err
		}
		defer in.Close()
		st, c, err := store.Import(in, how.file)
		if err != nil {
			return nil, nil, fault.In.New(how.imports, err)
		}
		return st, c, nil
	case err == nil:
		return store.Load(how.file)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, nil, err
	}
	undecided, err := session.ParseUndecided(how.undecided)
	if err != nil {
		return nil, nil, misuse{err}
	}
	sc, err := scenario.Load(how.scenario)
	if err != nil {
		return nil, nil, err
	}
	open, err := classroom.Opening(sc, how.tables, session.Options{Plan: how.plan, Reply: how.reply, Undecided: undecided, Choose: !how.deal})
	if err != nil {
		return nil, nil, err
	}
	c, err := session.New(open)
	if err != nil {
		return nil, nil, misuse{err}
	}
	st, err := store.Create(how.file, open)
	return st, c, err
}

// greet says where the class is, and how to come in.
func (how *serving) greet(w *words.Words, cmd *cobra.Command, s *classroom.Server, c *session.Class, at *net.TCPAddr, reach []string) {
	say := func(key string, named ...any) {
		fmt.Fprintln(cmd.OutOrStdout(), w.Text("ui.cli.serve."+key, named...))
	}
	own := reach[0] // the console's cookie is the address's own
	if at.IP.IsUnspecified() {
		own = net.JoinHostPort("localhost", fmt.Sprint(at.Port))
	}
	say("title", "scenario", c.Setup().Name, "n", len(c.Tables), "file", how.file)
	if c.Entries > 0 {
		say("again", "n", c.Here())
	}
	say("code", "code", s.Code())
	for _, a := range reach {
		key := "student"
		if at.IP.IsLoopback() {
			key = "loopback"
		}
		say(key, "url", "http://"+a+"/")
	}
	say("console", "url", "http://"+own+s.ConsolePath())
	say("projector", "url", "http://"+own+s.ProjectorPath())
	say("check", "url", "http://"+reach[0]+"/check")
	say("stop", "file", how.file)
}

// addresses lists those under which the machine may be reached: the one that
// it listens on, or on every network its own of each, private ones first.
func addresses(at *net.TCPAddr) []string {
	port := fmt.Sprint(at.Port)
	if !at.IP.IsUnspecified() {
		return []string{at.String()}
	}
	var list []net.IP
	nets, _ := net.InterfaceAddrs() // without them there is still this machine
	for _, n := range nets {
		if ip, ok := n.(*net.IPNet); ok && ip.IP.To4() != nil && !ip.IP.IsLoopback() && !ip.IP.IsLinkLocalUnicast() {
			list = append(list, ip.IP)
		}
	}
	slices.SortStableFunc(list, func(a, b net.IP) int {
		rank := func(ip net.IP) int {
			if ip.IsPrivate() {
				return 0
			}
			return 1
		}
		return rank(a) - rank(b)
	})
	var out []string
	for _, ip := range list {
		out = append(out, net.JoinHostPort(ip.String(), port))
	}
	if len(out) == 0 {
		out = append(out, net.JoinHostPort("localhost", port))
	}
	return out
}
