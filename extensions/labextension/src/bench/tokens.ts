import { Token } from '@lumino/coreutils';

import type { Following } from './following';
import type { Preferences } from './preferences';

export const IPreferences = new Token<Preferences>(
  '@dfdm/labextension:IPreferences',
  'How results are wanted shown: units, currency, makers, theme.'
);

export const IFollowing = new Token<Following>(
  '@dfdm/labextension:IFollowing',
  'What is known of the designs of the notebook in front.'
);
