/** `entity.type` of each record type. */
export const ENTITY_TYPES: readonly (readonly [string, string])[] = [
  ['contact', 'Contact'],
  ['customer', 'CustJob'],
  ['employee', 'Employee'],
  ['job', 'Job'],
  ['lead', 'CustJob'],
  ['othername', 'OthName'],
  ['partner', 'Partner'],
  ['prospect', 'CustJob'],
  ['vendor', 'Vendor'],
];
