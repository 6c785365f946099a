package pgtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
)

// server is the environment variable that names a server to be used.
const server = "MSHAURI_TEST_POSTGRES"

// watch runs PostgreSQL until its standard input ends, which it does when the
// tests are killed too, and then takes the folder away. A line of input stops
// PostgreSQL with the signal that it names, or starts it again.
const watch = `begin() { "$1" -D "$2/data" -k "$2" -c listen_addresses= >>"$2/log" 2>&1 & server=$!; }
begin "$1" "$2"
while read -r order; do
	if [ "$order" = start ]; then begin "$1" "$2"; else kill "-$order" $server; wait $server; fi
done
kill -INT $server; wait $server; rm -rf "$2"`

// Cluster is a PostgreSQL for one run of tests. The zero Cluster is ready.
type Cluster struct {
	start sync.Once
	err   error
	url   *url.URL
	admin *sql.DB
	count atomic.Int64

	tables pool

	running *exec.Cmd
	stdin   io.WriteCloser
	folder  string
	own     bool // though a server is named
}

// Run runs the tests of a package and stops the cluster afterwards. It belongs
// into TestMain:
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Run(m, &cluster)) }
func Run(m *testing.M, c *Cluster) int {
	defer c.Stop()
	return m.Run()
}

// Database makes an empty database and returns its URL. It fails the test when
// there is no PostgreSQL: the other half of the truth may not go untested.
func (c *Cluster) Database(t testing.TB) string {
	t.Helper()
	name := c.create(t)
	t.Cleanup(func() { c.drop(name) })
	return c.address(name)
}

func (c *Cluster) create(t testing.TB) (name string) {
	t.Helper()
	c.launchOnce(t)
	name = fmt.Sprintf("mshauri_test_%d_%d", os.Getpid(), c.count.Add(1))
	if _, err := c.admin.ExecContext(t.Context(), `CREATE DATABASE `+name+` TEMPLATE template0`); err != nil {
		t.Fatalf("make a test database: %v", err)
	}
	return name
}

func (c *Cluster) launchOnce(t testing.TB) {
	t.Helper()
	c.start.Do(func() { c.err = c.begin() })
	if c.err != nil {
		t.Fatalf("these tests need PostgreSQL: run them with `make test`, which installs it (%v)", c.err)
	}
}

func (c *Cluster) address(name string) string {
	own := *c.url
	own.Path = "/" + name
	return own.String()
}

// drop is housekeeping: a cluster of our own goes as a whole.
func (c *Cluster) drop(name string) {
	if c.running == nil {
		_, _ = c.admin.ExecContext(context.Background(), `DROP DATABASE `+name+` WITH (FORCE)`)
	}
}

// Stop ends the cluster, if it was started.
func (c *Cluster) Stop() {
	for _, name := range c.tables.idle {
		c.drop(name)
	}
	if c.admin != nil {
		_ = c.admin.Close()
	}
	if c.running != nil {
		_ = c.stdin.Close()
		_ = c.running.Wait()
	}
}

func (c *Cluster) begin() (err error) {
	if given := os.Getenv(server); given != "" && !c.own {
		if c.url, err = url.Parse(given); err != nil {
			return fmt.Errorf("%s is no URL", server)
		}
	} else if c.url, err = c.launch(); err != nil {
		return err
	}
	if c.admin, err = sql.Open("pgx", c.url.String()); err != nil {
		return err
	}
	return c.await()
}

// launch makes a cluster and starts it.
func (c *Cluster) launch() (*url.URL, error) {
	programs, err := programs()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "mshauri-pg-")
	if err != nil {
		return nil, err
	}
	who, err := unprivileged(dir)
	if err != nil {
		return nil, err
	}
	c.folder = dir
	make := exec.Command(filepath.Join(programs, "initdb"), "-D", filepath.Join(dir, "data"),
		"-U", "mshauri", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
	make.SysProcAttr, make.Dir = who, dir
	if output, err := make.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, output)
	}
	c.running = exec.Command("/bin/sh", "-c", watch, "sh", filepath.Join(programs, "postgres"), dir)
	c.running.SysProcAttr, c.running.Dir = who, dir
	if c.stdin, err = c.running.StdinPipe(); err != nil {
		return nil, err
	}
	if err := c.running.Start(); err != nil {
		return nil, err
	}
	return &url.URL{
		Scheme: "postgres", User: url.User("mshauri"), Path: "/postgres",
		RawQuery: url.Values{"host": {dir}, "sslmode": {"disable"}}.Encode(),
	}, nil
}

// programs is where initdb and postgres are: Debian keeps them off the path.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err == nil && len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	initdb, err := exec.LookPath("initdb")
	if err != nil {
		return "", errors.New("initdb is not installed")
	}
	return filepath.Dir(initdb), nil
}

// await waits until the server answers.
func (c *Cluster) await() (err error) {
	for range 200 {
		if err = c.admin.PingContext(context.Background()); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("PostgreSQL does not answer: %w", err)
}
