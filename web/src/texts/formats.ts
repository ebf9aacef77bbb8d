/** How numbers and moments are written in a language. */
export interface Formats {
  /** US dollars; small amounts keep the digits that say something. */
  usd(amount: number): string;
  /** `0.4`, `12`: at most one digit after the point below ten. */
  seconds(milliseconds: number): string;
  /** `12:05:09`, with hours only when there are any. */
  duration(milliseconds: number): string;
  /** The same for what is over; below a minute seconds with their unit, such as `0.4 sec`. */
  took(milliseconds: number): string;
  /** The time when it is today, else the day. */
  moment(iso: string, now: Date): string;
  /** The day of a date such as `2026-11-23`. */
  day(date: string): string;
  /** Day and time in full. */
  exact(iso: string): string;
  /** Day and time on the clock of a zone such as `Europe/Berlin`. */
  exactIn(iso: string, timeZone: string): string;
  /** `12:05:09` */
  clock(iso: string): string;
  number(value: number): string;
  /** `12 kB`, `3.4 MB`, by thousands. */
  bytes(value: number): string;
}

export function makeFormats(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const namedDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const shortSeconds = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale);
  return {
    usd: (amount) => usdFormat(locale, amount).format(amount),
    seconds: (milliseconds) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: milliseconds < 10_000 ? 1 : 0 }).format(milliseconds / 1_000),
    duration,
    took: (milliseconds) => (milliseconds < 60_000 ? shortSeconds.format(Math.max(0, milliseconds) / 1_000) : duration(milliseconds)),
    moment(iso, now) {
      const at = new Date(iso);
      if (at.toDateString() === now.toDateString()) return time.format(at);
      return (at.getFullYear() === now.getFullYear() ? day : dayOfYear).format(at);
    },
    day: (date) => namedDay.format(new Date(`${date}T00:00:00Z`)),
    exact: (iso) => exact.format(new Date(iso)),
    exactIn: (iso, timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso)),
    clock: (iso) => clock.format(new Date(iso)),
    number: (value) => number.format(value),
    bytes: (value) => bytesFormat(locale, value),
  };
}

function bytesFormat(locale: string, value: number): string {
  const [unit, size] = value < 1_000 ? ['byte', 1] : value < 1_000_000 ? ['kilobyte', 1_000] : ['megabyte', 1_000_000];
  const amount = value / size;
  const maximumFractionDigits = size > 1 && amount < 10 ? 1 : 0;
  const unitDisplay = size === 1 ? 'long' : 'short';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(amount);
}

function usdFormat(locale: string, amount: number): Intl.NumberFormat {
  const digits = amount === 0 ? 0 : Math.abs(amount) < 0.1 ? 4 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Math.min(digits, 2),
    maximumFractionDigits: digits,
  });
}

function duration(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1_000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
