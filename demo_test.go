package main

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTheDemosLinkSignsItsOwnerInToAnAccountThatLooksLivedIn(t *testing.T) {
	t.Parallel()
	d := startDemo(t)
	got := d.graphql(t, `{ viewer { isOwner account { users { edges { node { name } } }
		apiUsers(first: 100) { edges { node { description enabled createdAt } } } } } }`, nil, d.owner(t))
	var answered struct {
		Data struct {
			Viewer struct {
				IsOwner bool
				Account struct {
					Users    struct{ Edges []struct{} }
					APIUsers struct {
						Edges []struct {
							Node struct {
								Description string
								Enabled     bool
								CreatedAt   time.Time
							}
						}
					}
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(got.body), &answered))
	viewer := answered.Data.Viewer
	require.True(t, viewer.IsOwner, got.body)
	require.Len(t, viewer.Account.Users.Edges, 4)
	list := viewer.Account.APIUsers.Edges
	require.GreaterOrEqual(t, len(list), 30)
	require.LessOrEqual(t, len(list), 40)
	descriptions, disabled, months := map[string]bool{}, 0, map[string]bool{}
	for _, edge := range list {
		descriptions[edge.Node.Description] = true
		months[edge.Node.CreatedAt.Format("2006-01")] = true
		require.True(t, edge.Node.CreatedAt.Before(time.Now()))
		if !edge.Node.Enabled {
			disabled++
		}
	}
	require.Len(t, descriptions, len(list))
	require.Greater(t, len(months), 8)
	require.Greater(t, disabled, 2)
	require.Less(t, disabled, len(list)/3)
}

func TestTheDemosProgramsCall(t *testing.T) {
	t.Parallel()
	d := startDemo(t)
	require.Equal(t, http.StatusOK, d.get(t, "/verify", d.key).status)
	var first, asked int
	require.Eventually(t, func() bool {
		found := regexp.MustCompile(`"ApiCallsInLastHour","type":"Integer","value":"(\d+)"`).
			FindStringSubmatch(d.get(t, "/v2/account-info", d.key).body)
		require.NotNil(t, found)
		calls, err := strconv.Atoi(found[1])
		require.NoError(t, err)
		if asked++; asked == 1 {
			first = calls
		}
		return calls > first+asked+10
	}, patience, 200*time.Millisecond, "nobody else called")
}

func TestTheDemoLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	for name, signal := range map[string]os.Signal{"Ctrl-C": os.Interrupt, "kill": syscall.SIGTERM, "closed terminal": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			d := startDemo(t)
			made := demoFolders(t, d.temp)
			require.Len(t, made, 1)
			require.Contains(t, d.server.stderr.String(), "throw-away database in "+made[0])
			require.Zero(t, d.server.stop(t, signal), d.server.stderr.String())
			require.Empty(t, demoFolders(t, d.temp))
			folder, err := os.ReadDir(d.folder)
			require.NoError(t, err)
			require.Empty(t, folder, "nor where it was started")
			require.NotContains(t, d.server.stderr.String(), "level=ERROR")
			require.NotContains(t, d.server.stderr.String(), "level=WARN")
		})
	}
}

func TestADemoThatCannotStartLeavesNothingBehindEither(t *testing.T) {
	t.Parallel()
	h, temp := newDemoHost(t)
	got := h.run(t, "demo", "--addr", "0.0.0.0:9000")
	require.Equal(t, 1, got.code)
	require.Empty(t, got.stdout)
	require.Equal(t, "postern: --addr 0.0.0.0:9000: the demo's link signs anybody in, so it listens on this machine alone; use 127.0.0.1:9000\n", got.stderr)
	require.Empty(t, demoFolders(t, temp))

	h.env = append(h.env, "POSTERN_LIMIT_DEPTH=0")
	got = h.run(t, "demo", "--addr", h.addr)
	require.Equal(t, 1, got.code)
	require.Contains(t, got.stderr, "--limit-depth must be more than zero")
	require.Contains(t, got.stderr, "throw-away database in "+temp, "the folder was there")
	require.Empty(t, demoFolders(t, temp))
}

func TestADemoThatIsStoppedWhileItFillsEndsWell(t *testing.T) {
	t.Parallel()
	h, temp := newDemoHost(t)
	c := h.command(t.Context(), "demo", "--addr", h.addr)
	var stderr buffer
	c.Stderr = &stderr
	require.NoError(t, c.Start())
	require.Eventually(t, func() bool { return strings.Contains(stderr.String(), "Filling") }, patience, time.Millisecond)
	require.NoError(t, c.Process.Signal(os.Interrupt))
	require.NoError(t, c.Wait(), stderr.String())
	require.Empty(t, demoFolders(t, temp))
}

func TestWithoutItsTokenTheDemosLinkIsNotThere(t *testing.T) {
	t.Parallel()
	d := startDemo(t)
	for _, link := range []string{"/demo", "/demo?token=", "/demo?token=made-up", d.link + "x", d.link[:len(d.link)-1], "/demo/" + strings.TrimPrefix(d.link, "/demo")} {
		got := d.open(t, http.MethodGet, link)
		require.Equal(t, http.StatusNotFound, got.StatusCode, link)
		require.Empty(t, got.Header.Values("Set-Cookie"), link)
	}
	got := d.open(t, http.MethodPost, d.link)
	require.Equal(t, http.StatusMethodNotAllowed, got.StatusCode)
	require.Empty(t, got.Header.Values("Set-Cookie"))
}

func TestAServerThatIsNoDemoHasNoSuchLink(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.start(t)
	h.ready(t)
	for _, link := range []string{"/demo", "/demo?token=", "/demo?token=made-up"} {
		got := h.open(t, http.MethodGet, link)
		require.Equal(t, http.StatusNotFound, got.StatusCode, link)
		require.Empty(t, got.Header.Values("Set-Cookie"), link)
	}
}
