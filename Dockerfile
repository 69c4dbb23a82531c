FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production
# Inside a container loopback is out of reach for everybody else.
ENV HTTP_HOST=0.0.0.0
# Compiled code is kept for the next start where something may be written.
ENV NODE_COMPILE_CACHE=/app/var/compiled
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY commands ./commands
COPY data ./data
# A checkout keeps the modes of whoever made it, which may shut this user out.
# var is the only folder that is written to; the root may be mounted read-only.
RUN chmod -R a+rX package.json LICENSE src commands data && mkdir var && chown node:node var
USER node
VOLUME /app/var
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.HTTP_PORT || 8080) + '/healthz').then((response) => process.exit(response.ok ? 0 : 1), () => process.exit(1))"]
# See "Memory" in docs/operations/scale.md.
CMD ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "src/main.ts"]
