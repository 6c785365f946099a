# Built and run without root. The data folder and the key folder are volumes of
# their own, so that a copy of one is not a copy of both.
#
# There was no container engine where this was written, so no image was ever
# built from it, nor golang:1.26-bookworm pulled. Each step was done by hand
# instead, on 2026-11-22: see "The container" in docs/runbook.md.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=container
RUN CGO_ENABLED=1 go build -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /mshauri ./cmd/mshauri

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/mshauri mshauri \
 && install -d -o mshauri -g mshauri -m 0700 /var/lib/mshauri /etc/mshauri
COPY --from=build /mshauri /usr/local/bin/mshauri
USER mshauri
WORKDIR /var/lib/mshauri
ENV MSHAURI_DATA=/var/lib/mshauri/data MSHAURI_KEY_FILE=/etc/mshauri/mshauri.key TZ=Africa/Nairobi
VOLUME ["/var/lib/mshauri", "/etc/mshauri"]
HEALTHCHECK --interval=1m --timeout=20s --start-period=1m CMD ["mshauri", "doctor"]
ENTRYPOINT ["mshauri"]
CMD ["run"]
