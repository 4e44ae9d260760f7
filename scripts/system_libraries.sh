#!/usr/bin/env bash
# Checks what pip cannot bring: a new enough Python with venv, and the system libraries that Qt
# loads on Linux. Missing ones are installed where the user is root on a Debian system;
# otherwise the exact command is printed and the script fails.
set -euo pipefail

python="${PYTHON:-python3}"

if ! command -v "$python" >/dev/null; then
    echo "No '$python' found: install Python 3.11 or newer, or run 'make PYTHON=/path/to/python'." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Sketchpad needs Python 3.11 or newer; $python is $("$python" -V 2>&1)." >&2
    echo "Install a newer one and run 'make PYTHON=python3.12' (or its full path)." >&2
    exit 1
fi
[ "$(uname -s)" = Linux ] || exit 0

# Library that must be loadable : Debian package that has it.
libraries=(
    libEGL.so.1:libegl1
    libGL.so.1:libgl1
    libglib-2.0.so.0:libglib2.0-0
    libgthread-2.0.so.0:libglib2.0-0
    libfontconfig.so.1:libfontconfig1
    libfreetype.so.6:libfreetype6
    libdbus-1.so.3:libdbus-1-3
    libxkbcommon.so.0:libxkbcommon0
    libxkbcommon-x11.so.0:libxkbcommon-x11-0
    libX11-xcb.so.1:libx11-xcb1
    libxcb-cursor.so.0:libxcb-cursor0
    libxcb-icccm.so.4:libxcb-icccm4
    libxcb-image.so.0:libxcb-image0
    libxcb-keysyms.so.1:libxcb-keysyms1
    libxcb-randr.so.0:libxcb-randr0
    libxcb-render-util.so.0:libxcb-render-util0
    libxcb-shape.so.0:libxcb-shape0
    libxcb-sync.so.1:libxcb-sync1
    libxcb-xfixes.so.0:libxcb-xfixes0
    libxcb-xkb.so.1:libxcb-xkb1
    libwayland-client.so.0:libwayland-client0
    libwayland-cursor.so.0:libwayland-cursor0
)

PATH="$PATH:/sbin:/usr/sbin"
missing=()       # what to tell
packages=()      # how Debian calls it
rpm_names=()     # how dnf finds it
if command -v ldconfig >/dev/null; then
    known="$(ldconfig -p 2>/dev/null || true)"
    for entry in "${libraries[@]}"; do
        if ! grep -qF "${entry%%:*} " <<<"$known"; then
            missing+=("${entry%%:*}")
            packages+=("${entry##*:}")
            rpm_names+=("'${entry%%:*}()(64bit)'")
        fi
    done
fi
# A machine without a single font would show a window without a single letter.
if [ -z "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.local/share/fonts" \
    -type f \( -iname '*.ttf' -o -iname '*.otf' -o -iname '*.ttc' \) -print -quit 2>/dev/null)" ]; then
    missing+=("a font")
    packages+=(fonts-dejavu-core)
    rpm_names+=(dejavu-sans-fonts)
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing+=("Python's venv")
    packages+=(python3-venv)
    rpm_names+=(python3)
fi

[ "${#packages[@]}" -gt 0 ] || exit 0

echo "Missing on this system: ${missing[*]}" >&2
readarray -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        echo "Installing with apt: ${packages[*]}"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null
        exit 0
    fi
    echo "Please run, then try again:" >&2
    echo "    sudo apt-get install -y ${packages[*]}" >&2
elif command -v dnf >/dev/null; then
    echo "Please run, then try again:" >&2
    echo "    sudo dnf install -y ${rpm_names[*]}" >&2
else
    echo "Please install these with your system's package manager, then try again." >&2
    echo "(On Debian they are: ${packages[*]})" >&2
fi
exit 1
