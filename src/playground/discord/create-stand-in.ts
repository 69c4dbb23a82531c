import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { findForeignTrait } from '../foreign-trait.ts';
import { createGateway } from './gateway/create-gateway.ts';
import type { OpenModals } from './interactions/open-modals.ts';
import type { Interactions } from './interactions/raise-interaction.ts';
import { submitModal } from './interactions/submit-modal.ts';
import { useCommand } from './interactions/use-command.ts';
import { useComponent } from './interactions/use-component.ts';
import { useMessageMenu, useUserMenu } from './interactions/use-menu.ts';
import { applicationRoutes } from './rest/application-routes.ts';
import { bulkDeleteRoute } from './rest/bulk-delete-route.ts';
import { callbackRoutes } from './rest/callback-routes.ts';
import { channelWebhookRoutes } from './rest/channel-webhook-routes.ts';
import { commandPermissionRoutes } from './rest/command-permission-routes.ts';
import { commandRoutes } from './rest/command-routes.ts';
import { createRest } from './rest/create-rest.ts';
import { createFaults } from './rest/faults.ts';
import { gatewayRoutes } from './rest/gateway-routes.ts';
import { guildRoutes } from './rest/guild-routes.ts';
import { messageRoutes } from './rest/message-routes.ts';
import { pinRoutes } from './rest/pin-routes.ts';
import { reactionRoutes } from './rest/reaction-routes.ts';
import { createRequestLog } from './rest/request-log.ts';
import { threadListRoutes } from './rest/thread-list-routes.ts';
import { threadRoutes } from './rest/thread-routes.ts';
import { userRoutes } from './rest/user-routes.ts';
import { webhookRoutes } from './rest/webhook-routes.ts';
import type { StandIn } from './stand-in.ts';
import { resolveOptions, type StandInOptions } from './stand-in-options.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { uploadFile } from './world/store-file.ts';
import { createWorld } from './world/world.ts';
import { worldControls } from './world/world-controls.ts';
import { restoreSnapshot, takeSnapshot } from './world/world-snapshot.ts';

/** Starts a Discord for one bot on a loopback port: REST and gateway, with an empty world behind them. */
export async function createStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const world = createWorld(resolveOptions(options));
  const interactions: Interactions = new Map();
  const modals: OpenModals = new Map();
  const faults = createFaults();
  const log = createRequestLog(world.options.requestLogSize);
  const server = createServer();
  const gateway = createGateway(world, server);
  const routes = [
    ...gatewayRoutes(world, gateway),
    ...userRoutes(world),
    ...applicationRoutes(world),
    ...commandPermissionRoutes(world),
    ...commandRoutes(world),
    ...callbackRoutes(world, { interactions, modals }),
    ...webhookRoutes(world, interactions),
    ...pinRoutes(world),
    ...reactionRoutes(world),
    bulkDeleteRoute(world),
    ...channelWebhookRoutes(world),
    ...messageRoutes(world),
    ...threadListRoutes(world),
    ...threadRoutes(world),
    ...guildRoutes(world),
  ];
  const rest = createRest(world, { routes, faults, log });
  const answer = getRequestListener(rest.app.fetch, { overrideGlobalObjects: false });
  server.on('request', (request, response) => {
    const foreign = findForeignTrait(request);
    if (foreign === null) void answer(request, response);
    else
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: foreign, code: 0 }));
  });
  server.listen(world.options.port, '127.0.0.1');
  await once(server, 'listening');
  world.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${world.baseUrl}/api`,
    token: world.options.token,
    applicationId: world.applicationId,
    botUserId: world.bot.id,
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    snapshot: () => takeSnapshot(world),
    restore: (snapshot) => restoreSnapshot(world, snapshot),
    ...worldControls(world),
    invoke: (actor, name, given = []) =>
      useCommand(world, interactions, { actor, name, options: given, partial: false }),
    autocomplete: (actor, name, given) =>
      useCommand(world, interactions, { actor, name, options: given, partial: true }),
    press: (actor, messageId, customId) => useComponent(world, interactions, { actor, messageId, customId }),
    select: (actor, messageId, customId, values) =>
      useComponent(world, interactions, { actor, messageId, customId, values }),
    submit: (actor, customId, values) => submitModal(world, { interactions, modals }, { actor, customId, values }),
    useUserCommand: (actor, name, userId) => useUserMenu(world, interactions, { actor, name, userId }),
    upload: (file) => uploadFile(world, file),
    useMessageCommand: (actor, name, messageId) => useMessageMenu(world, interactions, { actor, name, messageId }),
    requests: log.all,
    invalidRequests: rest.invalidRequests,
    subscribe: (listener) => {
      world.watchers.add(listener);
      return () => world.watchers.delete(listener);
    },
    announce: () => world.publish({ type: 'world' }),
    addFault: faults.add,
    clearFaults: faults.clear,
    faults: () => {
      const guilds = [...world.guilds.values()];
      return {
        waiting: faults.waiting(),
        gateway: gateway.isFaulty(),
        unavailableGuilds: guilds.filter(({ unavailable }) => unavailable).map(({ id }) => id),
        guildsWithoutBot: guilds.filter(({ members }) => !members.has(world.bot.id)).map(({ id }) => id),
      };
    },
    sessions: gateway.sessions,
    identifies: gateway.identifies,
    whenReady: (timeoutMs = 10_000) => waitUntilReady(world, gateway.sessions, timeoutMs),
    dropGateway: gateway.drop,
    setGatewayFaults: gateway.setFaults,
  };
}
