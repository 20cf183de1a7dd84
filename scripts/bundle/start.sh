#!/bin/sh
# Starts Axia on this computer. Needs Node (https://nodejs.org).
case "$0" in
  */*) cd "${0%/*}" || exit 1 ;;
esac
if ! command -v node >/dev/null 2>&1; then
  echo "Axia needs Node 20.19 or newer: https://nodejs.org"
  echo "Nothing was started. Install Node, or ask somebody who may, and start this file again."
  exit 1
fi
node server/check-node.cjs && exec node server/serve.mjs --open "$@"
