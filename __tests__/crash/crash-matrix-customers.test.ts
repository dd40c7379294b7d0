import { describeCrashMatrix } from './crash-matrix';

describeCrashMatrix('customscript_hcsync_import_customers');
