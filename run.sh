#!/usr/bin/env bash
# From a fresh checkout to a running server: install what is missing, build, index corpus/, serve.
set -euo pipefail
cd "$(dirname "$0")"
. tests/support/setup.sh

usage() {
    cat <<'TEXT'
usage: ./run.sh              install what is missing, build, index corpus/ into index/, serve at http://127.0.0.1:8080
       ./run.sh build        only build: leaves build/avow
       ./run.sh bench [DIR]  run the benchmark, over corpus/ and over the pages in DIR
TEXT
}

# Index, taking "done, but some files were rejected" (3) as a warning.
index_corpus() {
    local code=0
    build/avow index --corpus corpus --index index || code=$?
    case $code in
    0) ;;
    3) say "some files were rejected (named above); the rest is indexed" ;;
    *) fail "indexing failed (exit $code); nothing was changed" ;;
    esac
}

case "${1:-}" in
-h | --help) usage ;;
"")
    install_packages "$BUILD_PACKAGES"
    build_preset release avow libavow
    index_corpus
    exec build/avow serve --index index
    ;;
build)
    install_packages "$BUILD_PACKAGES"
    build_preset release avow libavow
    ;;
bench)
    shift
    install_packages "$BUILD_PACKAGES" "$TEST_PACKAGES"
    build_preset release avow bench
    exec build/tests/bench "$@"
    ;;
*)
    usage >&2
    exit 2
    ;;
esac
