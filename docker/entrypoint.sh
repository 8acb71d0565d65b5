#!/bin/sh
# migrate, then serve. Any other command of kinerja runs as it is: docker compose run --rm app riwayat verify
set -eu

if [ "${1:-serve}" = serve ]; then
  kinerja migrate
fi
exec kinerja "$@"
