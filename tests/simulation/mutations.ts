/** A deliberate defect: texts of source files that are replaced, each of which stands there exactly once. */
export interface Mutation {
  name: string;
  edits: readonly { file: string; replace: string; with: string }[];
}

const job = 'src/updates/updates-job.ts';

/** The ways in which comparable bots lose or double posts, and one that only looks safe. */
export const mutations: readonly Mutation[] = [
  {
    name: 'done row before the POST',
    edits: [
      {
        file: 'src/updates/deliver-batch.ts',
        replace: '  const result =\n    round.unrecorded',
        with: "  await closeRows(rows, { state: 'done', messageId: null, attempts: 0 }, round);\n  const result =\n    round.unrecorded",
      },
    ],
  },
  {
    name: 'no nonce',
    edits: [{ file: 'src/updates/sender.ts', replace: '{ ...body, nonce, enforce_nonce: true }', with: '{ ...body }' }],
  },
  {
    name: 'cursor moved before the work',
    edits: [
      {
        file: job,
        replace: '    const rows =\n      fresh.length === 0',
        with: '    await known.add(fresh.map(({ id }) => id));\n    const rows =\n      fresh.length === 0',
      },
    ],
  },
  {
    name: 'claim released on partial success',
    edits: [
      {
        file: 'src/updates/announce.ts',
        replace: 'isPlanned: (key) => taken.has(key)',
        with: 'isPlanned: () => false',
      },
      {
        file: job,
        replace: '  const vanished = new Set<string>();',
        with: '  const vanished = new Set<string>();\n  const claimed = new Set<string>();\n  const released = new Set<string>();',
      },
      {
        file: job,
        replace: '.filter(({ id }) => !known.has(id));',
        with: '.filter(({ id }) => !known.has(id) || released.delete(id));',
      },
      { file: job, replace: 'if (dataset === planned)', with: 'if (dataset === planned && released.size === 0)' },
      {
        file: job,
        replace: "      log.info({ updates: fresh.map(({ id }) => id), rows }, 'New updates');",
        with: '      for (const { id } of fresh) claimed.add(id);',
      },
      {
        file: job,
        replace: '    summary.pending = pending.size;',
        with: '    if (summary.posted > 0 && summary.held > 0) for (const id of claimed) released.add(id);\n    claimed.clear();\n    summary.pending = pending.size;',
      },
    ],
  },
  {
    name: 'error of one channel stops the next',
    edits: [
      {
        file: 'src/updates/deliver.ts',
        replace: "if (end === 'outage') inARow += 1;",
        with: "if (end !== 'next') inARow = failuresOfAnOutage;",
      },
    ],
  },
  {
    name: 'no reading back',
    edits: [
      {
        file: 'src/updates/settle.ts',
        replace: "return found ?? (access ? 'absent' : 'unknown');",
        with: "return found === null || access ? 'absent' : 'unknown';",
      },
    ],
  },
];
