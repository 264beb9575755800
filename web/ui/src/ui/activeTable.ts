/** The table in view, for the page's own keys (J, K, Enter): the mode's table takes it over when it mounts. */
interface TableKeys {
  move: (delta: number) => void;
  open: () => void;
}

let current: TableKeys | null = null;

export const activeTable = {
  use(keys: TableKeys) {
    current = keys;
    return () => {
      if (current === keys) current = null;
    };
  },
  move: (delta: number) => current?.move(delta),
  open: () => current?.open(),
};
