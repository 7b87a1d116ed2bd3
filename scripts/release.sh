#!/bin/sh
# Builds postern for every system into release/: one archive each, and their SHA256SUMS.
# Use: release.sh VERSION [SYSTEM...]; the app is built already. The same commit gives the same bytes.
set -eu

version=$1
shift
test $# -gt 0 || set -- linux-amd64 linux-arm64 darwin-amd64 darwin-arm64 windows-amd64 windows-arm64

case $version in
*[!A-Za-z0-9.+-]*)
	echo "The version $version can't be part of a file's name; name the tag with letters, digits, dots and hyphens." >&2
	exit 1
	;;
esac

# The time of the commit, unless whoever builds a package says another (reproducible-builds.org).
seconds=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

rm -rf release
for system; do
	folder=release/postern-$version-$system
	extension=
	case $system in windows-*) extension=.exe ;; esac
	echo "$system"
	mkdir -p "$folder"
	cp LICENSE README.md "$folder"
	CGO_ENABLED=0 GOOS=${system%-*} GOARCH=${system#*-} GOAMD64=v1 GOARM64=v8.0 \
		go build -trimpath -buildvcs=true -ldflags "-s -w -X main.version=$version" -o "$folder/postern$extension" .
done

go run ./scripts/pack release "$seconds"
rm -r release/*/
cat release/SHA256SUMS
