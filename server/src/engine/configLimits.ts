/** How much a configuration may hold; what is beyond is left out, and said. */

/** Most words of a team's own, and most that it allows; beyond is no list that anybody reads. */
export const mostWords = 20_000;
/** Most entries of a team's glossary. */
export const mostTerms = 5000;
