#!/bin/sh
# Checks that Go and Node are here and new enough; says in one sentence what to do otherwise.
set -eu

go_wanted=$(awk '$1 == "go" { print $2; exit }' go.mod)
node_wanted=20.19

# True when version $1 is at least version $2.
at_least() {
	printf '%s %s\n' "$1" "$2" | tr '.' ' ' | awk '{
		half = int(NF / 2)
		split($0, n, " ")
		have = n[1] * 1000 + n[2]
		want = n[half + 1] * 1000 + n[half + 2]
		exit !(have >= want)
	}'
}

# The first two numbers of a version such as go1.26.8 or v20.20.2.
short() {
	printf '%s\n' "$1" | sed -E 's/^(go|v)?([0-9]+)\.([0-9]+).*/\2.\3/'
}

stop() {
	printf 'Postern needs %s; %s, then run make again.\n' "$1" "$2" >&2
	exit 1
}

go_there=$(go env GOVERSION 2>/dev/null) ||
	stop "Go $go_wanted or newer" "install it from https://go.dev/dl"
at_least "$(short "$go_there")" "$(short "$go_wanted")" ||
	stop "Go $go_wanted or newer, and found $go_there" "install it from https://go.dev/dl"

node_there=$(node --version 2>/dev/null) ||
	stop "Node $node_wanted or newer" "install it from https://nodejs.org"
at_least "$(short "$node_there")" "$node_wanted" ||
	stop "Node $node_wanted or newer, and found $node_there" "install it from https://nodejs.org"
command -v npm >/dev/null ||
	stop "npm, which comes with Node" "install it"
