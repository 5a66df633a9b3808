import type { FileReport, Report } from '../report';

const listed = ({ path, findings }: FileReport): Omit<FileReport, 'folds'> => ({ path, findings });

export const json = (report: Report): string =>
  `${JSON.stringify({ ...report, files: report.files.map(listed) }, undefined, 2)}\n`;
