/** A file that came with a multipart request. */
export interface UploadedFile {
  /** The n of `files[n]`. */
  index: number;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A request as the routes see it. */
export interface RestRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON body, or the `payload_json` of a multipart one; undefined without a body. */
  body: unknown;
  files: UploadedFile[];
}

export interface RestReply {
  status: number;
  body?: unknown;
}

/** One endpoint. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path from the API version on, with `:name` for parameters. */
  path: string;
  /** `none` for routes whose address is the secret. */
  auth?: 'none';
  /** Interaction routes stand outside the bot's global limit. */
  outsideGlobalLimit?: boolean;
  handle(request: RestRequest): RestReply | Promise<RestReply>;
}

/** A parameter that the path of the route is known to have. */
export function param(request: RestRequest, name: string): string {
  return request.params[name] ?? '';
}
