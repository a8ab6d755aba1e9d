#!/usr/bin/env bash
# Installs what npm cannot bring: a browser for the window's tests, small file systems for those of cards and full disks, and
# PyTorch for the training code's tests.
# Tests whose package is missing say SKIPPED with the reason; the app itself needs none of these.
set -euo pipefail

# chromium-headless-shell draws the same pages in two thirds of the time; not every system has it, and chromium does as well.
packages=(
  chromium chromium-headless-shell libvulkan1 ffmpeg e2fsprogs mount python3-venv python3-pip
  python3-numpy python3-pytest python3-scipy python3-torch python3-onnx python3-pil python3-soundfile python3-matplotlib
)

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [[ "$status" == "install ok installed" ]] || missing+=("$package")
done

if [[ ${#missing[@]} -eq 0 ]]; then
  echo "System packages: all there."
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "This script knows Debian and Ubuntu only. Please install by hand: ${missing[*]}"
  exit 0
fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "Please ask an administrator to run: apt-get install --no-install-recommends ${missing[*]}"
    exit 0
  fi
  as_root=(sudo)
fi

echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
known=()
for package in "${missing[@]}"; do
  if apt-cache show "$package" >/dev/null 2>&1; then known+=("$package"); else echo "Not to be had here: $package"; fi
done
[[ ${#known[@]} -eq 0 ]] ||
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${known[@]}"
