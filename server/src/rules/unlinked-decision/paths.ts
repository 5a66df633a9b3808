/** Names of new records. */
import { withoutMarks } from '../../languages/letters';

/** Names that Windows keeps for itself. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const longestSlug = 60;

/** A file name’s middle part from a title: letters without accents, digits, hyphens; never empty, never a reserved name. */
export function slugOf(title: string): string {
  const folded = withoutMarks(title, 'NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  let slug = folded.slice(0, longestSlug);
  if (folded.length > longestSlug && slug.includes('-')) slug = slug.slice(0, slug.lastIndexOf('-'));
  if (slug === '') return 'decision';
  return reserved.test(slug) ? `${slug}-decision` : slug;
}
