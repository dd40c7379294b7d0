import { GEO_IDS } from './retailer';

/** Names in many scripts, with quotes, commas and line breaks. */
export const FIRST_NAMES = ['Ada', 'Søren', 'María José', '千代', 'Zoë', "D'Arcy", 'Jean "JJ"', 'Ольга', 'Ann, Lee'];
export const LAST_NAMES = [
  'Byron',
  'Åkerlund',
  'Núñez Ibáñez',
  '鈴木',
  "O'Neill",
  'Smith, Jr.',
  'Іваненко',
  'Lee\nKim',
];

export interface Place {
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string;
  readonly country: string;
  readonly phone: { readonly country_code: string; readonly area_code: string | null; readonly contact_number: string };
  /** The same in E.164. */
  readonly e164: string;
}

export const PLACES: readonly Place[] = [
  {
    city: 'New York',
    state: 'NY',
    postalCode: '10001',
    country: GEO_IDS.US,
    phone: { country_code: '1', area_code: '212', contact_number: '555-0101' },
    e164: '+12125550101',
  },
  {
    city: 'Malmö',
    state: '_NA_',
    postalCode: '211 22',
    country: GEO_IDS.SE,
    phone: { country_code: '46', area_code: '40', contact_number: '123 456' },
    e164: '+4640123456',
  },
  {
    city: '東京',
    state: null,
    postalCode: '100-0001',
    country: GEO_IDS.JP,
    phone: { country_code: '+81', area_code: '3', contact_number: '1234-5678' },
    e164: '+81312345678',
  },
  {
    city: 'München',
    state: null,
    postalCode: '80331',
    country: GEO_IDS.DE,
    phone: { country_code: '49', area_code: '89', contact_number: '1234567' },
    e164: '+49891234567',
  },
];
