#!/usr/bin/env bash
# Builds the image, starts it with compose.yaml on a database of its own, looks at it from inside and outside, and removes everything.
# Needs a Docker engine; without one it says so and passes. Ends with a line "image: N passed, M failed".
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
project=passerelle-test-$$
image=$project:trained
plain_image=$project:plain
passed=0
failed=0

finish() {
  echo "image: $passed passed, $failed failed"
  [ "$failed" = 0 ]
  exit
}

check() { # check <what> <command...>
  local what=$1
  shift
  if "$@" >"$scratch/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "image: ok: $what"
  else
    failed=$((failed + 1))
    echo "image: FAILED: $what"
    tail -n 30 "$scratch/check.log"
    return 1
  fi
}

if ! docker info >/dev/null 2>&1; then
  echo "image: skipped: no Docker engine answers (DOCKER_HOST=${DOCKER_HOST:-unset})"
  finish
elif docker compose version >/dev/null 2>&1; then
  compose_command=(docker compose)
elif command -v docker-compose >/dev/null; then
  compose_command=(docker-compose)
else
  echo "image: skipped: the engine answers, but there is no docker compose"
  finish
fi

compose() { "${compose_command[@]}" -p "$project" -f "$here/compose.yaml" "$@"; }
gateway() { compose ps -q gateway; }
inside() { docker exec "$(gateway)" "$@"; }

scratch=$(mktemp -d)
clean_up() {
  docker rm -f "$project-plain" >/dev/null 2>&1
  compose down --volumes --timeout 10 >/dev/null 2>&1
  docker image rm "$image" "$plain_image" >/dev/null 2>&1
  docker image prune -f --filter label=ca.passerelle.stage >/dev/null 2>&1
  rm -rf "$scratch"
}
trap clean_up EXIT

# Port 0 lets the engine choose a free one.
export PASSERELLE_IMAGE=$image PASSERELLE_HTTP_PORT=0 PASSERELLE_MLLP_PORT=0
unset PASSERELLE_DATABASE_PASSWORD PASSERELLE_SECRET_KEY PASSERELLE_PUBLIC_URL

refuses_for_want_of() { # refuses_for_want_of <words of the message>
  local said
  said=$(compose config -q 2>&1) && return 1
  grep -F "$1" <<<"$said"
}
check "compose demands a database password" refuses_for_want_of "a password for the database"
PASSERELLE_DATABASE_PASSWORD=$(head -c 18 /dev/urandom | base64 | tr '+/' 'ab')
export PASSERELLE_DATABASE_PASSWORD
check "compose demands a key" refuses_for_want_of "32 random bytes in Base64"
PASSERELLE_SECRET_KEY=$(head -c 32 /dev/urandom | base64)
export PASSERELLE_SECRET_KEY
check "compose demands a public address" refuses_for_want_of "the address under which people reach the gateway"
export PASSERELLE_PUBLIC_URL=https://gateway.example.org

# --- the image ---

jar_exists() { compgen -G "$root/gateway/target/gateway-*.jar"; }
package() { jar_exists || (cd "$root" && ./mvnw -q -B -pl gateway -am package -DskipTests); }
check "the jar is packaged" package || finish

# Where only the alpine tag is here and is built on glibc after all, it does for the training and nothing has to be pulled.
training=()
if ! docker image inspect postgres:17 >/dev/null 2>&1 && docker image inspect postgres:17-alpine >/dev/null 2>&1 &&
  docker run --rm --entrypoint sh postgres:17-alpine -c 'ls /lib*/ld-linux*' >/dev/null 2>&1; then
  training=(--build-arg TRAINING_IMAGE=postgres:17-alpine)
fi
build() { docker build -f "$here/Dockerfile" "$@" "$root"; }
check "the image builds" build "${training[@]}" -t "$image" || finish
grep -h '^aot:' "$scratch/check.log"
check "it builds where the training cannot run" build --build-arg TRAINING_IMAGE=eclipse-temurin:25-jre -t "$plain_image"

look() { docker run --rm --entrypoint sh "$1" -c "$2"; }
numeric_user() { docker image inspect -f '{{.Config.User}}' "$image" | grep -Eq '^[1-9][0-9]*:[1-9][0-9]*$'; }
no_sandbox_database() { [ -z "$(look "$image" 'find /app \( -iname "*zonky*" -o -iname "*embedded-postgres*" \)')" ]; }
names_its_cache() { look "$image" 'cache=$(sed -n s/-XX:AOTCache=//p java.options); test -s "$cache"'; }
# It cannot start without a database; what counts is where the first classes come from.
loads_from_its_cache() {
  { look "$image" 'java -XX:AOTMode=on @java.options -Xlog:class+load -jar gateway.jar 2>&1' || true; } |
    grep -F 'org.springframework.boot.SpringApplication source: shared objects file'
}
names_no_cache() { look "$plain_image" '! grep -q AOTCache java.options && ! test -e gateway.aot'; }
check "its user is numeric and not root" numeric_user
check "the embedded database is not inside" no_sandbox_database
check "the AOT cache was trained" names_its_cache
check "the JVM loads classes from it" loads_from_its_cache
check "without a training no cache is named" names_no_cache

# --- the container ---

http() { compose port gateway 8080; }
status_of() { curl -s -o /dev/null -m 5 -w '%{http_code}' "http://$1/fhir/metadata"; }
answers_within() { # answers_within <seconds> <command that prints host:port>
  local end=$((SECONDS + $1))
  shift
  until [ "$(status_of "$("$@")")" = 200 ]; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}
report_logs() { compose logs --tail 40 gateway; return 1; }

up() { compose up -d --no-build || report_logs; }
metadata() { answers_within 120 http || report_logs; }
healthy() {
  local end=$((SECONDS + 60))
  until [ "$(docker inspect -f '{{.State.Health.Status}}' "$(gateway)")" = healthy ]; do
    [ "$SECONDS" -lt "$end" ] || report_logs || return 1
    sleep 1
  done
}
runs_unprivileged() { [ "$(inside id -u)" != 0 ] && ! inside sh -c 'touch /app/x || touch /x'; }
# Asked inside: on the host the engine's own proxy would take the connection.
mllp() { inside bash -c ': </dev/tcp/127.0.0.1/2575'; }
database_is_private() { [ -z "$(docker port "$(compose ps -q database)")" ]; }
ends_orderly() {
  local id code
  id=$(gateway)
  compose stop --timeout 40 gateway
  code=$(docker inspect -f '{{.State.ExitCode}}' "$id")
  [ "$code" = 0 ] || [ "$code" = 143 ]
}

check "compose starts it with its database" up || finish
check "/fhir/metadata answers 200" metadata || finish
compose logs gateway 2>/dev/null | grep -o 'Started Gateway in .*'
check "the health check turns healthy" healthy
check "the process is not root and cannot change the image" runs_unprivileged
check "the MLLP port takes a connection" mllp
check "the database has no port outside" database_is_private
check "it ends orderly on a stop" ends_orderly

# --- settings as files, in an image without cache ---

secrets=$scratch/secrets
settings=$scratch/config
token=$(head -c 24 /dev/urandom | base64 | tr '+/' 'ab')
mkdir -p "$secrets" "$settings"
printf '%s' "$PASSERELLE_DATABASE_PASSWORD" >"$secrets/PASSERELLE_DATABASE_PASSWORD"
printf '%s' "$PASSERELLE_SECRET_KEY" >"$secrets/passerelle.secret.key"
cat >"$settings/application.yml" <<YAML
passerelle:
  partners:
    - key: invented-clinic
      kind: CLINIC
      name-en: Invented Clinic
      name-fr: Clinique inventée
      tokens: ["$token"]
YAML
chmod -R a+rX "$scratch"

plain_at() { docker port "$project-plain" 8080 | head -n 1; }
plain() {
  docker create --name "$project-plain" --network "${project}_outside" -p 127.0.0.1:0:8080 \
    -v "$secrets:/run/secrets:ro" -v "$settings:/app/config:ro" \
    -e PASSERELLE_DATABASE_URL=jdbc:postgresql://database:5432/passerelle -e PASSERELLE_DATABASE_USER=passerelle \
    -e PASSERELLE_PUBLIC_URL "$plain_image" &&
    docker network connect "${project}_inside" "$project-plain" && docker start "$project-plain" &&
    { answers_within 120 plain_at || { docker logs --tail 40 "$project-plain"; return 1; }; }
}
tasks() { curl -s -o /dev/null -m 20 -w '%{http_code}' "$@" "http://$(plain_at)/fhir/Task"; }
knows_its_partner() { [ "$(tasks)" = 401 ] && [ "$(tasks -H "Authorization: Bearer $token")" = 200 ]; }
check "it starts without a cache, with its secrets in files" plain
check "a partner from the mounted settings is let in, others are not" knows_its_partner

finish
