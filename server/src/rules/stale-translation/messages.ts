export const messages = {
  en: {
    one: 'This has changed since the {there} version: 1 commit, on {last}. Check that both still say the same.',
    many: 'This has changed since the {there} version: {count} commits, the last on {last}. Check that both still say the same.',
    other: 'The {there} version was last changed on {other}.',
  },
  cy: {
    one: 'Mae hwn wedi newid ers i’r testun {there} newid: 1 comit, ar {last}. Gwiriwch fod y ddau yn dal i ddweud yr un peth.',
    many: 'Mae hwn wedi newid ers i’r testun {there} newid: {count} comit, yr olaf ar {last}. Gwiriwch fod y ddau yn dal i ddweud yr un peth.',
    other: 'Newidiodd y testun {there} ddiwethaf ar {other}.',
  },
} as const;
