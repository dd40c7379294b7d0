import { databaseDate } from '../core/date-text';
import type { ProblemCode } from '../core/problems';
import { FIRST_NAMES, LAST_NAMES, PLACES } from './people';
import { LONG_AGO } from './retailer';
import type { Rows } from './rows';
import type { SeededRandom } from './seeded-random';

/** What is special about a customer, and what must come of it. */
export const CUSTOMER_CONDITIONS = {
  /** In NetSuite already. */
  known: undefined,
  new: undefined,
  /** A guest: no Shopify id, so no key in NetSuite. */
  guest: undefined,
  oneName: undefined,
  /** Had other e-mails and phones before. */
  moved: undefined,
  longNames: undefined,
  noName: 'NAME_MISSING',
  badEmail: 'EMAIL_INVALID',
  nameTooLong: 'VALUE_TOO_LONG',
  disabled: 'CUSTOMER_DISABLED',
} as const satisfies Record<string, ProblemCode | undefined>;

export type CustomerCondition = keyof typeof CUSTOMER_CONDITIONS;

/** A customer that was made, with what must come of it. */
export interface SeededCustomer {
  readonly partyId: string;
  readonly condition: CustomerCondition;
  readonly shopifyId: string | undefined;
  readonly netsuiteId: string | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly rows: Rows;
}

/** NetSuite's ids of customers that it knows begin here. */
const FIRST_NETSUITE_ID = 80_000;
const FIRST_PARTY = 10_000;

/** @param created when the customer came to HotWax */
export function makeCustomer(
  index: number,
  condition: CustomerCondition,
  created: Date,
  random: SeededRandom,
): SeededCustomer {
  const partyId = String(FIRST_PARTY + index);
  const shopifyId = condition === 'guest' ? undefined : `69900${String(index).padStart(8, '0')}`;
  const netsuiteId = condition === 'known' ? String(FIRST_NETSUITE_ID + index) : undefined;
  const { firstName, lastName } = namesOf(condition, random);
  const identification = (party_identification_type_id: string, id_value: string | undefined) =>
    id_value === undefined ? [] : [{ party_id: partyId, party_identification_type_id, id_value }];
  return {
    partyId,
    condition,
    shopifyId,
    netsuiteId,
    firstName,
    lastName,
    rows: {
      party: [
        {
          party_id: partyId,
          status_id: condition === 'disabled' ? 'PARTY_DISABLED' : 'PARTY_ENABLED',
          created_tx_stamp: databaseDate(created, 'UTC'),
        },
      ],
      person: [{ party_id: partyId, first_name: firstName, last_name: lastName }],
      party_role: [{ party_id: partyId, role_type_id: 'CUSTOMER' }],
      party_identification: [
        ...identification('SHOPIFY_CUST_ID', shopifyId),
        ...identification('NETSUITE_CUSTOMER_ID', netsuiteId),
      ],
      ...contactRows(partyId, condition, random),
    },
  };
}

function namesOf(condition: CustomerCondition, random: SeededRandom): { firstName: string; lastName: string } {
  switch (condition) {
    case 'oneName':
      return { firstName: 'Madonna', lastName: '' };
    case 'noName':
      return { firstName: ' ', lastName: '' };
    case 'longNames':
      return { firstName: 'Wolfeschlegelsteinhausenberger', lastName: 'Featherstonehaugh-Cholmondeley' };
    case 'nameTooLong':
      return { firstName: 'Ann', lastName: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' };
    default:
      return { firstName: random.pick(FIRST_NAMES), lastName: random.pick(LAST_NAMES) };
  }
}

function contactRows(partyId: string, condition: CustomerCondition, random: SeededRandom): Rows {
  const email = condition === 'badEmail' ? 'at home' : `customer${partyId}@example.com`;
  const contacts = [
    ...(condition === 'moved'
      ? [
          contact(`${partyId}E0`, 'PRIMARY_EMAIL', LONG_AGO, 'zz-old@example.com'),
          contact(`${partyId}P0`, 'PRIMARY_PHONE', LONG_AGO),
        ]
      : []),
    contact(`${partyId}E1`, 'PRIMARY_EMAIL', '2024-01-01 00:00:00.000', email),
    contact(`${partyId}P1`, 'PRIMARY_PHONE', '2024-01-01 00:00:00.000'),
  ];
  const { phone } = random.pick(PLACES);
  return {
    contact_mech: contacts.map(({ id, text }) => ({
      contact_mech_id: id,
      contact_mech_type_id: text === null ? 'TELECOM_NUMBER' : 'EMAIL_ADDRESS',
      info_string: text,
    })),
    party_contact_mech: contacts.map(({ id, from }) => ({
      party_id: partyId,
      contact_mech_id: id,
      from_date: from,
      thru_date: null,
    })),
    party_contact_mech_purpose: contacts.map(({ id, purpose, from }) => ({
      party_id: partyId,
      contact_mech_id: id,
      contact_mech_purpose_type_id: purpose,
      from_date: from,
      thru_date: null,
    })),
    telecom_number: contacts
      .filter(({ text }) => text === null)
      .map(({ id }) => ({
        contact_mech_id: id,
        ...(id.endsWith('0') ? { country_code: '99', area_code: '999', contact_number: '9999999' } : phone),
      })),
  };
}

function contact(id: string, purpose: string, from: string, text: string | null = null) {
  return { id, purpose, from, text };
}
