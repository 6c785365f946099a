#!/bin/sh
# Makes the release in dist/: for linux/amd64 and linux/arm64 an archive and a
# Debian package, and their checksums. usage: scripts/release.sh VERSION
set -eu
version="$1"
cd "$(dirname "$0")/.."
debian=$(printf '%s' "$version" | sed 's/^v//; s/[^A-Za-z0-9.+~]/./g')
case "$debian" in [0-9]*) ;; *) debian="0.$debian" ;; esac
host=$(go env GOHOSTARCH)
rm -rf dist
mkdir -p dist

# A C compiler for the other processor; Debian's, when it is missing.
compiler() {
	if [ "$1" = "$host" ]; then
		echo "${CC:-gcc}"
		return
	fi
	case "$1" in arm64) name=aarch64-linux-gnu ;; amd64) name=x86-64-linux-gnu ;; esac
	cc=$(echo "$name-gcc" | sed 's/x86-64-linux-gnu-gcc/x86_64-linux-gnu-gcc/')
	if ! command -v "$cc" >/dev/null 2>&1; then
		run=""
		if [ "$(id -u)" -ne 0 ]; then run="sudo"; fi
		$run apt-get update -qq >&2
		$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "gcc-$name" "libc6-dev-$1-cross" >/dev/null 2>&2
	fi
	echo "$cc"
}

for arch in amd64 arm64; do
	name="mshauri-$version-linux-$arch"
	folder="dist/$name"
	mkdir -p "$folder"
	cc=$(compiler "$arch")
	echo "building $name"
	CGO_ENABLED=1 GOOS=linux GOARCH="$arch" CC="$cc" go build -trimpath \
		-ldflags "-s -w -X main.version=$version" -o "$folder/mshauri" ./cmd/mshauri
	cp README.md LICENSE NOTICE CHANGELOG.md SECURITY.md "$folder/"
	cp -r docs packaging "$folder/"
	tar -C dist --owner=0 --group=0 --sort=name -czf "dist/$name.tar.gz" "$name"

	root="dist/deb-$arch"
	install -D -m 0755 "$folder/mshauri" "$root/usr/bin/mshauri"
	for unit in mshauri.service mshauri-backup.service mshauri-backup.timer; do
		install -D -m 0644 "packaging/$unit" "$root/usr/lib/systemd/system/$unit"
	done
	install -D -m 0640 packaging/mshauri.yaml "$root/etc/mshauri/mshauri.yaml"
	for document in README.md LICENSE NOTICE CHANGELOG.md SECURITY.md docs/runbook.md docs/dpia.md; do
		install -D -m 0644 "$document" "$root/usr/share/doc/mshauri/$(basename "$document")"
	done
	mkdir -p "$root/DEBIAN"
	install -m 0755 packaging/postinst packaging/prerm "$root/DEBIAN/"
	echo /etc/mshauri/mshauri.yaml >"$root/DEBIAN/conffiles"
	cat >"$root/DEBIAN/control" <<CONTROL
Package: mshauri
Version: $debian
Architecture: $arch
Maintainer: The Mshauri authors <mshauri@example.org>
Depends: libc6, adduser, ca-certificates
Section: net
Priority: optional
Description: WhatsApp bot for an immunization peer-mentoring programme
 It logs and tags what nurse mentors and mentees ask and answer, and takes
 patients' identifiers out of every message before anything is stored.
CONTROL
	dpkg-deb --root-owner-group --build "$root" "dist/mshauri_${debian}_$arch.deb" >/dev/null
	rm -rf "$root" "$folder"
done
cd dist
sha256sum -- *.tar.gz *.deb >SHA256SUMS
cat SHA256SUMS
