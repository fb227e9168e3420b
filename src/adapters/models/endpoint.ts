/** An OpenAI-compatible endpoint of somebody's. */
export interface EndpointSettings {
  /** `/v1` included, without a slash at its end. */
  readonly baseUrl: string;
  readonly model: string;
  /** Null: none is needed there. */
  readonly apiKey: string | null;
}
