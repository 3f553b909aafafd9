#!/usr/bin/env bash
# Compiles input/fsh into fsh-generated/resources.
#   compile-fsh.sh           writes the committed folder anew
#   compile-fsh.sh --check   compiles beside it, compares, exit code 1 on any difference
# Needs Node and the Maven wrapper; fetches only packages that package-lock.json and pom.xml pin, and those once.
set -euo pipefail

mode=${1:-write}
case $mode in write | --check) ;; *) echo "usage: compile-fsh.sh [--check]" >&2; exit 2 ;; esac

module=$(cd "$(dirname "$0")/.." && pwd)
work=$module/target/fsh
committed=$module/fsh-generated
fresh=$work/project/fsh-generated
passed=0
failed=0

closing_line() { echo "fsh: $passed passed, $failed failed"; }

# step <what> <command...>: its output is shown when it fails, and nothing later runs. A function called here runs without
# the shell's errexit, so its commands are joined with &&.
step() {
  local what=$1
  shift
  if "$@" >"$work/step.log" 2>&1; then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  cat "$work/step.log" >&2
  echo "fsh: FAILED: $what" >&2
  closing_line
  exit 1
}

install_sushi() {
  local stamp=$module/node_modules/.passerelle-lock
  cmp -s "$module/package-lock.json" "$stamp" && return
  (cd "$module" && npm ci --ignore-scripts --no-audit --no-fund) &&
    cp "$module/package-lock.json" "$stamp"
}

unpack_core() {
  local definitions=$module/target/fhir-core
  [ -s "$definitions/org/hl7/fhir/r4/model/valueset/valuesets.xml" ] && return
  local goal=dependency:unpack@fhir-core
  (cd "$module/.." && { ./mvnw -q -B -o -pl fhir-profiles "$goal" || ./mvnw -q -B -pl fhir-profiles "$goal"; })
}

build_core_package() {
  local package=$work/home/.fhir/packages/hl7.fhir.r4.core#4.0.1/package
  [ -s "$package/package.json" ] && return
  node "$module/build/fhir-core-cache.mjs" "$module/target/fhir-core/org/hl7/fhir/r4/model" "$package"
}

# A registry address where nothing listens: SUSHI must find everything in the package built above. No snapshots: whoever reads a profile
# makes them from its own FHIR definitions, and the folder stays readable.
compile() {
  rm -rf "$work/project" && mkdir -p "$work/project" &&
    cp -r "$module/input" "$module/sushi-config.yaml" "$work/project/" &&
    HOME=$work/home FPL_REGISTRY=http://127.0.0.1:9 \
      node "$module/node_modules/fsh-sushi/dist/app.js" build "$work/project"
}

# Examples have ids that begin with example-; what is left are definitions.
set_examples_apart() {
  mkdir -p "$fresh/examples" && mv "$fresh"/resources/*-example-*.json "$fresh/examples/"
}

mkdir -p "$work"
step "install SUSHI" install_sushi
step "unpack the FHIR definitions" unpack_core
step "build the FHIR core package" build_core_package
step "compile the FSH" compile
step "set the examples apart" set_examples_apart

if [ "$mode" = write ]; then
  rm -rf "$committed/resources" "$committed/examples"
  cp -r "$fresh/resources" "$fresh/examples" "$committed/"
  passed=$((passed + $(cd "$committed" && ls resources/*.json examples/*.json | wc -l)))
  closing_line
  exit 0
fi

for name in $( (cd "$fresh" && ls resources/*.json examples/*.json; cd "$committed" && ls resources/*.json examples/*.json) | sort -u); do
  if diff -u "$committed/$name" "$fresh/$name"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "fsh: DIFFERENT: $name (run fhir-profiles/build/compile-fsh.sh and commit)" >&2
  fi
done
closing_line
[ "$failed" = 0 ]
