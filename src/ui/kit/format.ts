/** A quantity in words: `short` for the eye, `long` for the ear. */
export interface Figure {
  readonly short: string;
  readonly long: string;
}

const grouped = new Intl.NumberFormat('en-US');
const tenths = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const fine = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** A number of things, in words: `3 lines`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped.format(number)} ${number === 1 ? one : many}`;
}

/** Tokens: `1,204 tok`. */
export function tokens(number: number): Figure {
  return { short: `${grouped.format(number)} tok`, long: count(number, 'token') };
}

/** Dollars, with as many places as the sum needs; what is not known is never shown as zero. */
export function money(dollars: number | undefined): Figure {
  if (dollars === undefined) return { short: 'price unknown', long: 'price unknown' };
  const format = dollars > 0 && dollars < 0.1 ? fine : cents;
  if (dollars > 0 && dollars < 0.0001) return { short: '<$0.0001', long: 'less than 0.0001 dollars' };
  return { short: `$${format.format(dollars)}`, long: `${format.format(dollars)} dollars` };
}

/** A stretch of time in milliseconds: `40 ms`, `0.9 s`, `12 s`, `2 min 5 s`, `1 h 2 min`. */
export function duration(milliseconds: number): Figure {
  const ms = Math.max(0, Math.round(milliseconds));
  if (ms < 100) return { short: `${ms} ms`, long: count(ms, 'millisecond') };
  if (ms < 9_950) return { short: `${tenths.format(ms / 1000)} s`, long: `${tenths.format(ms / 1000)} seconds` };
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return { short: `${seconds} s`, long: count(seconds, 'second') };
  if (seconds < 3600) return twoUnits(seconds, 60, ['min', 's'], ['minute', 'second']);
  return twoUnits(Math.round(seconds / 60), 60, ['h', 'min'], ['hour', 'minute']);
}

function twoUnits(
  amount: number,
  size: number,
  [big, small]: readonly [string, string],
  [longBig, longSmall]: readonly [string, string],
): Figure {
  const whole = Math.floor(amount / size);
  const rest = amount % size;
  if (rest === 0) return { short: `${grouped.format(whole)} ${big}`, long: count(whole, longBig) };
  return {
    short: `${grouped.format(whole)} ${big} ${rest} ${small}`,
    long: `${count(whole, longBig)} ${count(rest, longSmall)}`,
  };
}

/** How long ago a moment was; what lies further back than a week is a date. */
export function ago(at: number, now: number): Figure {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000);
  if (minutes < 1) return { short: 'just now', long: 'just now' };
  if (minutes < 60) return { short: `${minutes} min ago`, long: `${count(minutes, 'minute')} ago` };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { short: `${hours} h ago`, long: `${count(hours, 'hour')} ago` };
  const days = Math.floor(hours / 24);
  if (days === 1) return { short: 'yesterday', long: 'yesterday' };
  if (days < 7) return { short: `${days} days ago`, long: `${days} days ago` };
  return { short: day.format(at), long: day.format(at) };
}

/** A size in bytes, in steps of a thousand: `1.2 kB`. */
export function bytes(number: number): Figure {
  if (number < 1000) return { short: `${number} B`, long: count(number, 'byte') };
  const steps = [
    { size: 1e9, short: 'GB', long: 'gigabytes' },
    { size: 1e6, short: 'MB', long: 'megabytes' },
    { size: 1e3, short: 'kB', long: 'kilobytes' },
  ] as const;
  const step = steps.find(({ size }) => number >= size * 0.99995) ?? steps[2];
  const amount = number / step.size;
  const text = amount < 99.95 ? tenths.format(amount) : grouped.format(Math.round(amount));
  return { short: `${text} ${step.short}`, long: `${text} ${step.long}` };
}

/** A part of a whole: `61 %`. */
export function percent(part: number): Figure {
  const whole = Math.round(part * 100);
  return { short: `${whole} %`, long: `${whole} percent` };
}

/** How much more or less: `+74`, `−77`, with a true minus sign. */
export function signed(number: number): Figure {
  const size = grouped.format(Math.abs(number));
  if (number === 0) return { short: '0', long: 'no change' };
  return number > 0 ? { short: `+${size}`, long: `${size} more` } : { short: `−${size}`, long: `${size} less` };
}
