import { createContext, useContext } from 'react';
import { graphql, type ResultOf } from './graphql.ts';

/** Who is signed in, their posts and rights, the town and its term: read once for the frame around all pages. */
export const FrameQuery = graphql(`
  query Frame {
    viewer {
      person { id name mainPost }
      posts { id role roleTitle title unit { id name kind } }
      actingPost { id title unit { name } }
      scope
      permissions
      mustChangePassword
      secondFactor { setUp required from }
      onBehalfOf { id name }
      delegation { id to everyWorkflow workflows { name title } }
      delegations { id to principal { id name mainPost } }
      unreadNotifications
    }
    town {
      id
      name
      today
      planYear { id title startsOn endsOn }
      term { id title startsOn endsOn week weeks }
    }
    workbench { todo(first: 1) { totalCount } }
  }
`);

/** What the frame knows of the viewer and the town. */
export type Frame = ResultOf<typeof FrameQuery>;

export const FrameContext = createContext<Frame | null>(null);

/** The viewer and the town. Only below the layout, which waits for them. */
export const useFrame = (): Frame => {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('useFrame was called outside the layout.');
  return frame;
};

/** Tells whether the viewer has a permission; a hint for menus and buttons, the server decides. */
export const useMay = (): ((permission: string) => boolean) => {
  const { viewer } = useFrame();
  return (permission) => viewer.permissions.includes(permission);
};
