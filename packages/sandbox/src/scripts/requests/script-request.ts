/** A request of a client to a RESTlet or a Suitelet. */
export interface ScriptRequest {
  /** Script id or internal id. */
  readonly script: string | number;
  /** Script id or internal id; the first one without it. */
  readonly deployment?: string | number | undefined;
  readonly method: string;
  /** Of the URL. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What comes back. */
export interface ScriptAnswer {
  readonly script: string;
  readonly deployment: string;
  readonly method: string;
  /** HTTP status. */
  readonly code: number;
  /** By name in lower case; a header that was set twice has two values. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
  readonly unitsUsed: number;
  readonly error?: { readonly name: string; readonly message: string };
}

/** Header names compare without case: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4296361104.html */
export function headerOf({ headers = {} }: ScriptRequest, name: string): string | undefined {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
}

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function mediaType(request: ScriptRequest): string | undefined {
  return headerOf(request, 'Content-Type')?.split(';')[0]?.trim().toLowerCase();
}
