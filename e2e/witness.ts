import type { BrowserContext, Page } from '@playwright/test';
import type { Event } from '../src/protocol/event.ts';
import type { Notice } from '../src/protocol/notice.ts';

/** What one page heard from its runtime, for as long as it lived. */
export class Life {
  /** The facts that were shown, each with the time. */
  readonly shown: { readonly event: Event; readonly at: number }[] = [];
  /** The log as it was told when the run was opened. */
  opened: readonly Event[] | undefined;
  /** How many facts were said to be on the disk. */
  kept = 0;

  /** The facts that were shown up to a moment. */
  factsBefore(moment: number): readonly Event[] {
    return this.shown.filter(({ at }) => at < moment).map(({ event }) => event);
  }

  hear(at: number, notice: Notice): void {
    if (notice.say === 'log') {
      this.opened = notice.events;
      for (const event of notice.events.slice(this.shown.length)) this.shown.push({ event, at });
    }
    if (notice.say === 'event' && notice.event.seq === this.shown.length) this.shown.push({ event: notice.event, at });
    if (notice.say === 'stored' && notice.stored.is === 'kept') this.kept = notice.stored.length;
  }
}

/** Listens to what the runtime tells the pages of a browser, in the moment in which they hear it themselves. */
export class Witness {
  readonly #lives = new Map<Page, Life>();

  /** To be called before there are pages. */
  async follow(context: BrowserContext): Promise<void> {
    await context.exposeBinding('witness', ({ page }, at: number, notice: Notice) => this.of(page).hear(at, notice));
    await context.addInitScript(() => {
      const told: (at: number, notice: unknown) => void = Reflect.get(window, 'witness');
      const heard = new Set(['log', 'event', 'stored']);
      window.Worker = class extends Worker {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          this.addEventListener('message', ({ data }) => {
            if (heard.has(data?.say)) told(Date.now(), data);
          });
        }
      };
    });
  }

  of(page: Page): Life {
    const known = this.#lives.get(page) ?? new Life();
    this.#lives.set(page, known);
    return known;
  }
}
