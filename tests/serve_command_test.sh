#!/usr/bin/env bash
# From sign-in to the signed report, against the program as users start it: serve_command_test.sh PROGRAM SOURCE WORK
set -euo pipefail
program=$1
source=$2
work=$3

umask 022  # as most people have it: what the program keeps from others it keeps by itself
rm -rf "$work"
mkdir -p "$work/catalogue"
cp "$source"/examples/catalogue/demerglans-klaslicht600-3[27]00.ldt "$work/catalogue/"

fail() {
  echo "serve_command_test: $1" >&2
  cat "$work/out" "$work/err" >&2
  exit 1
}

# start_server COMMAND DATA CATALOGUE: sets server, its process, and api.
start_server() {
  : >"$work/out"  # read below, maybe before the shell has opened it for the program
  "$program" "$1" --port 0 --data "$work/$2" --catalogue "$work/$3" --quiet >"$work/out" 2>"$work/err" &
  server=$!
  local root
  for _ in $(seq 600); do
    root=$(sed -nE 's,.*(http://127\.0\.0\.1:[0-9]+)/.*,\1,p' "$work/out")
    [ -z "$root" ] || break
    kill -0 "$server" 2>/dev/null || fail "the server does not start"
    sleep 0.1
  done
  [ -n "$root" ] || fail "the server does not say where it answers"
  api=$root/api/v1
}
trap 'kill "$server" 2>/dev/null || true' EXIT
start_server demo data catalogue

# ask METHOD PATH [curl options]: the body in $work/body, the status on standard output
ask() {
  local method=$1 path=$2
  shift 2
  curl -sS -o "$work/body" -w '%{http_code}' -b "$work/cookies" -c "$work/cookies" -X "$method" "$@" "$api$path"
}
expect() {
  local status=$1
  shift
  local found
  found=$(ask "$@")
  [ "$found" = "$status" ] || fail "$2 $3 gave $found instead of $status: $(head -c 500 "$work/body")"
}
json=(-H "Content-Type: application/json")

expect 200 GET /health

# What came to the mailbox of returned letters; without a database the mail server is to try again.
printf 'Subject: Away\n\nBack on Monday.\n' | "$program" admin bounce --data "$work/data" >"$work/bounce" ||
  fail "a letter that is no report is refused"
grep -q "No delivery report" "$work/bounce" || fail "a letter is taken for a report: $(cat "$work/bounce")"
status=0
"$program" admin bounce --data "$work/absent/data" </dev/null 2>>"$work/err" || status=$?
[ "$status" = 75 ] || fail "without a database bounce ends with $status instead of 75"

# Who asks for an installation makes none, whatever the folder; nor is one on PostgreSQL met without its address.
refuses() {
  local reason=$1
  shift
  if "$program" admin "$@" </dev/null >>"$work/out" 2>"$work/refusal"; then fail "admin $* is not refused"; fi
  grep -q -e "$reason" "$work/refusal" || fail "admin $* is refused otherwise: $(cat "$work/refusal")"
}
refuses "$work/mistyped" check --data "$work/mistyped"
refuses "$work/mistyped" user list --data "$work/mistyped"
refuses "$work/mistyped" retention --data "$work/mistyped"
refuses "$work/mistyped" backup --data "$work/mistyped" "$work/copy"
[ ! -e "$work/mistyped" ] && [ ! -e "$work/absent" ] && [ ! -e "$work/copy" ] || fail "asking made an installation"
mkdir "$work/elsewhere"
echo postgresql >"$work/elsewhere/database.kind"
refuses "name it with --database" check --data "$work/elsewhere"
refuses "name it with --database" migrate --data "$work/elsewhere"
refuses "pg_dump" backup --data "$work/elsewhere" "$work/copy"
status=0
"$program" admin bounce --data "$work/elsewhere" </dev/null 2>>"$work/err" || status=$?
[ "$status" = 75 ] || fail "without the address of PostgreSQL bounce ends with $status instead of 75"
[ ! -e "$work/elsewhere/twinlight.db" ] || fail "an empty database was made beside PostgreSQL"

refuses "'xx' is none of nl, en and zh" user add --data "$work/data" --email new@example.org --family-name New \
  --organisation "Locate in Limburg" --language xx

# Work that waits and failed; of what was given up nothing is left to try.
"$program" admin jobs list --data "$work/data" --queue mail --failed --json >"$work/jobs"
grep -q '"jobs": \[\]' "$work/jobs" || fail "letters failed that were never sent: $(cat "$work/jobs")"
refuses "there is no such job" jobs retry --data "$work/data" 00000000-0000-7000-8000-000000000000

expect 200 GET /organisations
grep -q "Locate in Limburg" "$work/body" || expect 200 GET "/organisations?limit=200"
grep -q '"items":\[{' "$work/body" || fail "the directory is empty"
expect 401 POST /session "${json[@]}" -d '{"email":"els.claes@kievit.example","password":"wrong"}'
expect 200 POST /session "${json[@]}" -d '{"email":"els.claes@kievit.example","password":"twinlight-demo"}'
token=$(sed -nE 's/.*"csrf_token":"([0-9a-f]+)".*/\1/p' "$work/body")
[ -n "$token" ] || fail "signing in gave no token"

cat >"$work/need.json" <<'END'
{"need": {"name": "Room", "domain": "education", "requirement": "en12464-1:2021/44.1", "maintenance_factor": 0.8,
  "room": {"length_m": 4, "width_m": 4, "height_m": 3}, "reflectance": {"ceiling": 0.7, "walls": 0.5, "floor": 0.2},
  "operation": {"hours_per_year": 2000, "electricity_price_per_kWh": 0.28}, "task": {"height_m": 0.75},
  "layout": {"mounting": "either", "suspension_m": 0.5, "max_luminaires": 9}}}
END
expect 403 POST /rankings "${json[@]}" -d @"$work/need.json"
expect 202 POST /rankings "${json[@]}" -H "X-CSRF-Token: $token" -d @"$work/need.json"
id=$(sed -nE 's/.*"ranking":"([0-9a-f-]+)".*/\1/p' "$work/body")
# The events of a job end with it.
curl -sS -N --max-time 300 -b "$work/cookies" "$api/jobs/$id/events" >"$work/events" || fail "the events break off"
grep -q '^event: done' "$work/events" || fail "no event tells that the job is done"
expect 200 GET "/rankings/$id?top=1"
grep -q '"shortlist":\[{"rank":1' "$work/body" || fail "the shortlist is empty"
expect 200 GET "/rankings/$id/report?rank=1&language=nl"
cp "$work/body" "$work/report.pdf"
"$program" verify "$work/report.pdf" >"$work/verified" || fail "the report is not as it was signed"

# Nobody else on the machine reads what is kept or copied.
"$program" admin backup --data "$work/data" "$work/copy" >>"$work/out" || fail "no backup is made"
"$program" admin check --data "$work/data" >>"$work/out" || fail "the installation is not whole"
open_to_others=$(find "$work/data" "$work/copy" -perm /077)
[ -z "$open_to_others" ] || fail "others may read $open_to_others"
rm -r "$work/copy"

kill -TERM "$server"
wait "$server" || fail "the server does not stop cleanly"

# What was acknowledged is there after the next start, and nothing is loaded twice.
start_server demo data catalogue
expect 200 GET "/rankings/$id?top=1"
kill -TERM "$server"
wait "$server" || fail "the server does not stop cleanly the second time"

# A new installation has no catalogue yet: its members bring the products. What ranks by the catalogue alone wants one.
mkdir "$work/nothing"
rm "$work/cookies"
start_server serve new nothing
grep -q "nothing: holds no photometric file" "$work/err" || fail "nobody is told that the catalogue is empty"
expect 200 GET /health
expect 200 GET /catalogue/products
expect 202 POST /rankings "${json[@]}" -d @"$work/need.json"
id=$(sed -nE 's/.*"ranking":"([0-9a-f-]+)".*/\1/p' "$work/body")
curl -sS -N --max-time 300 -b "$work/cookies" "$api/jobs/$id/events" >"$work/events" || fail "the events break off"
grep -q '^event: done' "$work/events" || fail "nothing to rank is no ranking: $(cat "$work/events")"
kill -TERM "$server"
wait "$server" || fail "the server of an empty catalogue does not stop cleanly"
refused=0
"$program" match "$source/examples/needs/classroom.toml" --catalogue "$work/nothing" >>"$work/out" 2>>"$work/err" ||
  refused=$?
[ "$refused" = 1 ] || fail "match with an empty catalogue ends with $refused"
