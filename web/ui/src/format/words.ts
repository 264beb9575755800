/** Names of the contract as words: CE_CANDIDATE, NationwidePermit. */
export const words = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLocaleLowerCase('en')
    .replace(/^./, (c) => c.toLocaleUpperCase('en'));

/** A fact's id as a name, while nobody has titled it: project.lead_agency is the lead agency of the project. */
export function idInWords(id: string): string {
  const last = id.split('.').at(-1) ?? id;
  return words(last.replace(/_(mw|km|ha|usd|acres|mi|m)$/, ''));
}
