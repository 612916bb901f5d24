import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { TranslationBundle } from '@jupyterlab/translation';

/** Why there is no answer, in one line. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string
  ) {
    super(message);
  }
}

export type Route = 'preview' | 'picture' | 'findings' | 'document';
export type Query = Record<string, string | string[]>;

/** Ask the server extension about a file; aborting `signal` ends the work for it. */
export async function ask(
  route: Route,
  path: string,
  query: Query,
  signal: AbortSignal,
  trans: TranslationBundle
): Promise<Response> {
  const settings = ServerConnection.makeSettings();
  const words = new URLSearchParams();
  for (const [name, given] of Object.entries(query)) {
    for (const value of [given].flat()) words.append(name, value);
  }
  const place = URLExt.join(settings.baseUrl, 'dfdm', route, URLExt.encodeParts(path));
  let response: Response;
  try {
    response = await ServerConnection.makeRequest(`${place}?${words}`, { method: 'GET', signal }, settings);
  } catch (error) {
    if (signal.aborted) throw new Refusal(trans.__('Canceled.'), 'aborted');
    throw new Refusal(trans.__('The server does not answer.'), 'offline');
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => null);
  if (told && typeof told.message === 'string') {
    throw new Refusal(told.message.slice(0, 600), String(told.code ?? response.status));
  }
  throw new Refusal(
    trans.__(
      'dfdm does not answer on this server. Run "jupyter server extension enable dfdm.server", restart the server, and reload this page.'
    ),
    'missing'
  );
}
