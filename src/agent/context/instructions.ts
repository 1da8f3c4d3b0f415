/** Where a workspace keeps what every agent in it is told. */
export const instructionsPath = 'AGENTS.md';
