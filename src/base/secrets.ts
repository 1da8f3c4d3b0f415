/** What keys look like: those of model services and the usual others, tokens in headers and addresses, private keys. */
const keyLike = [
  /\bsk-[A-Za-z0-9_-]{16,}/g,
  /\b(?:gsk|xai|csk|pplx|tvly|hf|r8|nvapi|glpat|npm)[_-][A-Za-z0-9_-]{16,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g,
];
const afterBearer = /\b(bearer\s+)([A-Za-z0-9._~+/=-]{16,})/gi;

/** What stands where a key stood. */
export const redacted = '[key removed]';

/** A text without this key, whole or in the form in which an address carries it. */
export function withoutKey(text: string, key: string | undefined): string {
  if (key === undefined || key === '') return text;
  const inAddress = encodeURIComponent(key);
  const plain = text.replaceAll(key, redacted);
  return inAddress === key ? plain : plain.replaceAll(inAddress, redacted);
}

/** A text without anything that looks like a key. What is shorter than keys are stays. */
export function withoutKeys(text: string): string {
  return replaceKeys(text, () => redacted);
}

/**
 * The same, with a stand-in that is as long as the key and has its lines: sizes, places and numbers of lines that depend
 * on the text stay as they were. Done twice, it changes nothing more.
 */
export function blotKeys(text: string): string {
  return replaceKeys(text, blotted);
}

/** All in a text that looks like a key, each as often as it stands there. */
export function keysIn(text: string): readonly string[] {
  const keys: string[] = [];
  replaceKeys(text, (key) => {
    keys.push(key);
    return redacted;
  });
  return keys;
}

function replaceKeys(text: string, standIn: (key: string) => string): string {
  const bare = keyLike.reduce((rest, pattern) => rest.replace(pattern, standIn), text);
  return bare.replace(afterBearer, (_, before: string, key: string) => `${before}${standIn(key)}`);
}

/** No key is shorter than the words that stand for it. */
function blotted(key: string): string {
  const head = redacted.slice(0, -1);
  return `${head}${key.slice(head.length, -1).replace(/[^\n]/g, '.')}]`;
}

/** "The password for the shop is tr0ub4dor-3", "API_KEY=…": a word of eight letters or more with a digit in it. */
const named =
  /(?:password|passwd|passphrase|passcode|secret|token|api[ _-]?key|access[ _-]?key)["']?(?:\s+(?:there|here|(?:for|of|to|on|at)(?:\s+[^\s:=]+){1,4}?))?\s*(?:\bis\b|[:=])\s*["'`]?(?=[^\s"'`]*\d)[^\s"'`]{8,}/i;

/** Whether a text holds what looks like a key, or a word that is said to be a password. */
export function holdsSecret(text: string): boolean {
  return withoutKeys(text) !== text || named.test(text);
}
