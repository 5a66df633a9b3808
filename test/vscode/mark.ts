/** What lines begin with that the runners read: VS Code writes to the same console, and at length. */
export const mark = 'AGORED-VSCODE';
