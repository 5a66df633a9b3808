/** A note in two languages, of which the Welsh half lacks a section. */
export const stacked = `# Letters that people can read

## What we did

On 3 March we sat down with 10 tenants and read their letters together with them.

## What we learned

Most people read the first line and the last line, and nothing between them.

## What comes next

By 14 April we will write 3 new letters and try them with the same people.

# Llythyrau y gall pobl eu darllen

## Beth wnaethon ni

Ar 3 Mawrth fe eisteddon ni gyda 10 o denantiaid a darllen eu llythyrau gyda nhw.

## Beth nesaf

Erbyn 14 Ebrill byddwn ni’n ysgrifennu 3 llythyr newydd ac yn rhoi cynnig arnyn nhw gyda’r un bobl.
`;
