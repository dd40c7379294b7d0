/** Company-wide preferences that change what scripts see. Stored in the account, with these names. */
export interface AccountSettings {
  /** e.g. `TSTDRV0000001` */
  readonly accountId: string;
  /** IANA name, e.g. `America/Los_Angeles` (NetSuite's default) */
  readonly timeZone: string;
  /** NetSuite's name of the date format, e.g. `M/D/YYYY`, `MM/DD/YYYY`, `DD.MM.YYYY`, `YYYY-MM-DD` */
  readonly dateFormat: string;
  /** e.g. `h:mm a` */
  readonly timeFormat: string;
  /** OneWorld accounts demand a subsidiary on customers. */
  readonly oneWorld: boolean;
  /** SuiteCloud Plus licences: 0 means one CSV import queue and the standard processors. */
  readonly suiteCloudPlusLicences: number;
  /**
   * The preference Execute SuiteScript 2.x Server Scripts As, for files of `@NApiVersion 2.x`:
   * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157960966997.html
   */
  readonly executeSuiteScript2xAs: '2.0' | '2.1';
  /** No preference of NetSuite: whether a slash in front of paths of N/sftp makes no difference. Its help asks for none. */
  readonly sftpTakesLeadingSlash: boolean;
}
