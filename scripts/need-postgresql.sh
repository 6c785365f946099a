#!/bin/sh
# Installs PostgreSQL for the tests when it is missing. The tests start a
# private server of their own as a user that is not root; no system server is
# left running.
set -eu
if ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null 2>&1; then
	exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
	echo "The tests need PostgreSQL: please install it (the programs initdb and postgres) and run make test again." >&2
	exit 1
fi
run=""
if [ "$(id -u)" -ne 0 ]; then
	run="sudo"
fi
echo "Installing PostgreSQL for the tests"
$run mkdir -p /etc/postgresql-common
# No cluster is made and none is started at install.
printf 'create_main_cluster = false\n' | $run tee /etc/postgresql-common/createcluster.conf >/dev/null
$run apt-get update -qq
$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
