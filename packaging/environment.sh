# Sourced by start and test: finds Python, makes the virtual environment, installs what is missing.
# An activated virtual environment is used as it is; else .venv in the clone is made once.

fail() {
    printf '%s\n' "$@" >&2
    exit 2
}

find_python() {
    local name
    for name in python3.11 python3.12 python3.13 python3 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
            command -v "$name"
            return
        fi
    done
    fail "Afina Studio needs Python 3.11, 3.12 or 3.13; none was found." \
        "On Debian or Ubuntu: sudo apt-get install -y python3 python3-venv"
}

# Qt loads these at its start; each line is a library and the Debian package that has it.
QT_LIBRARIES='libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0'

missing_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    local known library package missing=
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
    while read -r library package; do
        case $known in *"$library"*) ;; *) missing="$missing $package" ;; esac
    done <<<"$QT_LIBRARIES"
    printf '%s' "${missing# }"
}

check_qt_libraries() {
    local missing
    missing=$(missing_packages)
    [ -z "$missing" ] || fail "System libraries that Qt needs are missing: $missing" \
        "Install them with: sudo apt-get install -y $missing"
}

# prepare EXTRAS: sets $environment to a folder whose bin/ has all that pyproject.toml names.
prepare() {
    local extras=$1 stamp wanted
    environment=${VIRTUAL_ENV:-$PWD/.venv}
    if [ ! -x "$environment/bin/python" ]; then
        local python
        python=$(find_python) || exit
        printf 'Making a virtual environment in %s\n' "$environment" >&2
        "$python" -m venv "$environment" ||
            fail "The virtual environment could not be made." \
                "On Debian or Ubuntu: sudo apt-get install -y python3-venv"
    fi
    stamp="$environment/afina-studio${extras}.installed"
    wanted="$(cksum <pyproject.toml) $PWD"
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        printf 'Installing Afina Studio and what it needs (some minutes, once)\n' >&2
        "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
            --editable ".$extras" || fail "The installation failed; the lines above say why."
        printf '%s' "$wanted" >"$stamp"
    fi
}
