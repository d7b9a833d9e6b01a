/** Crockford base32 without its look-alikes: what an enrolment code is written in. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The 16 characters that are hashed, or null if the text is no enrolment code (README §2). */
export function normalisedEnrolmentCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');
  return code.length === 16 && [...code].every((digit) => DIGITS.includes(digit)) ? code : null;
}

/** XXXX-XXXX-XXXX-XXXX, as people read it. */
export function groupedEnrolmentCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The code in an enrolment address (`…/kiosk/#enrol=CODE`) or in its fragment alone. */
export function enrolmentCodeIn(address: string): string | null {
  const found = /#enrol=([^&]+)/.exec(address)?.[1];
  return found === undefined ? null : normalisedEnrolmentCode(decodeURIComponent(found));
}
