#!/bin/sh
# Installs Node.js and npm for make test-baileys when they are missing, and
# refuses a Node.js that is too old for Baileys.
set -eu
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "make test-baileys needs Node.js 20 or newer and npm: please install them and run it again." >&2
		exit 1
	fi
	run=""
	if [ "$(id -u)" -ne 0 ]; then
		run="sudo"
	fi
	echo "Installing Node.js and npm for make test-baileys"
	$run apt-get update -qq
	$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
fi
major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
if [ "$major" -lt 20 ]; then
	echo "make test-baileys needs Node.js 20 or newer, and this is $(node --version): please install a newer one (Debian 13 has 20; for Debian 12 see nodejs.org)." >&2
	exit 1
fi
