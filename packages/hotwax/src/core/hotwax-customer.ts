import type { Telecom } from './phone';

/** A customer as HotWax's database has it, with everything its feed row is made of. */
export interface HotWaxCustomer {
  readonly partyId: string;
  readonly statusId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly shopifyId: string | null;
  /** The newest primary e-mail in force. */
  readonly email: string | null;
  /** The newest primary phone in force, all parts of one number. */
  readonly phone?: Telecom;
  /** Subsidiary of the product store of the customer's first order, if any. */
  readonly subsidiary: string | null;
}
