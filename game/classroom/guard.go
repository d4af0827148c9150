package classroom

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math/big"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"entente/game/classroom/session"
	"entente/game/fault"

	"golang.org/x/time/rate"
)

// letters of join codes: none that look or sound alike.
const letters = "ABCDEFHJKLMNPRTUVWXYZ"

// codeLength makes four million codes: at the rate at which they may be tried,
// one in a thousand lessons is found by trying.
const codeLength = 5

func newCode() string {
	b := make([]byte, codeLength)
	for i := range b {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
		if err != nil {
			panic(err) // crypto/rand does not fail
		}
		b[i] = letters[n.Int64()]
	}
	return string(b)
}

// sameCode compares a code with what somebody typed.
func sameCode(code, typed string) bool {
	typed = strings.ToUpper(strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, typed))
	return hmac.Equal([]byte(code), []byte(typed))
}

// guard lets in what may come in: it knows tokens, and refuses requests from
// other sites, under foreign names, too large and too many.
type guard struct {
	s     *Server
	hosts []string
	cross *http.CrossOriginProtection
	wrong *rates // wrong codes and tokens, by address
	posts *rates // changes, by address
}

// Rates: a class behind one address may be thirty students.
const (
	wrongEvery = 6 * time.Second
	wrongBurst = 12
	postsEvery = 20 * time.Millisecond
	postsBurst = 400
	maxBody    = 16 << 10 // bytes of a form
)

func newGuard(s *Server, hosts []string) *guard {
	if name, err := os.Hostname(); err == nil {
		hosts = append(hosts, name)
	}
	return &guard{
		s: s, hosts: hosts, cross: http.NewCrossOriginProtection(),
		wrong: newRates(rate.Every(wrongEvery), wrongBurst), posts: newRates(rate.Every(postsEvery), postsBurst),
	}
}

// policyHeader lets pages load what is served here, and nothing from elsewhere.
const policyHeader = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// wrap puts the guard before a handler.
func (g *guard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policyHeader)
		h.Set("X-Content-Type-Options", "nosniff")
		// With "no-referrer" browsers send "Origin: null" with forms, and over http
		// from another machine nothing else tells own forms from foreign ones.
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !g.calls(r.Host) { // a name elsewhere that was made to point here
			g.s.fail(w, r, http.StatusForbidden, fault.ClassHost.New(r.Host))
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			if g.cross.Check(r) != nil {
				g.s.fail(w, r, http.StatusForbidden, fault.ClassForeign)
				return
			}
			if !g.posts.allow(addressOf(r), g.s.clock()) {
				g.s.fail(w, r, http.StatusTooManyRequests, fault.ClassThrottled)
				return
			}
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
			if err := r.ParseForm(); err != nil {
				var large *http.MaxBytesError
				if errors.As(err, &large) {
					g.s.fail(w, r, http.StatusRequestEntityTooLarge, fault.ClassTooLarge)
				} else {
					g.s.fail(w, r, http.StatusBadRequest, fault.ClassBadForm.New(r.Header.Get("Content-Type")))
				}
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// calls tells whether the class may be called by a name.
func (g *guard) calls(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if net.ParseIP(host) != nil || host == "localhost" {
		return true
	}
	return slices.ContainsFunc(g.hosts, func(h string) bool {
		h = strings.ToLower(h)
		return host == h || host == h+".local"
	})
}

// addressOf is where a request comes from, without its port.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// secret derives a secret for a purpose from the class's key. It cannot be
// guessed, and nothing has to be kept for it.
func (g *guard) secret(purpose string) string {
	m := hmac.New(sha256.New, g.s.class.Key)
	m.Write([]byte(purpose))
	return hex.EncodeToString(m.Sum(nil)[:20])
}

// cookie names the cookie of a purpose. Browsers keep cookies by host, whatever
// the port: the name is the class's own, so that two classes on one machine, or
// yesterday's and today's, do not take each other's seats.
func (g *guard) cookie(purpose string) string { return purpose + "-" + g.secret("cookie")[:8] }

// token is what proves a seat: "seat" in a cookie, "resume" in a link. It
// holds until the student's generation changes.
func (g *guard) token(purpose string, st *session.Student) string {
	id, gen := strconv.Itoa(st.ID), strconv.Itoa(st.Gen)
	return id + "." + gen + "." + g.secret(purpose+"|"+id+"|"+gen)
}

// bearer finds whose token it is; an error if it was never given out, or is revoked.
func (g *guard) bearer(purpose, token string) (*session.Student, error) {
	st, gen, err := g.proved(purpose, token)
	if err == nil && gen != st.Gen {
		err = fault.ClassToken
	}
	if err != nil {
		return nil, err
	}
	return st, nil
}

// proved finds for whom a token was given out, and for which generation; an
// error if it never was, or the student has gone.
func (g *guard) proved(purpose, token string) (*session.Student, int, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 || !hmac.Equal([]byte(parts[2]), []byte(g.secret(purpose+"|"+parts[0]+"|"+parts[1]))) {
		return nil, 0, fault.ClassNoStudent
	}
	id, err := strconv.Atoi(parts[0])
	if err != nil {
		return nil, 0, fault.ClassNoStudent
	}
	gen, err := strconv.Atoi(parts[1])
	if err != nil {
		return nil, 0, fault.ClassNoStudent
	}
	st, err := g.s.class.Student(id)
	return st, gen, err
}

// is tells whether a request brings the secret of a purpose in its cookie.
func (g *guard) is(r *http.Request, purpose string) bool {
	c, err := r.Cookie(g.cookie(purpose))
	return err == nil && hmac.Equal([]byte(c.Value), []byte(g.secret(purpose+"-cookie")))
}

// rates are limits by address.
type rates struct {
	mu    sync.Mutex
	every rate.Limit
	burst int
	of    map[string]*rate.Limiter
}

const maxAddresses = 4096

func newRates(every rate.Limit, burst int) *rates {
	return &rates{every: every, burst: burst, of: map[string]*rate.Limiter{}}
}

func (x *rates) limiter(address string) *rate.Limiter {
	x.mu.Lock()
	defer x.mu.Unlock()
	l := x.of[address]
	if l == nil {
		if len(x.of) >= maxAddresses { // forgetting limits is better than running out of memory
			clear(x.of)
		}
		l = rate.NewLimiter(x.every, x.burst)
		x.of[address] = l
	}
	return l
}

// allow counts one, and tells whether it may be.
func (x *rates) allow(address string, now time.Time) bool { return x.limiter(address).AllowN(now, 1) }

// spent tells whether an address may not try again yet.
func (x *rates) spent(address string, now time.Time) bool {
	return x.limiter(address).TokensAt(now) < 1
}
