import * as email from 'N/email';
import type { Mailer } from '../pipeline/ports';

/**
 * @param author internal id of the employee whose name the mails carry
 * @param recipients addresses, separated by commas or semicolons; at most ten
 */
export function mailer(author: number | undefined, recipients: string): Mailer {
  const addresses = recipients.split(/[,;\s]+/).filter((address) => address !== '');
  return {
    send: (subject, body) => {
      if (author !== undefined && addresses.length > 0) {
        email.send({ author, recipients: addresses, subject, body });
      }
    },
  };
}
