import { counted } from '../../base/text.ts';

/** What left the tab: requests to a real model, and what was asked of the real web, by a tool or a command of the shell. */
export function leftWords({ real, pages }: { readonly real: boolean; readonly pages: number }): string {
  if (real)
    return pages === 0 ? 'Requests go to your model' : `Requests go to your model, and ${pages} went to the web`;
  return pages === 0 ? 'Everything stays in this tab' : `${counted(pages, 'request')} to the web left this tab`;
}
