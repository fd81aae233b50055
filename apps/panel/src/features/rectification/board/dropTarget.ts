import type { DragEvent } from 'react';
import type { BoardCase } from './documents.ts';

/**
 * Properties of an element that a card can be dropped on. A column where no step leads takes the drop as well, so that
 * it can say why not.
 */
export const dropTarget = (
  dragging: BoardCase | null,
  setOver: (over: boolean) => void,
  onDrop: (record: BoardCase) => void,
) => ({
  onDragOver: (event: DragEvent) => {
    if (!dragging) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  },
  onDragLeave: (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  },
  onDrop: (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (dragging) onDrop(dragging);
  },
});
