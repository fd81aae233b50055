import type { ElementType } from 'react';
import type { TextKey } from '../i18n/texts.ts';

/** An entry of the menu. `filter` opens the ledger filtered. */
export type MenuEntry = { to: string; text: TextKey; Icon: ElementType };

/** What a post adds to the menu; `more` is opened so seldom that it stands in the person's own menu. */
export type PanelMenu = { entries: readonly MenuEntry[]; more?: readonly MenuEntry[] };
