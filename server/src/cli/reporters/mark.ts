/** Opens the report that is a comment, so that the next one, there or in a file, can take its place. */
export const commentMark = '<!-- agored -->\n';
