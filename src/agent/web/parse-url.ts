/** An address in its parts; undefined when it is none. */
export function parseUrl(address: string, base?: string): URL | undefined {
  try {
    // URL.canParse of Node 20 denies letters such as ü once it has been asked often
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
