#!/bin/sh
# Installs Chromium for the tests of the phones' page when it is missing, and a
# font with letters and one with emoji, so that pictures of the page show them.
set -eu
if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then
	exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
	echo "The tests need Chromium: please install it (the program chromium) and run make test again." >&2
	exit 1
fi
run=""
if [ "$(id -u)" -ne 0 ]; then
	run="sudo"
fi
echo "Installing Chromium for the tests"
$run apt-get update -qq
$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-color-emoji >/dev/null
