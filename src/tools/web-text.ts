/** What someone outside wrote, and where from, without the marks that set it apart for the model. */
export interface Outside {
  readonly from: string;
  readonly text: string;
  /** What the harness says before and after it. */
  readonly before: string;
  readonly after: string;
}

const marked = /^([\s\S]*?)<untrusted from="([^"\n]*)">\n([\s\S]*)\n<\/untrusted>\n[^\n]*([\s\S]*)$/;

/** The text between the marks of a result; undefined when there are none. Inside them no such mark can stand. */
export function outsideIn(result: string): Outside | undefined {
  const [, before, from, text, after] = marked.exec(result) ?? [];
  if (before === undefined || from === undefined || text === undefined) return undefined;
  return { from, text, before: before.trim(), after: (after ?? '').trim() };
}

/** What a page answered: `200, text/html, 1.2 kB`, below its address. */
export interface Answered {
  readonly address: string;
  readonly status: string;
  readonly type: string;
  readonly size: string;
}

/** The head of what was fetched; undefined when it is none. */
export function answeredIn(head: string): Answered | undefined {
  const [, address, status, type, size] = /^(\S+)\n(\d{3}), (.*), ([^,\n]+)(?:\n|$)/.exec(head) ?? [];
  if (address === undefined || status === undefined || type === undefined || size === undefined) return undefined;
  return { address, status, type, size };
}

/** One page that a search found. */
export interface Hit {
  readonly name: string;
  readonly address: string;
  readonly passage: string;
}

/** The pages that a search names, each by its heading, its address and a passage. */
export function hitsIn(text: string): readonly Hit[] {
  return text.split(/\n\n(?=## )/).flatMap((part) => {
    const [, name, address, passage] = /^## (.*)\n(\S+)\n\n([\s\S]*)$/.exec(part) ?? [];
    return name === undefined || address === undefined ? [] : [{ name, address, passage: passage ?? '' }];
  });
}
