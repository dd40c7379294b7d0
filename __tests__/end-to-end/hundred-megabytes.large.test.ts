import { describeLargeFile } from './large-flow';

describeLargeFile(100, 1500, 30);
