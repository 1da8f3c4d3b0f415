/** A command made no sense now. The page shows why. */
export class Refusal extends Error {}
