import { IANAZone } from 'luxon';
import { z } from 'zod';
import { cronProblem } from '../cron';

const text = z.string().trim().min(1, 'must not be empty');
const zone = text.refine((name) => IANAZone.isValidZone(name), 'is no time zone; write one like America/New_York');
const folder = text.refine(
  (path) => !/^\/|(^|\/)\.\.?(\/|$)|\/$/.test(path),
  'must be a path below the base directory',
);
const list = z.array(text);
const port = z.number().int().min(1).max(65_535);

/** A secret is never in the file itself. */
const secret = z.union([z.strictObject({ env: text }), z.strictObject({ file: text })], {
  error: 'must be { "env": "NAME" } or { "file": "PATH" }: secrets are not written into this file',
});

const database = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sqlite'), file: text, timeZone: zone.default('UTC') }),
  z.strictObject({
    kind: z.literal('mysql'),
    host: text,
    port: port.default(3306),
    user: text,
    password: secret.optional(),
    database: text,
    ca: z.strictObject({ file: text }).optional(),
    timeZone: zone.default('UTC'),
  }),
]);

const files = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('local'), directory: text }),
  z
    .strictObject({
      kind: z.literal('sftp'),
      host: text,
      port: port.default(22),
      user: text,
      password: secret.optional(),
      privateKey: secret.optional(),
      passphrase: secret.optional(),
      /** A line of `ssh-keyscan`, or the type and key of one. */
      hostKey: text,
      directory: text.default('.'),
    })
    .refine((sftp) => sftp.password !== undefined || sftp.privateKey !== undefined, 'needs a password or a privateKey'),
]);

const folders = z.strictObject({
  customerExport: folder.default('customer/export'),
  customerIds: folder.default('customer/import'),
  orderExport: folder.default('salesorder/export'),
  orderIds: folder.default('salesorder/import/orderidentification'),
  orderLineIds: folder.default('salesorder/import/orderitemattribute'),
});

const customers = z.strictObject({
  externalIdFrom: z.enum(['shopifyId', 'partyId']).default('shopifyId'),
  subsidiary: text.optional(),
  constants: z
    .strictObject({
      status: z.string().default('CUSTOMER-Closed Won'),
      taxable: z.string().default('TRUE'),
      defaultOrderPriority: z.string().default('5'),
      accountSource: z.string().default(''),
    })
    .prefault({}),
  perFile: z.number().int().min(1).max(25_000).default(20_000),
  overlapHours: z.number().positive().default(48),
  sweepHours: z.number().min(0).default(24),
});

const orders = z.strictObject({
  externalIdFrom: z.enum(['externalId', 'orderId']).default('externalId'),
  sendWithoutCustomerId: z.boolean().default(false),
  timeZone: zone,
  excludedSalesChannels: list.default(['LOOP_EXCH']),
  minAgeMinutes: z.number().min(0).default(0),
  inStoreMethods: list.default(['POS_COMPLETED']),
  unmappedShippingMethod: z.enum(['block', 'blank']).default('block'),
  adjustments: z
    .strictObject({
      discounts: list.default(['EXT_PROMO_ADJUSTMENT']),
      shipping: list.default(['SHIPPING_CHARGES']),
      taxes: list.default(['SALES_TAX', 'VAT_TAX']),
      shippingTaxes: list.default(['SHIPPING_SALES_TAX']),
      ignored: list.default([]),
    })
    .prefault({}),
  perFile: z.number().int().min(1).max(1_000).default(1_000),
});

const approval = z.strictObject({
  requiredAttributes: z
    .array(
      z.union([text.transform((name) => ({ name })), z.strictObject({ name: text, value: text })], {
        error: 'must be the name of an attribute, or { "name": "…", "value": "…" }',
      }),
    )
    .default([]),
});

const cron = text.superRefine((expression, context) => {
  const problem = expression === 'off' ? undefined : cronProblem(expression);
  if (problem !== undefined) {
    context.addIssue({ code: 'custom', message: `is no cron expression (${problem}); write five fields, or "off"` });
  }
});

/** Exports hourly; what comes back is taken soon, and an order that is complete then is approved soon. */
const serve = z.strictObject({
  port: z.number().int().min(0).max(65_535).default(8472),
  timeZone: zone.default('UTC'),
  schedules: z
    .strictObject({
      'export-customers': cron.default('0 * * * *'),
      'export-orders': cron.default('10 * * * *'),
      'import-ids': cron.default('*/5 * * * *'),
      'import-rejects': cron.default('1-59/5 * * * *'),
      'approve-orders': cron.default('2-59/5 * * * *'),
    })
    .prefault({}),
});

export const CONFIG_SCHEMA = z.strictObject({
  database,
  files,
  folders: folders.prefault({}),
  customers: customers.prefault({}),
  orders,
  approval: approval.prefault({}),
  serve: serve.prefault({}),
});

export type Config = z.infer<typeof CONFIG_SCHEMA>;
export type Secret = z.infer<typeof secret>;
