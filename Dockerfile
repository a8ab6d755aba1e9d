# Songsight without a window: `songsight analyse`, `watch`, `serve`, `merge`. See docs/station.md and docs/cluster.md.
#   docker build -t songsight .
#   docker run --rm -v /recordings:/recordings:ro -v songsight-data:/data songsight analyse /recordings

FROM node:24-bookworm-slim AS build
WORKDIR /build
# Native parts come built in their packages: no install script is run, and nothing is compiled.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/onnxruntime-node/bin/napi-v*/darwin node_modules/onnxruntime-node/bin/napi-v*/win32

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Songsight" \
  org.opencontainers.image.description="Names the birds in recordings, without a window" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
  SONGSIGHT_DATA=/data
WORKDIR /opt/songsight
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/assets ./assets
COPY --from=build /build/dist ./dist
RUN install -d -o node -g node /data \
  && printf '#!/bin/sh\nexec node /opt/songsight/dist/cli/cli.js "$@"\n' > /usr/local/bin/songsight \
  && chmod 755 /usr/local/bin/songsight
USER node
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["songsight"]
CMD ["--help"]
