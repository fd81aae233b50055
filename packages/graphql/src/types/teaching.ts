import { builder } from '../builder.ts';
import { byKey, column, dayOrNull, fromRow, named } from '../read/fields.ts';

builder.objectType('Teaching', {
  description: 'Who teaches a subject in a class, from a day to a day · 任课',
  fields: (t) => ({
    class: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'class_id'), resolve: fromRow }),
    subject: t.field({ type: 'String', extensions: named('subject'), resolve: fromRow }),
    teacher: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'person_id'), resolve: fromRow }),
    from: t.field({ type: 'Date', extensions: named('from_on'), resolve: fromRow }),
    to: t.field({
      type: 'Date',
      nullable: true,
      extensions: column((alias) => dayOrNull(alias, 'to_on')),
      resolve: fromRow,
    }),
  }),
});
