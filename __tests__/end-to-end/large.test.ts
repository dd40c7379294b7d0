import { describeLargeFile } from './large-flow';

// Long rows make few orders, so this is quick. A file of 100 MB is in hundred-megabytes.large.test.ts.
describeLargeFile(17, 4000, 2);
