import type { ConnectOptions } from './ssh-connection';

/** What the script's thread asks of the SFTP worker. */
export type SftpCommand =
  | { readonly call: 'open'; readonly options: ConnectOptions }
  | { readonly call: 'close'; readonly connection: number }
  | { readonly call: 'download'; readonly connection: number; readonly path: string; readonly seconds: number }
  | {
      readonly call: 'upload';
      readonly connection: number;
      readonly path: string;
      readonly content: Uint8Array;
      readonly replaceExisting: boolean;
      readonly seconds: number;
    }
  | { readonly call: 'move'; readonly connection: number; readonly from: string; readonly to: string }
  | {
      readonly call: 'list' | 'removeFile' | 'makeDirectory' | 'removeDirectory';
      readonly connection: number;
      readonly path: string;
    };

/** A NetSuiteError crosses between threads as data, so that its class survives. */
export interface SftpAnswer {
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}
