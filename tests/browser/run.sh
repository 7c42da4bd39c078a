#!/usr/bin/env bash
# Check the pages in Chromium: run.sh [FOLDER FOR PICTURES]. Says what is missing instead of waiting for it.
set -euo pipefail
cd "$(dirname "$0")"

for program in node npm tidy "${CHROMIUM:-chromium}"; do
    command -v "$program" >/dev/null || {
        echo "the checks of the pages need $program: ./test.sh installs it, or apt-get install nodejs npm tidy chromium"
        exit 1
    }
done
# What npm installed last stands in its own copy of the lock file.
if [ package-lock.json -nt node_modules/.package-lock.json ]; then
    timeout 120 npm ci --silent --no-audit --no-fund --fetch-retries=1 --fetch-timeout=20000 || {
        echo "playwright-core and axe-core could not be fetched: let npm reach its registry ($(npm config get registry))," \
            "or run \"npm ci\" in tests/browser where it can"
        exit 1
    }
fi
exec timeout 800 node run.js "$@"
