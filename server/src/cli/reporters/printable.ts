/** Text as a terminal may have it. */

/** Breaks at spaces so that no line is longer than `width`, where words allow. Two spaces before the last word stay. */
export function wrap(message: string, width: number): string[] {
  if (message.length <= width) return [message];
  const lines: string[] = [];
  let line = '';
  for (const word of message.split(/(?<=\S)(?=\s)/)) {
    if (line !== '' && line.length + word.length > width) {
      lines.push(line);
      line = word.trimStart();
    } else line += word;
  }
  return [...lines, line];
}

/** Controls, ends of lines and marks that turn the direction: spelt out, since looking up what Unicode says takes long. */
// eslint-disable-next-line no-control-regex -- those are meant
const steering = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** What a note or a file name holds must not steer the terminal. */
export const printable = (text: string): string => text.replace(steering, '\uFFFD');

/** Text without halves of characters, as cutting it may leave them. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD');
