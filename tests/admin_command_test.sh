#!/usr/bin/env bash
# An installation from nothing, without the demonstration: admin_command_test.sh PROGRAM WORK
set -euo pipefail
program=$1
work=$2
examples=$(dirname "$0")/../examples/partnership

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
if admin user role --email els@example.org --role programme_manager --organisation "$body"; then
  fail "a role is given twice"
fi
grep -q "role: is what the person has there already" "$work/err" || fail "that the role is there is not told"
if admin user role --email els@example.org --role coordinator --organisation "$body"; then
  fail "a coordinator has no region"
fi
grep -q -e "--region: is missing: a coordinator has one" "$work/err" || fail "that a coordinator has a region is not told"
if "$program" admin backup --data "$work/absent" "$work/copy" >"$work/out" 2>"$work/err"; then
  fail "what is not there is copied"
fi
grep -q "absent: holds no installation: there is no such folder" "$work/err" || fail "that the folder is absent is not told"

if admin partnership add --name X --regions limburg --body Y --body-region limburg; then fail "half a region is taken"; fi
grep -q "CODE:COUNTRY:TIME_ZONE:NAME" "$work/err" || fail "what a region looks like is not told"
if admin user role --email els@example.org --role coordinator --region atlantis --organisation "$body"; then
  fail "a region is taken that is not there"
fi
grep -q "twente (twente), zhejiang (zhejiang)" "$work/err" || fail "the regions are not told"
mkdir "$work/set"
cp "$examples/01-partnership.json" "$work/set"
sed 's/"region": "guangdong"/"region": "atlantis"/' "$examples/02-organisations.json" >"$work/set/02-organisations.json"
if admin load "$work/set"; then fail "a region is loaded that is not there"; fi
grep -q "02-organisations.json: .*/region: names no region of this partnership; there are: limburg" "$work/err" ||
  fail "whose region is not there is not told"
admin check || fail "what was made is not whole"

job=01a2280d-710a-7187-8795-2050419589d9
python3 - "$work/data/twinlight.db" "$job" <<'END'
import sqlite3, sys

with sqlite3.connect(sys.argv[1]) as database:
    database.execute(
        "INSERT INTO jobs (id, queue, request, state, due_at, attempts, worker, result)"
        " VALUES (?, 'mail', '{}', 'failed', 0, 3, '', '450 <els@example.org>: mailbox full')", [sys.argv[2]])
END
admin jobs list || fail "jobs are not listed"
grep -q "450 <…@example.org>: mailbox full" "$work/out" || fail "a letter's reason is not told without its address"
admin jobs retry "$job" || fail "a job that failed is not tried again"
admin jobs retries || fail "what was tried again is not listed"
grep -q "$job  mail         3" "$work/out" || fail "that it was tried again is not kept"

admin check --json || fail "what is whole is not told as JSON"
jq -e '.faults == []' "$work/out" >/dev/null || fail "faults are told of what is whole"
python3 - "$work/data/twinlight.db" <<'END'
import sqlite3, sys

with sqlite3.connect(sys.argv[1]) as database:
    database.execute("DELETE FROM record_index WHERE kind = 'organisation'")
END
if admin check --json; then fail "a damaged database is whole"; fi
jq -es 'length == 1 and (.[0].faults | length > 0)' "$work/out" >/dev/null || fail "faults are not one document"
grep -q "is not whole" "$work/err" || fail "that it is not whole is not told"
