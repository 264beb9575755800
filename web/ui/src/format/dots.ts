/** What is there, on one line. */
export const dots = (...parts: (string | number | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');
