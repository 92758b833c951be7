#!/usr/bin/env bash
# An installation from nothing, without the demonstration: admin_command_test.sh PROGRAM WORK
set -euo pipefail
program=$1
work=$2

rm -rf "$work"
mkdir -p "$work"
fail() {
  echo "admin_command_test: $1" >&2
  cat "$work"/out "$work"/err >&2
  exit 1
}
admin() {
  "$program" admin "$@" --data "$work/data" >"$work/out" 2>"$work/err"
}

admin partnership add --name "Limburg–Guangdong" --regions limburg:BE:Europe/Brussels guangdong:CN:Asia/Shanghai:广东 \
  --body "Locate in Limburg" --body-region limburg || fail "the first partnership is refused"
echo "a long enough password" | admin user add --password-stdin --email els@example.org --family-name Claes \
  --role administrator --organisation "Locate in Limburg" || fail "its first account is refused"
admin partnership add --name "Twente–Zhejiang" --regions twente:NL:Europe/Amsterdam zhejiang:CN:Asia/Shanghai \
  --body "Regio Twente" --body-region twente --language nl --json || fail "a second partnership is refused"
body=$(sed -nE 's/.*"body": "([0-9a-f-]+)".*/\1/p' "$work/out")
admin user role --email els@example.org --role programme_manager --organisation "$body" || fail "no role in the second"
admin user list || fail "accounts are not listed"
grep -q "administrator, Locate in Limburg; programme_manager, Regio Twente" "$work/out" || fail "the roles are not there"

if admin partnership add --name X --regions limburg --body Y --body-region limburg; then fail "half a region is taken"; fi
grep -q "CODE:COUNTRY:TIME_ZONE:NAME" "$work/err" || fail "what a region looks like is not told"
if admin user role --email els@example.org --role coordinator --region atlantis --organisation "$body"; then
  fail "a region is taken that is not there"
fi
grep -q "twente (twente), zhejiang (zhejiang)" "$work/err" || fail "the regions are not told"
admin check || fail "what was made is not whole"
