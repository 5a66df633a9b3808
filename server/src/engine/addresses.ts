/** Addresses less what differs between the languages of one page. */

/** An address less its scheme, language and end, so that the two languages' pages on one thing agree. */
export function plainAddress(address: string): string {
  if (address.startsWith('#')) return '';
  return address
    .replace(/^(?:https?:)?\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^_?[a-z]{2}(?:[-_][a-z]{2})?$/i.test(part))
    .join('/')
    .toLowerCase();
}
