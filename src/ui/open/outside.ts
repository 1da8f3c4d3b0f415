/** What the path of this page names besides itself: what a link holds, or where a file lies. */
export type Outside =
  | { readonly is: 'nothing' }
  | { readonly is: 'link'; readonly signs: string }
  | { readonly is: 'address'; readonly address: string; readonly origin: string; readonly name: string }
  | { readonly is: 'no address'; readonly text: string };

/** Reads `#/s/<signs>` and `#/open/<address>`. Asks nobody for anything. */
export function outsideOf(path: string): Outside {
  const [, room, rest = ''] = /^\/(s|open)\/?(.*)$/s.exec(path) ?? [];
  if (room === 's') return { is: 'link', signs: rest };
  if (rest === '') return { is: 'nothing' };
  const text = plain(rest);
  try {
    const { protocol, href, origin, username, password, pathname } = new URL(text);
    if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return { is: 'no address', text };
    return { is: 'address', address: href, origin, name: plain(pathname.split('/').at(-1) ?? '') || 'the file' };
  } catch {
    return { is: 'no address', text };
  }
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
