#!/bin/sh
# Builds the till (and the console's chart and frame reader) into target/classes/META-INF/resources: installs packages when the lock file is newer than
# node_modules, and runs Vite when anything it reads is newer than its last output.
set -eu
cd "$(dirname "$0")"
out=target/classes/META-INF/resources/kiosk
installed=node_modules/.package-lock.json

if [ ! -e "$installed" ] || [ package-lock.json -nt "$installed" ]; then
  npm ci --no-fund --no-audit
  touch "$installed"
  rm -rf "$out"
fi

stamp=target/till-built
if [ ! -d "$out" ] || [ ! -e "$stamp" ] || [ -n "$(find index.html public src/till src/chart src/frame-reader src/test/till ./*.json ./*.ts ./*.js -type f -newer "$stamp" -print | head -n 1)" ]; then
  mkdir -p target
  : > "$stamp.started"
  npm run build
  mv "$stamp.started" "$stamp"
fi
