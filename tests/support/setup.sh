# What run.sh and test.sh share: the one list of packages, installing them, building a preset. To be sourced.

# Debian packages to build and run; and those only the tests need.
BUILD_PACKAGES="g++ cmake ninja-build pkg-config libxapian-dev libmicrohttpd-dev libjansson-dev libstemmer-dev
 libutf8proc-dev libsodium-dev libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev
 libxml2-dev libzip-dev libpoppler-glib-dev libgit2-dev libkainjow-mustache-dev zlib1g-dev liblbfgs-dev"
TEST_PACKAGES="libcmocka-dev"
# For the pages in Chromium, with nodejs and npm unless they are there already.
BROWSER_PACKAGES="chromium tidy"
command -v npm >/dev/null || BROWSER_PACKAGES="$BROWSER_PACKAGES nodejs npm"

say() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

# install_packages LIST...: install what is missing, as root or by sudo; else name it and stop.
install_packages() {
    local missing=() package
    for package in $*; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "as root, install: apt-get install ${missing[*]}"
        as_root=(sudo -n)
    fi
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq >&2 &&
        "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "could not install; as root: apt-get install ${missing[*]}"
}

# build_preset PRESET TARGET...: configure when needed and build; CI turns warnings into errors.
build_preset() {
    local preset=$1 werror=OFF
    shift
    [ "${CI:-}" = true ] && werror=ON
    cmake --preset "$preset" -DAVOW_WERROR=$werror >/dev/null || fail "configuring failed (see above)"
    cmake --build --preset "$preset" --target "$@" >&2 || fail "building failed (see above)"
}
