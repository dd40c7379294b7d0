import * as email from 'N/email';
import { isEmail } from '../feed/value-checks';
import { withoutValues } from '../feed/without-values';
import type { Mailer } from '../pipeline/ports';
import type { RunProblems } from '../pipeline/problems';

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4358681681.html */
const MOST_RECIPIENTS = 10;

export interface MailSettings {
  /** Internal id of the employee whose name the mails carry; without one there are no mails. */
  readonly author: number | undefined;
  /** Addresses; without any there are no mails. */
  readonly recipients: readonly string[];
}

/**
 * Reads the two mail parameters. A wrong one is a problem to tell, but no reason to stop: the mails go to whom they can.
 * @param prefix of the ids of the parameters
 */
export function mailSettings(prefix: string, author: string, recipients: string, problems: RunProblems): MailSettings {
  const addresses = recipients.split(/[,;\s]+/).filter((address) => address !== '');
  const good = addresses.filter(isEmail);
  const complain = (name: string, what: string) => problems.report('PARAMETER_INVALID', `${prefix}${name}`, what);
  if (good.length < addresses.length) {
    complain('mail_recipients', `${addresses.length - good.length} of the recipients are no e-mail addresses`);
  }
  if (good.length > MOST_RECIPIENTS) {
    complain('mail_recipients', `NetSuite sends to ${MOST_RECIPIENTS} recipients; the first of them get the mails`);
  }
  const isId = /^-?\d+$/.test(author);
  if (!isId && author !== '') {
    complain('mail_author', 'the internal id of an employee is a number');
  }
  return { author: isId ? Number(author) : undefined, recipients: good.slice(0, MOST_RECIPIENTS) };
}

export function mailer({ author, recipients }: MailSettings): Mailer {
  return {
    send: (subject, body) => {
      if (author !== undefined && recipients.length > 0) {
        email.send({
          author,
          recipients: [...recipients],
          subject: withoutValues(subject),
          body: withoutValues(body),
        });
      }
    },
  };
}
