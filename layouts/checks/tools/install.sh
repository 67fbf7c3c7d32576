#!/usr/bin/env bash
# Installs what the tests need and this machine lacks. Does nothing, quickly, when all is there.
set -euo pipefail
cd "$(dirname "$0")/../../.."

fail() { printf 'make test: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
has_browser() { has chromium || has chromium-browser || has google-chrome; }
has_fonts() { ! has dpkg || [ -d /usr/share/fonts/truetype/dejavu ]; }

missing=()
has_browser || missing+=(chromium)
has_fonts || missing+=(fonts-dejavu-core)
has pdftotext || missing+=(poppler-utils)
has java || missing+=(default-jre-headless)
has node && has npm || missing+=(nodejs npm)
has gcc || missing+=(gcc libc6-dev) # the race detector of "go test -race" needs it

if [ ${#missing[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] && has apt-get || fail "please install: ${missing[*]} (Debian's names)"
  printf 'Installing %s\n' "${missing[*]}"
  apt-get update -qq || fail "apt-get update failed; please install by hand: ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get could not install: ${missing[*]}"
fi

has go || fail "please install Go 1.26 or newer"
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "please install Node.js 20.19 or newer (this is $(node --version))"

# Install scripts stay off: no package may download or run anything here.
node layouts/checks/tools/packages-current.mjs ||
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error ||
  fail "npm ci could not install the packages of package-lock.json"
