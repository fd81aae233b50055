import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

// GraphiQL sorts with a method that came after Chrome 109.
if (!('toSorted' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'toSorted', {
    value(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
      return [...this].sort(compare);
    },
    configurable: true,
    writable: true,
  });
}

const welcome = `# Plumbline's GraphQL. You are asked as the person who is signed in to the panel.
# Ctrl + Space completes, Ctrl + Enter sends.
{
  viewer { person { name } scope }
  workbench {
    todo(first: 5) { totalCount nodes { dueOn record { number title stateTitle } } }
  }
}
`;

const fetcher = async (params: object): Promise<never> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as never;
};

const root = document.getElementById('root');
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={welcome} />);
