import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A row of telecom_number. */
export interface Telecom {
  /** Dialling code, such as `1` or `+46` */
  readonly countryCode: string | null;
  readonly areaCode: string | null;
  readonly contactNumber: string | null;
}

/**
 * A phone number in E.164, such as `+15550100101`; blank when it cannot be made out. A number that fits the length of its
 * country passes even when its area code is not assigned: carriers need a number, and the customer gave this one.
 * @param country ISO code of the address beside it, for numbers without a dialling code
 */
export function e164(telecom: Telecom | undefined, country?: string): string {
  if (telecom === undefined) {
    return '';
  }
  const number = digits(telecom.contactNumber);
  const area = digits(telecom.areaCode);
  const dialling = digits(telecom.countryCode).replace(/^\+|^00/, '');
  const candidates = number.startsWith('+')
    ? [number]
    : [...(dialling === '' ? [] : [`+${dialling}${area}${number}`]), `${area}${number}`];
  const home = country !== undefined && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = candidates.map((text) => parsePhoneNumberFromString(text, home));
  const chosen = parsed.find((phone) => phone?.isValid()) ?? parsed.find((phone) => phone?.isPossible());
  return chosen?.number ?? '';
}

/** Keeps digits and a leading plus. */
function digits(text: string | null): string {
  return (text ?? '').replace(/(?!^\+)[^\d]/g, '');
}
