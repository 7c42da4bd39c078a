#!/usr/bin/env bash
# Build with sanitizers and run the tests; the last line counts them.
set -euo pipefail
cd "$(dirname "$0")"
. tests/support/setup.sh

usage() {
    cat <<'TEXT'
usage: ./test.sh            all suites but the slow ones
       ./test.sh slow       only the slow ones: the pages in Chromium at every width
       ./test.sh NAME...    those whose name or label holds NAME (unit_store, http, ...)
TEXT
}

# run_suites PRESET CTEST-ARGUMENTS...: run them and add their counts to $passed and $failed.
run_suites() {
    local preset=$1 code=0 counts
    shift
    local folder=build-$preset
    [ "$preset" = release ] && folder=build
    ctest --test-dir "$folder" --output-on-failure --no-tests=error --parallel 2 "$@" || code=$?
    counts=$(count_cases <"$folder/Testing/Temporary/LastTest.log")
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
    [ $code -eq 0 ] || [ "${counts#* }" -gt 0 ] || failed=$((failed + 1))
}

# Read ctest's log, print "passed failed": cmocka's own counts of cases; a program that prints none counts as one case.
count_cases() {
    awk '
        / Testing: / { ok = bad = 0 }
        /^\[  PASSED  \] [0-9]+ test/ { ok += $4 }
        /^\[  FAILED  \] [0-9]+ test/ { bad += $4 }
        /^Test Passed\./ { passed += ok > 0 ? ok : 1 }
        /^Test Failed\./ || /^Test Timeout/ { passed += ok; failed += bad > 0 ? bad : 1 }
        END { print passed + 0, failed + 0 }'
}

case "${1:-}" in
-h | --help)
    usage
    exit 0
    ;;
esac
passed=0
failed=0
install_packages "$BUILD_PACKAGES" "$TEST_PACKAGES"
build_preset sanitize all
if [ $# -eq 0 ]; then
    install_packages "$BROWSER_PACKAGES"
    run_suites sanitize -LE slow
    build_preset thread thread_tests
    run_suites thread -L threads
    build_preset release all
    run_suites release -L release
elif [ "$1" = slow ]; then
    install_packages "$BROWSER_PACKAGES"
    run_suites sanitize -L slow
else
    for name in "$@"; do
        run_suites sanitize -R "$name"
    done
fi
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
