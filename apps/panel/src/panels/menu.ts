import type { ElementType } from 'react';
import type { TextKey } from '../i18n/texts.ts';

/** An entry of the menu. */
export type MenuEntry = { to: string; text: TextKey; Icon: ElementType };

/** What a post adds to the menu; `more` is opened so seldom that it is folded away. */
export type PanelMenu = { entries: readonly MenuEntry[]; more?: readonly MenuEntry[] };
