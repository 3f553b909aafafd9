#!/usr/bin/env bash
# Health check inside the container; the base image promises neither curl nor wget.
exec 3<>"/dev/tcp/127.0.0.1/${PASSERELLE_HTTP_PORT:-8080}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
