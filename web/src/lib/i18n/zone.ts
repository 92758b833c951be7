/** The zone, or UTC where the browser knows no such zone: one record with a wrong one must not stop a list of many. */
export function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone });
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}
