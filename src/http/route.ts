import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { FailureCode } from '../domain/failure.js';

/** One kind of success: its status, what it means (Chinese), and its content by media type; none for 204. */
interface Reply {
  readonly status: 200 | 204;
  readonly description: string;
  readonly content?: Readonly<Record<string, z.ZodType>>;
}

/** One route: what the router needs to serve it and what the interface description needs to tell of it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As the interface description writes it: `/api/v1/documents/{id}`. */
  readonly path: string;
  /** The router's form, where it is more than `{id}` → `:id`. */
  readonly pattern?: string;
  /** Unique name of the operation, for generated clients. */
  readonly operation: string;
  /** One Chinese line for readers of the interface description. */
  readonly summary: string;
  /** The JSON body it takes; none: no body is read. */
  readonly body?: z.ZodType;
  /** Largest body, as `64kb`; default what `jsonBody` says. */
  readonly bodyLimit?: string;
  /** The query that it reads. */
  readonly query?: z.ZodObject;
  /** Whether it takes a file, or a document as JSON, in any of `UPLOAD_TYPES`. */
  readonly takesUpload?: boolean;
  readonly reply: Reply;
  /** Failures of its own; those that any route may have are added by the description. */
  readonly failures: readonly FailureCode[];
  /** What an `unprocessable` tells beyond a problem. */
  readonly refusal?: z.ZodType;
  readonly handle: RequestHandler;
}

/** The path in the router's form. */
export function routerPath(route: Route): string {
  return route.pattern ?? route.path.replace(/\{(\w+)\}/gu, ':$1');
}
