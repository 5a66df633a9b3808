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

/** What a note or a file name holds must not steer the terminal. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '\uFFFD');

/** Text without halves of characters, as cutting it may leave them. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD');
