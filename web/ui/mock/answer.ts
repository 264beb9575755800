/** What every answer carries. */
export const answer = () => ({
  inputsHash: 'c0ffee'.repeat(10) + 'abcd',
  version: '0.1.0-mock',
  elapsedSeconds: 0.004,
});
