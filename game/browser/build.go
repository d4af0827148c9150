package browser

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"entente/game/replay"
)

// Sources is the folder of the sources that this program was built from; ""
// if they are not on this machine, or no Go toolchain is.
func Sources() string {
	_, file, _, ok := runtime.Caller(0) // no path in a release, which is built with -trimpath
	if !ok || !filepath.IsAbs(file) {
		return ""
	}
	root := filepath.Dir(filepath.Dir(filepath.Dir(file)))
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil || strings.TrimSpace(firstLine(mod)) != "module "+module {
		return ""
	}
	if _, err := exec.LookPath("go"); err != nil {
		return ""
	}
	return root
}

// module is the name of ours.
const module = "entente"

func firstLine(b []byte) string {
	line, _, _ := strings.Cut(string(b), "\n")
	return line
}

// Cache is the folder in which builds are kept between runs.
func Cache() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "entente", "browser"), nil
}

// Build compiles the sources for the browser into a folder, and tells how many
// packages of how many are done. What has not changed is not built again.
func Build(ctx context.Context, sources, dir string, progress func(done, of int)) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	b := builder{ctx, sources}
	stale, err := b.output("list", "-deps", "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", "./cmd/entente")
	if err != nil {
		return err
	}
	raw := filepath.Join(dir, "entente.wasm")
	if err := b.compile(raw, len(strings.Fields(stale)), progress); err != nil {
		return err
	}
	root, err := b.output("env", "GOROOT")
	if err != nil {
		return err
	}
	runtime, err := os.ReadFile(filepath.Join(strings.TrimSpace(root), "lib", "wasm", execName))
	if err != nil {
		return err
	}
	if err := replay.WriteFile(filepath.Join(dir, execName), runtime); err != nil {
		return err
	}
	return compress(raw, filepath.Join(dir, gzName))
}

// builder calls the Go toolchain for the browser.
type builder struct {
	ctx     context.Context
	sources string
}

func (b builder) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(b.ctx, "go", args...)
	cmd.Dir = b.sources
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	return cmd
}

func (b builder) output(args ...string) (string, error) {
	cmd := b.command(args...)
	var fault bytes.Buffer
	cmd.Stderr = &fault
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, fault.Bytes())
	}
	return string(out), nil
}

// compile builds the program. With -v the toolchain names each package that it
// compiles on a line.
func (b builder) compile(to string, of int, progress func(done, of int)) error {
	cmd := b.command("build", "-v", "-trimpath", "-ldflags=-s -w", "-o", to, "./cmd/entente")
	told, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	var said []string
	for lines := bufio.NewScanner(told); lines.Scan(); {
		said = append(said, lines.Text())
		if progress != nil {
			progress(min(len(said), of), max(of, 1))
		}
	}
	if err := cmd.Wait(); err != nil {
		return errors.Join(fmt.Errorf("go %s: %w", "build", err), errors.New(strings.Join(said, "\n")))
	}
	return nil
}

// compress packs a file, unless that has been done since it changed.
func compress(from, to string) error {
	was, err := os.Stat(from)
	if err != nil {
		return err
	}
	if is, err := os.Stat(to); err == nil && is.ModTime().After(was.ModTime()) {
		return nil
	}
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	_, err = w.Write(raw)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	return replay.WriteFile(to, out.Bytes())
}
