/** Bytes. `Connection.MAX_FILE_SIZE`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238937.html */
export const MAX_FILE_SIZE = 100_000_000;
/** Seconds. `Connection.MAX_TRANSFER_TIMEOUT`: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1557238973.html */
export const MAX_TRANSFER_TIMEOUT = 300;
