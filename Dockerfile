# Permesso in a container: built from this checkout, run by a user of its own, its data in /data.
#
#     docker build -t permesso .
#     docker run -d -p 127.0.0.1:13120:13120 -v permesso:/data -e PERMESSO_PUBLIC_URL=https://auth.example.org permesso

FROM rust:1.95-bookworm AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --locked --release --bin permesso && cp target/release/permesso /permesso

FROM debian:bookworm-slim
# No pg_dump in here: "permesso backup" on Postgres names the line to run beside the database instead.
RUN useradd --system --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin permesso \
    && install -d -o permesso -g permesso -m 0700 /data
COPY --from=build /permesso /usr/local/bin/permesso
USER permesso
WORKDIR /data
VOLUME /data
ENV PERMESSO_LISTEN=0.0.0.0:13120 \
    PERMESSO_DATABASE_URL=sqlite:/data/permesso.db
EXPOSE 13120
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 CMD ["permesso", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["permesso"]
CMD ["serve"]
