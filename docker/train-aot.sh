#!/usr/bin/env bash
# Runs inside the image build: starts the gateway once on a throw-away database, asks it for what every start needs, and lets the JVM
# keep the classes it loaded and linked (AOT cache, JEP 483 and 514). Whatever goes wrong costs only the faster start: the options file
# then names no cache.
#   train-aot.sh <folder for java.options and gateway.aot>
set -uo pipefail

out=$1
cache=$out/gateway.aot
work=$(dirname "$out")
port=8080
gateway=

start_database() {
  initdb -D "$work/data" -U training -A trust -E UTF8 --no-sync &&
    pg_ctl start -w -D "$work/data" -l "$work/postgres.log" \
      -o "-c listen_addresses=127.0.0.1 -c unix_socket_directories=$work -F"
}

start_gateway() {
  PASSERELLE_SECRET_KEY=$(head -c 32 /dev/urandom | base64)
  export PASSERELLE_SECRET_KEY SPRING_PROFILES_ACTIVE=production
  export PASSERELLE_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/postgres
  export PASSERELLE_DATABASE_USER=training PASSERELLE_DATABASE_PASSWORD=training
  export PASSERELLE_PUBLIC_URL=http://localhost:$port
  /opt/java/openjdk/bin/java -XX:AOTCacheOutput="$cache" "@$out/java.options" -jar /app/gateway.jar >"$work/gateway.log" 2>&1 &
  gateway=$!
}

answers() { # answers <path>: whether it is 200
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nAccept: application/fhir+json, */*\r\n\r\n' "$1" >&3
  local status
  IFS= read -r status <&3 && cat <&3 >/dev/null
  exec 3>&-
  [[ $status == *" 200"* ]]
} 2>/dev/null

# Ready is later than the first answer: the start has to be trained to its end.
exercise() {
  local second
  for second in $(seq 240); do
    kill -0 "$gateway" 2>/dev/null || return 1
    answers /actuator/health/readiness && break
    sleep 1
  done
  answers /sign-in
  answers /fhir/metadata
}

# The JVM writes the cache while it ends, so the end has to be an orderly one.
train() {
  start_database && start_gateway && exercise
  local exercised=$?
  [ -z "$gateway" ] || { kill -TERM "$gateway"; wait "$gateway"; }
  pg_ctl stop -D "$work/data" -m immediate
  [ "$exercised" = 0 ] && [ -s "$cache" ]
}

# PostgreSQL does not run as root, so the training itself runs as the user that its image has for it.
if [ "$(id -u)" != 0 ]; then
  train >"$work/steps.log" 2>&1
  exit
fi

mkdir -p "$out"
# Options of every start, trained or not: memory by the container's limit, short pauses even in a small container, and no lingering
# after an OutOfMemoryError.
cat >"$out/java.options" <<'OPTIONS'
-XX:MaxRAMPercentage=60
-XX:+UseG1GC
-XX:+ExitOnOutOfMemoryError
-Duser.timezone=UTC
OPTIONS

if id postgres >/dev/null 2>&1 && chown -R postgres "$work" && su postgres -s /bin/bash -c "bash '$0' '$out'"; then
  echo "-XX:AOTCache=/app/gateway.aot" >>"$out/java.options"
  echo "aot: a cache of $(du -m "$cache" | cut -f1) MB"
else
  rm -f "$cache"
  echo "aot: no cache; the image starts without one"
  for log in "$work/steps.log" "$work/gateway.log"; do
    [ ! -s "$log" ] || grep -v '\[aot' "$log" | tail -n 20
  done
fi
