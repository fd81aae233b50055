import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '../../data/request.ts';
import { MarkReadMutation } from './documents.ts';

/** Marks what the reader was told of a record as read once its page is open. @param id none while it is loading */
export const useMarkRead = (id: string | undefined): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!id) return;
    request(MarkReadMutation, { record: id })
      .then(({ markCopyRead }) => {
        if (markCopyRead) void client.invalidateQueries({ queryKey: ['document', 'Frame'] });
      })
      // Unread it stays, and is tried again when it is opened next.
      .catch(() => undefined);
  }, [id, client]);
};
